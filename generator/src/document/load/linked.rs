//! A document whose references have been followed.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::findings::Findings;
use crate::diagnostic::Diagnostic;
use crate::document::grammar::NodeKind;
use crate::document::read::{Twice, Written};
use crate::document::swagger::{Converted, Moves};
use crate::source::{FileId, Location, Origins, SourceSet, pointer};

/// A document of one or many files: their trees as overlays left them, where each reference leads, and what is wrong with
/// references.
#[derive(Clone, Debug, Default)]
pub struct LinkedDocument {
    sources: SourceSet,
    files: Vec<LinkedFile>,
    /// What is wrong with references and with the files that they lead to.
    pub(crate) findings: Findings,
    /// What is said of single objects, by their file and their pointer, as soon as they are known to be wanted.
    notes: BTreeMap<(FileId, Arc<str>), Vec<Diagnostic>>,
}

/// One file of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct LinkedFile {
    /// The path from the root document's folder, with `/` between its parts, whatever the system.
    pub(crate) relative: String,
    /// The tree, as overlays left it, in OpenAPI 3; `null` where the text does not parse.
    pub(crate) tree: Value,
    /// The keys of its text that stand more than once in an object.
    pub(crate) twice: Twice,
    /// The numbers and flags of its text that JSON writes in another way, by the pointers that they have there.
    pub(crate) written: Written,
    /// Where in it the nodes are that references name, if it was converted from Swagger 2.0.
    pub(crate) moves: Moves,
    /// Where the references of this file lead: by the kind that is expected, then by the pointer of the object that
    /// holds the `$ref`. References that lead nowhere have no entry.
    pub(crate) references: BTreeMap<NodeKind, HashMap<Arc<str>, Target>>,
    /// The reference that led to this file first; `None` for the root and for overlays.
    pub(crate) reached_from: Option<Location>,
}

/// The node that a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) file: FileId,
    pub(crate) pointer: Arc<str>,
}

impl Target {
    /// The member or item `token` (not escaped) of the node.
    pub(crate) fn child(&self, token: &str) -> Self {
        Self { file: self.file, pointer: pointer::child(&self.pointer, token).into() }
    }
}

impl LinkedDocument {
    /// The texts of its files: the root first, then the overlays, then the others in the order in which references reach
    /// them.
    pub fn sources(&self) -> &SourceSet {
        &self.sources
    }

    /// Gives the texts away, to print diagnostics with.
    pub fn into_sources(self) -> SourceSet {
        self.sources
    }

    /// The root document.
    pub fn root(&self) -> FileId {
        self.sources.root()
    }

    /// The tree of a file, as overlays left it; `None` for an id of another document, or for the root of one whose root
    /// cannot be read.
    pub fn tree(&self, file: FileId) -> Option<&Value> {
        self.file(file).map(|file| &file.tree)
    }

    pub(crate) fn file(&self, id: FileId) -> Option<&LinkedFile> {
        self.files.get(id.index())
    }

    /// All files with their ids.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileId, &LinkedFile)> {
        self.sources.files().map(|(id, _)| id).zip(&self.files)
    }

    /// Where the reference at a node leads, when a node of that kind is expected.
    pub(crate) fn target(&self, file: FileId, pointer: &str, kind: NodeKind) -> Option<&Target> {
        self.file(file)?.references.get(&kind)?.get(pointer)
    }

    /// The node that a reference leads to.
    pub(crate) fn target_node(&self, target: &Target) -> Option<&Value> {
        self.tree(target.file)?.pointer(&target.pointer)
    }

    pub(super) fn file_mut(&mut self, id: FileId) -> Option<&mut LinkedFile> {
        self.files.get_mut(id.index())
    }

    /// What is said of the object at `pointer`.
    pub(crate) fn notes(&self, file: FileId, pointer: &str) -> &[Diagnostic] {
        if self.notes.is_empty() {
            return &[];
        }
        self.notes.get(&(file, pointer.into())).map_or(&[], Vec::as_slice)
    }

    /// Enters a file, whose text is given, under the next number.
    pub(super) fn add(&mut self, path: PathBuf, text: String, file: LinkedFile) -> FileId {
        self.files.push(file);
        self.sources.add(path, text)
    }

    /// Gives a file the tree that overlays made of it.
    pub(super) fn replace(&mut self, id: FileId, tree: Value, origins: Origins) {
        if let Some(file) = self.file_mut(id) {
            file.tree = tree;
            self.sources.set_origins(id, origins);
        }
    }

    /// Gives a file the tree that was converted from its own. The references of all files have to be followed anew then.
    pub(super) fn convert(&mut self, id: FileId, converted: Converted) {
        let Converted { tree, origins, moves, warnings } = converted;
        if let Some(file) = self.file_mut(id) {
            (file.tree, file.moves) = (tree, moves);
            self.sources.set_converted(id, origins);
        }
        for (pointer, warning) in warnings {
            self.notes.entry((id, pointer)).or_default().push(warning);
        }
    }

    /// Forgets where references lead, and what is wrong with them.
    pub(super) fn unlink(&mut self) {
        self.files.iter_mut().for_each(|file| file.references.clear());
        self.findings.forget();
    }
}
