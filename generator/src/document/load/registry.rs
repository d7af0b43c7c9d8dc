//! The files that are known so far, each once, whatever paths lead to them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use rayon::prelude::*;

use super::LoadOptions;
use super::file_errors::{self, UnusableFile};
use super::findings::UnusableId;
use super::identifiers::Identifiers;
use super::linked::{LinkedDocument, LinkedFile, Target};
use super::open::{self, Read};
use super::overlays::Overlays;
use super::version;
use super::walk::FoundReference;
use crate::diagnostic::Diagnostic;
use crate::document::read::{FileError, Parsed, SyntaxError};
use crate::document::references;
use crate::document::swagger::Moves;
use crate::source::{FileId, Location};

/// What is known about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is this file.
    File(FileId),
    /// It cannot be used.
    Unusable(UnusableId),
}

pub(super) struct Registry<'a> {
    pub(super) document: LinkedDocument,
    /// The folder of the root document, as it is shown.
    pub(super) folder: PathBuf,
    pub(super) options: &'a LoadOptions,
    canonical_folder: Option<PathBuf>,
    known: HashMap<PathBuf, Known>,
    identities: HashMap<PathBuf, FileId>,
    pub(super) total: AtomicU64,
    pub(super) overlays: Overlays,
    /// What schemas are called, besides where they stand.
    pub(super) identifiers: Identifiers,
}

impl<'a> Registry<'a> {
    pub(super) fn new(root: &Path, options: &'a LoadOptions) -> Self {
        let shown = shown(root);
        let folder = shown.parent().unwrap_or(Path::new("")).to_owned();
        let canonical = std::fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { &folder });
        Self {
            document: LinkedDocument::default(),
            folder,
            options,
            canonical_folder: canonical.ok(),
            known: HashMap::new(),
            identities: HashMap::new(),
            total: AtomicU64::new(0),
            overlays: Overlays::default(),
            identifiers: Identifiers::default(),
        }
    }

    /// Reads the root document.
    pub(super) fn open_root(&mut self, path: &Path) -> Result<FileId, Box<Diagnostic>> {
        let opened = match file_errors::no_document(path) {
            Some(fault) => return Err(Box::new(fault)),
            None => open::open(path, None, self.options, &self.total),
        };
        self.take_root(path, opened)
    }

    /// Takes `bytes` for the root document.
    pub(super) fn enter_root(&mut self, path: &Path, bytes: Vec<u8>) -> Result<FileId, Box<Diagnostic>> {
        let identity = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let read = open::parse(path, identity, bytes, &self.options.limits);
        self.take_root(path, Ok(read))
    }

    fn take_root(&mut self, path: &Path, opened: Result<Read, FileError>) -> Result<FileId, Box<Diagnostic>> {
        let shown = shown(path);
        match opened {
            Ok(read) => match self.add(&shown, read, None) {
                (id, Some(error)) => Err(Box::new(file_errors::syntax(self.document.sources(), id, error))),
                (id, None) => Ok(id),
            },
            Err(error) => Err(Box::new(file_errors::root(path, &shown, &error))),
        }
    }

    /// Whether the root document is one that can be read.
    pub(super) fn check_version(&self, root: FileId) -> Result<(), Box<Diagnostic>> {
        self.document.tree(root).map_or(Ok(()), |tree| version::check(tree, root))
    }

    /// Whether a normal path lies in the root document's folder: by its text, or because it leads out and in again.
    pub(super) fn is_inside(&self, path: &Path) -> bool {
        let leads_in_again = || {
            let folder = self.canonical_folder.as_ref()?;
            std::fs::canonicalize(path).ok().map(|path| path.starts_with(folder))
        };
        references::below(&self.folder, path).is_some() || leads_in_again() == Some(true)
    }

    /// What is known about a normal path.
    pub(super) fn known(&self, path: &Path) -> Option<Known> {
        self.known.get(path).copied()
    }

    /// Notes where a reference leads.
    pub(super) fn link(&mut self, file: FileId, found: &FoundReference, target: Target) {
        if let Some(file) = self.document.file_mut(file) {
            file.references.entry(found.kind).or_default().insert(found.pointer.clone(), target);
        }
    }

    /// Reads files that references ask for, each with the first such reference.
    pub(super) fn read(&mut self, awaited: Vec<(PathBuf, Location)>) -> Result<(), Box<Diagnostic>> {
        let limits = &self.options.limits;
        let first = awaited.first().map(|(_, from)| from.clone());
        if self.document.sources().files().len() + awaited.len() > limits.files {
            return Err(file_errors::too_much(
                format!("more than {} files", limits.files),
                "put several parts into one file",
                first,
            ));
        }
        let folder = if self.options.allow_outside { None } else { self.canonical_folder.as_deref() };
        let opened: Vec<Result<Read, FileError>> =
            awaited.par_iter().map(|(path, _)| open::open(path, folder, self.options, &self.total)).collect();
        if let Some(error) =
            opened.iter().filter_map(|opened| opened.as_ref().err()).find(|error| error.is_of_all_files())
        {
            return Err(file_errors::too_much(error.reason(), error.help(), first));
        }
        for ((path, from), opened) in awaited.into_iter().zip(opened) {
            self.take(path, from, opened);
        }
        Ok(())
    }

    fn take(&mut self, path: PathBuf, from: Location, opened: Result<Read, FileError>) {
        match opened {
            Ok(read) => {
                if let Some(id) = self.identities.get(&read.identity) {
                    let known = self.known_as(*id);
                    self.known.insert(path, known);
                } else if let (id, Some(error)) = self.add(&path, read, Some(from)) {
                    self.refuse(path, Some(id), error.into());
                }
            }
            Err(error) => self.refuse(path, None, error),
        }
    }

    fn known_as(&self, id: FileId) -> Known {
        let path = self.document.sources().file(id).map(|file| file.path());
        path.and_then(|path| self.known(path)).unwrap_or(Known::File(id))
    }

    /// Enters a file of the document, and applies the overlays for it; gives what is wrong with its text too.
    fn add(&mut self, path: &Path, read: Read, reached_from: Option<Location>) -> (FileId, Option<SyntaxError>) {
        let identity = read.identity.clone();
        let (id, error) = self.enter(path, read, reached_from);
        self.known.insert(path.to_owned(), Known::File(id));
        self.identities.insert(identity.clone(), id);
        if error.is_none() {
            self.apply_overlays(id, &identity);
            let text = self.document.sources().file(id).map_or("", |file| file.text());
            let tree = self.document.tree(id).unwrap_or(&serde_json::Value::Null);
            let relative = self.document.file(id).map_or("", |file| &file.relative);
            self.identifiers.note(id, relative, text, tree);
        }
        (id, error)
    }

    /// Enters a file under the next number; gives what is wrong with its text too.
    pub(super) fn enter(
        &mut self,
        path: &Path,
        read: Read,
        reached_from: Option<Location>,
    ) -> (FileId, Option<SyntaxError>) {
        let (Parsed { tree, twice, written }, error) = match read.parsed {
            Ok(parsed) => (parsed, None),
            Err(error) => (Parsed::default(), Some(error)),
        };
        let relative = references::below(&self.folder, path)
            .or_else(|| references::below(self.canonical_folder.as_deref()?, &read.identity))
            .unwrap_or_else(|| path.to_string_lossy().replace('\\', "/"));
        let (moves, references) = (Moves::default(), BTreeMap::new());
        let file = LinkedFile { relative, tree, twice, written, moves, references, reached_from };
        (self.document.add(path.to_owned(), read.text, file), error)
    }

    /// The path of a file without symbolic links.
    pub(super) fn identity(&self, id: FileId) -> Option<PathBuf> {
        self.identities.iter().find(|(_, known)| **known == id).map(|(identity, _)| identity.clone())
    }

    fn refuse(&mut self, path: PathBuf, file: Option<FileId>, error: FileError) {
        let unusable = self.document.findings.enter(UnusableFile { path: path.clone(), file, error });
        self.known.insert(path, Known::Unusable(unusable));
    }
}

/// A path as it is shown: normal, and relative to the working directory where it lies below that.
pub(super) fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).ok().filter(|rest| !rest.as_os_str().is_empty());
    references::normal(below.unwrap_or(path))
}
