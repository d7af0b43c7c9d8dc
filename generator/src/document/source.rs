//! The files that a document is made of.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::kind::Kind;
use super::load::Problems;
use super::origins::Origins;
use super::{locate, text};
use crate::diagnostic::{Location, Part};

/// A file of a [`SourceSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

/// One file: its text, and the tree that it parses to.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    pub(crate) path: PathBuf,
    /// The path from the root document's folder, with `/` between its parts, whatever the system.
    pub(crate) relative: String,
    pub(crate) text: String,
    pub(crate) value: Value,
    /// Where the references of this file lead: by the kind that is expected, then by the pointer of the object that
    /// holds the `$ref`. References that lead nowhere have no entry.
    pub(crate) references: BTreeMap<Kind, HashMap<Arc<str>, Target>>,
    /// The reference that led to this file first; `None` for the root.
    pub(crate) reached_from: Option<Location>,
    /// Where the nodes of the tree come from, if an overlay changed it. Everything that names a node of this file means
    /// the tree as it is now; only what is shown of a place goes through this table.
    pub(crate) mended: Option<Origins>,
}

/// The node that a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) file: FileId,
    pub(crate) pointer: Arc<str>,
}

impl SourceFile {
    /// The path as it is shown to the user: relative to the working directory where that is possible.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree, as overlays left it; `null` where the text does not parse.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

/// A position in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The number of characters from there on, within the line.
    pub len: u32,
}

/// Every file that was reached from the root document, each once, and the overlays that mend them.
#[derive(Clone, Debug, Default)]
pub struct SourceSet {
    pub(crate) files: Vec<SourceFile>,
    /// What is wrong with references and with the files that they lead to.
    pub(crate) problems: Problems,
}

impl SourceSet {
    /// A set of one text that is no OpenAPI document, such as a config: enough to print diagnostics with.
    pub(crate) fn of_text(path: PathBuf, text: String) -> Self {
        Self { files: vec![SourceFile { path, text, ..SourceFile::default() }], ..Self::default() }
    }

    /// The root document.
    pub fn root(&self) -> FileId {
        FileId(0)
    }

    /// The file with that id; `None` for an id of another set, or for the root of a set whose root cannot be read.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files with their ids: the root first, then the overlays, then the others in the order in which references reach
    /// them.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The number of references in all files that lead to a node, each counted once.
    pub fn reference_count(&self) -> usize {
        self.files.iter().flat_map(|file| file.references.values()).map(HashMap::len).sum()
    }

    /// The node at a location; `None` when there is none.
    pub fn node(&self, location: &Location) -> Option<&Value> {
        self.file(location.file)?.value.pointer(&location.pointer)
    }

    /// Where the text of a node is: in the file itself, or in the overlay, or at the node that the overlay copied.
    ///
    /// The place is one in the file as it was read, so it must not be looked up a second time.
    pub(crate) fn origin(&self, location: &Location) -> Location {
        match self.file(location.file).and_then(|file| file.mended.as_ref()) {
            Some(mended) => Location { part: location.part, ..mended.origin(&location.pointer) },
            None => location.clone(),
        }
    }

    /// Where the text of a node stands; the nearest node around it when it has no text of its own. `None` for a file of
    /// another set.
    ///
    /// The text is read again for each call: this is for printing, not for work.
    pub fn position(&self, location: &Location) -> Option<(&Path, Position)> {
        self.position_as_read(&self.origin(location))
    }

    /// Like [`position`](Self::position), for a place in a file as it was read, whatever overlays made of it.
    pub(crate) fn position_as_read(&self, place: &Location) -> Option<(&Path, Position)> {
        let file = self.file(place.file)?;
        let span = locate::locate(&file.text, &[(&place.pointer, place.part)]).into_iter().next()?;
        let (line, column) = text::line_column(&file.text, span.start);
        let len = file.text.get(span).map_or(0, |part| part.chars().count());
        Some((file.path(), Position { line, column, len: u32::try_from(len).unwrap_or(u32::MAX) }))
    }

    /// Where many nodes stand, in their order: the file, the line and the column, both from 1; one pass a file.
    pub fn positions(&self, locations: &[&Location]) -> Vec<Option<(&Path, u32, u32)>> {
        let locations: Vec<Location> = locations.iter().map(|location| self.origin(location)).collect();
        let mut wanted: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        for (index, location) in locations.iter().enumerate() {
            wanted.entry(location.file).or_default().push(index);
        }
        let files: Vec<(FileId, Vec<usize>)> = wanted.into_iter().collect();
        let of_file = |(file, indices): &(FileId, Vec<usize>)| {
            let asked: Vec<&Location> = indices.iter().filter_map(|index| locations.get(*index)).collect();
            let positions = self.positions_in(*file, &asked);
            indices.iter().copied().zip(positions).collect::<Vec<_>>()
        };
        let found: Vec<Vec<_>> = files.par_iter().map(of_file).collect();
        let found: BTreeMap<usize, (&Path, u32, u32)> = found.into_iter().flatten().collect();
        (0..locations.len()).map(|index| found.get(&index).copied()).collect()
    }

    fn positions_in(&self, file: FileId, asked: &[&Location]) -> Vec<(&Path, u32, u32)> {
        let Some(file) = self.file(file) else { return Vec::new() };
        let pointers: Vec<(&str, Part)> = asked.iter().map(|place| (&*place.pointer, place.part)).collect();
        let spans = locate::locate(file.text(), &pointers);
        let offsets: Vec<usize> = spans.iter().map(|span| span.start).collect();
        let positions = text::Lines::of(file.text()).positions(&offsets);
        positions.into_iter().map(|(line, column)| (file.path(), line, column)).collect()
    }

    /// The text of a scalar (or of a key) as its author wrote it, with its quotes, up to the end of its first line.
    /// It tells `1.10` from `1.1`, which are the same number. `None` when there is no such node.
    pub fn written(&self, location: &Location) -> Option<&str> {
        self.node(location)?;
        let place = self.origin(location);
        let text = self.file(place.file)?.text();
        let span = locate::locate(text, &[(&place.pointer, place.part)]).into_iter().next()?;
        text.get(span)
    }

    /// Where the reference at a node leads, when a node of that kind is expected.
    pub(crate) fn target(&self, file: FileId, pointer: &str, kind: Kind) -> Option<&Target> {
        self.file(file)?.references.get(&kind)?.get(pointer)
    }

    /// The node that a reference leads to.
    pub(crate) fn target_node(&self, target: &Target) -> Option<&Value> {
        self.file(target.file)?.value.pointer(&target.pointer)
    }
}
