//! The files that are known so far, each once, whatever paths lead to them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use rayon::prelude::*;
use serde_json::Value;

use super::LoadOptions;
use super::failures::{self, Failure};
use super::faults;
use super::open::{self, Opened, Read};
use super::version;
use super::walk::Found;
use crate::diagnostic::{Diagnostic, Location, Place};
use crate::document::read::Unreadable;
use crate::document::references;
use crate::document::source::{FileId, SourceFile, SourceSet, Target};

/// Names are suggested for that many missing files; listing folders takes time.
const SUGGESTIONS: usize = 50;

/// What is known about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is this file.
    File(FileId),
    /// It cannot be used, which is said already.
    Failed(Failed),
}

/// The number of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failed(usize);

pub(super) struct Registry<'a> {
    pub(super) set: SourceSet,
    /// The folder of the root document, as it is shown.
    pub(super) folder: PathBuf,
    pub(super) options: &'a LoadOptions,
    canonical_folder: Option<PathBuf>,
    known: HashMap<PathBuf, Known>,
    identities: HashMap<PathBuf, FileId>,
    failures: Vec<Failure>,
    total: AtomicU64,
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
            failures: Vec::new(),
            total: AtomicU64::new(0),
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
                (_, Some(fault)) => Err(Box::new(fault)),
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

    /// Notes one more reference to a file that cannot be used.
    pub(super) fn count_failure(&mut self, failed: Failed, from: Location) {
        if let Some(failure) = self.failures.get_mut(failed.0) {
            failure.count(from);
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
                } else if let (_, Some(fault)) = self.add(&path, read, Some(from)) {
                    self.fail(path, Failure::of_text(fault));
                }
            }
            Opened::Unreadable(reason) => {
                let file = from.file;
                let mut diagnostic = faults::unreadable(self, &path, &reason.reason(), from);
                if reason == Unreadable::Missing && self.failures.len() < SUGGESTIONS {
                    diagnostic.help = faults::instead(self, file, &path);
                }
                self.fail(path, Failure::of_reference(diagnostic));
            }
            Opened::Outside | Opened::TooMuch => {
                let diagnostic = failures::outside(&path, from);
                self.fail(path, Failure::of_reference(diagnostic));
            }
        }
    }

    fn known_as(&self, id: FileId) -> Known {
        let path = self.set.file(id).map(|file| file.path.as_path());
        path.and_then(|path| self.known(path)).unwrap_or(Known::File(id))
    }

    /// Enters a file under the next number; gives what is wrong with its text too.
    fn add(&mut self, path: &Path, read: Read, reached_from: Option<Location>) -> (FileId, Option<Diagnostic>) {
        let id = FileId(u32::try_from(self.set.files.len()).unwrap_or(u32::MAX));
        let (value, fault) = match read.value {
            Ok(value) => (value, None),
            Err(fault) => (Value::Null, Some(fault)),
        };
        let relative = references::below(&self.folder, path)
            .or_else(|| references::below(self.canonical_folder.as_deref()?, &read.identity))
            .unwrap_or_else(|| path.to_string_lossy().replace('\\', "/"));
        let path = path.to_owned();
        self.known.insert(path.clone(), Known::File(id));
        self.identities.insert(read.identity, id);
        let references = BTreeMap::new();
        self.set.files.push(SourceFile { path, relative, text: read.text, value, references, reached_from });
        (id, fault.map(|fault| faults::in_text(&self.set, id, fault)))
    }

    fn fail(&mut self, path: PathBuf, failure: Failure) {
        self.known.insert(path, Known::Failed(Failed(self.failures.len())));
        self.failures.push(failure);
    }

    /// The files, and what is wrong with some.
    pub(super) fn into_parts(self) -> (SourceSet, Vec<Diagnostic>) {
        let failures = self.failures.into_iter().map(Failure::into_diagnostic);
        (self.set, failures.collect())
    }
}

/// A path as it is shown: normal, and relative to the working directory where it lies below that.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).ok().filter(|rest| !rest.as_os_str().is_empty());
    references::normal(below.unwrap_or(path))
}
