//! The files that are known so far, each once, whatever paths lead to them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use rayon::prelude::*;
use serde_json::Value;

use super::LoadOptions;
use super::failures;
use super::faults::{self, Unusable};
use super::mending::Mending;
use super::open::{self, Opened, Read};
use super::problems::Failed;
use super::version;
use super::walk::Found;
use crate::diagnostic::{Diagnostic, Location, Place};
use crate::document::read::Fault;
use crate::document::references;
use crate::document::source::{FileId, SourceFile, SourceSet, Target};

/// What is known about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is this file.
    File(FileId),
    /// It cannot be used.
    Failed(Failed),
}

pub(super) struct Registry<'a> {
    pub(super) set: SourceSet,
    /// The folder of the root document, as it is shown.
    pub(super) folder: PathBuf,
    pub(super) options: &'a LoadOptions,
    canonical_folder: Option<PathBuf>,
    known: HashMap<PathBuf, Known>,
    identities: HashMap<PathBuf, FileId>,
    pub(super) total: AtomicU64,
    pub(super) mending: Mending,
}

impl<'a> Registry<'a> {
    pub(super) fn new(root: &Path, options: &'a LoadOptions) -> Self {
        let shown = shown(root);
        let folder = shown.parent().unwrap_or(Path::new("")).to_owned();
        let canonical = std::fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { &folder });
        Self {
            set: SourceSet::default(),
            folder,
            options,
            canonical_folder: canonical.ok(),
            known: HashMap::new(),
            identities: HashMap::new(),
            total: AtomicU64::new(0),
            mending: Mending::default(),
        }
    }

    /// Reads the root document.
    pub(super) fn open_root(&mut self, path: &Path) -> Result<FileId, Box<Diagnostic>> {
        let opened = open::open(path, None, &self.options.limits, &self.total);
        self.take_root(path, opened)
    }

    /// Takes `bytes` for the root document.
    pub(super) fn enter_root(&mut self, path: &Path, bytes: Vec<u8>) -> Result<FileId, Box<Diagnostic>> {
        let identity = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let opened = open::parse(path, identity, bytes, &self.options.limits);
        self.take_root(path, opened)
    }

    fn take_root(&mut self, path: &Path, opened: Opened) -> Result<FileId, Box<Diagnostic>> {
        let shown = shown(path);
        let unreadable = |reason: String| {
            let message = format!("cannot read `{}`: {reason}", shown.display());
            Diagnostic::error(message).place(Place::File(shown.clone()))
        };
        match opened {
            Opened::Read(read) => match self.add(&shown, read, None) {
                (id, Some(fault)) => Err(Box::new(faults::in_text(&self.set, id, fault))),
                (id, None) => Ok(id),
            },
            Opened::Unreadable(reason) => Err(Box::new(unreadable(reason.reason()).help(reason.help()))),
            Opened::Outside | Opened::TooMuch => Err(Box::new(unreadable("it is too large".into()))),
        }
    }

    /// Whether the root document is one that can be read.
    pub(super) fn check_version(&self, root: FileId) -> Result<(), Box<Diagnostic>> {
        self.set.file(root).map_or(Ok(()), |file| version::check(file, root))
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
    pub(super) fn link(&mut self, file: FileId, found: &Found, target: Target) {
        if let Some(file) = self.set.files.get_mut(file.0 as usize) {
            file.references.entry(found.kind).or_default().insert(found.pointer.clone(), target);
        }
    }

    /// Reads files that references ask for, each with the first such reference.
    pub(super) fn read(&mut self, awaited: Vec<(PathBuf, Location)>) -> Result<(), Box<Diagnostic>> {
        let limits = &self.options.limits;
        let first = awaited.first().map(|(_, from)| from.clone());
        if self.set.files.len() + awaited.len() > limits.files {
            return Err(failures::too_much(format!("more than {} files", limits.files), first));
        }
        let folder = if self.options.allow_outside { None } else { self.canonical_folder.as_deref() };
        let opened: Vec<Opened> =
            awaited.par_iter().map(|(path, _)| open::open(path, folder, limits, &self.total)).collect();
        if opened.iter().any(|opened| matches!(opened, Opened::TooMuch)) {
            return Err(failures::too_much(format!("more than {} bytes in all files", limits.total_bytes), first));
        }
        for ((path, from), opened) in awaited.into_iter().zip(opened) {
            self.take(path, from, opened);
        }
        Ok(())
    }

    fn take(&mut self, path: PathBuf, from: Location, opened: Opened) {
        match opened {
            Opened::Read(read) => {
                if let Some(id) = self.identities.get(&read.identity) {
                    let known = self.known_as(*id);
                    self.known.insert(path, known);
                } else if let (id, Some(fault)) = self.add(&path, read, Some(from)) {
                    self.fail(path, Unusable::Text(id, fault));
                }
            }
            Opened::Unreadable(reason) => self.fail(path.clone(), Unusable::Unreadable(path, reason)),
            Opened::Outside | Opened::TooMuch => self.fail(path.clone(), Unusable::Outside(path)),
        }
    }

    fn known_as(&self, id: FileId) -> Known {
        let path = self.set.file(id).map(|file| file.path.as_path());
        path.and_then(|path| self.known(path)).unwrap_or(Known::File(id))
    }

    /// Enters a file of the document, and mends it; gives what is wrong with its text too.
    fn add(&mut self, path: &Path, read: Read, reached_from: Option<Location>) -> (FileId, Option<Fault>) {
        let identity = read.identity.clone();
        let (id, fault) = self.enter(path, read, reached_from);
        self.known.insert(path.to_owned(), Known::File(id));
        self.identities.insert(identity.clone(), id);
        if fault.is_none() {
            self.mend(id, &identity);
        }
        (id, fault)
    }

    /// Enters a file under the next number; gives what is wrong with its text too.
    pub(super) fn enter(&mut self, path: &Path, read: Read, reached_from: Option<Location>) -> (FileId, Option<Fault>) {
        let id = FileId(u32::try_from(self.set.files.len()).unwrap_or(u32::MAX));
        let (value, fault) = match read.value {
            Ok(value) => (value, None),
            Err(fault) => (Value::Null, Some(fault)),
        };
        let relative = references::below(&self.folder, path)
            .or_else(|| references::below(self.canonical_folder.as_deref()?, &read.identity))
            .unwrap_or_else(|| path.to_string_lossy().replace('\\', "/"));
        let (path, references) = (path.to_owned(), BTreeMap::new());
        self.set.files.push(SourceFile {
            path,
            relative,
            text: read.text,
            value,
            references,
            reached_from,
            mended: None,
        });
        (id, fault)
    }

    /// The path of a file without symbolic links.
    pub(super) fn identity(&self, id: FileId) -> Option<PathBuf> {
        self.identities.iter().find(|(_, known)| **known == id).map(|(identity, _)| identity.clone())
    }

    fn fail(&mut self, path: PathBuf, unusable: Unusable) {
        let failed = self.set.problems.enter(unusable);
        self.known.insert(path, Known::Failed(failed));
    }
}

/// A path as it is shown: normal, and relative to the working directory where it lies below that.
pub(super) fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).ok().filter(|rest| !rest.as_os_str().is_empty());
    references::normal(below.unwrap_or(path))
}
