//! Reads a document and every file that its references reach.
//!
//! The work goes in waves: all files that the last wave refers to are read and parsed at once, on all processors, then
//! entered one after the other in the order of the references that led to them. So the numbers of the files, and the
//! diagnostics, are the same on every run. A document of Swagger 2.0 is converted as soon as all of its files have been read.

mod cycles;
mod file_errors;
mod files;
mod findings;
mod follow;
mod identifiers;
mod linked;
mod open;
mod overlays;
mod registry;
mod second_keys;
mod swagger;
#[cfg(test)]
mod tests;
mod version;
mod walk;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::grammar::NodeKind;
use super::limits::Limits;
use super::overlay::Effect;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Location};
use follow::Step;
use registry::Registry;
use walk::FoundReference;

pub use files::{Files, KnownFile};
pub(crate) use findings::{Met, Reference};
pub use linked::LinkedDocument;
pub(crate) use linked::{LinkedFile, Target};
pub(crate) use walk::{holds_reference, is_reference, names_a_place, reference_of};

/// How a document is read.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Whether references may leave the folder of the root document. They must not by default.
    pub allow_outside: bool,
    /// How much is read at most.
    pub limits: Limits,
    /// The overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// Files that are read from elsewhere; by default all are on the disk.
    pub files: Option<Arc<dyn Files>>,
}

/// Reads the document at `path` and all files that it refers to.
///
/// The document is always given, so that the diagnostics can be printed. What keeps the root document from being read, or
/// exceeds a limit on all files, is in `diagnostics`. What is wrong with a reference, or with a file that it leads to, is
/// kept in it until [`bundle`](super::bundle::bundle) knows whether it matters.
pub fn load(path: &Path, options: &LoadOptions, diagnostics: &mut Diagnostics) -> LinkedDocument {
    let mut registry = Registry::new(path, options);
    let opened = registry.open_root(path);
    finish(registry, opened, diagnostics).0
}

/// Like [`load`]; tells too what each action of the overlays did.
pub(crate) fn load_observed(
    path: &Path,
    options: &LoadOptions,
    diagnostics: &mut Diagnostics,
) -> (LinkedDocument, Vec<Effect>) {
    let mut registry = Registry::new(path, options);
    registry.overlays.observed = true;
    let opened = registry.open_root(path);
    finish(registry, opened, diagnostics)
}

/// Like [`load`], for a root document whose text is `bytes`, as if it had been read from `path`.
pub fn load_bytes(path: &Path, bytes: Vec<u8>, options: &LoadOptions, diagnostics: &mut Diagnostics) -> LinkedDocument {
    let mut registry = Registry::new(path, options);
    let opened = registry.enter_root(path, bytes);
    finish(registry, opened, diagnostics).0
}

fn finish(
    registry: Registry<'_>,
    opened: Result<FileId, Box<Diagnostic>>,
    diagnostics: &mut Diagnostics,
) -> (LinkedDocument, Vec<Effect>) {
    let mut loader = Loader { registry, seen: HashSet::new(), reached: HashSet::new() };
    let root = opened.and_then(|root| {
        loader.registry.read_overlays(root);
        loader.registry.check_version(root).map(|()| root)
    });
    match root.and_then(|root| loader.convert(root)).and_then(|root| loader.run(vec![Task::of_root(root)])) {
        Ok(()) => {
            cycles::check(&mut loader.registry.document);
            loader.registry.check_reached();
        }
        Err(fatal) => diagnostics.push(*fatal),
    }
    let Registry { document, overlays, .. } = loader.registry;
    second_keys::tell(&document, diagnostics);
    diagnostics.extend(overlays.diagnostics);
    (document, overlays.effects)
}

/// A node whose references are to be found.
struct Task {
    node: Target,
    kind: NodeKind,
}

impl Task {
    fn of_root(root: FileId) -> Self {
        Self { node: Target { file: root, pointer: "".into() }, kind: NodeKind::ROOT }
    }
}

/// A reference that waits for a file.
struct Pending {
    file: FileId,
    found: FoundReference,
}

/// A file to be read, with the reference that asks for it first.
type Awaited = (PathBuf, Location);

struct Loader<'a> {
    registry: Registry<'a>,
    /// References met so far; a node may be reached as part of several others.
    seen: HashSet<(FileId, Arc<str>, NodeKind)>,
    /// Nodes whose references have been looked for.
    reached: HashSet<(Target, NodeKind)>,
}

impl Loader<'_> {
    fn run(&mut self, mut tasks: Vec<Task>) -> Result<(), Box<Diagnostic>> {
        let (mut pending, mut unknown, mut names) = (Vec::new(), Vec::new(), 0);
        while !tasks.is_empty() || !pending.is_empty() || !unknown.is_empty() {
            pending.extend(self.find(&tasks));
            let is_last = pending.is_empty();
            if is_last || self.registry.identifiers.count() > names {
                pending.append(&mut unknown);
                names = self.registry.identifiers.count();
            }
            let awaited;
            (tasks, pending, awaited) = self.follow_all(pending, is_last, &mut unknown);
            if !awaited.is_empty() {
                self.registry.read(awaited)?;
            }
        }
        Ok(())
    }

    /// The references of the nodes in `tasks` that were not met before.
    fn find(&mut self, tasks: &[Task]) -> Vec<Pending> {
        let document = &self.registry.document;
        let found: Vec<Vec<FoundReference>> = tasks
            .par_iter()
            .map(|task| match document.target_node(&task.node) {
                Some(node) => walk::walk(node, &task.node.pointer, task.kind),
                None => Vec::new(),
            })
            .collect();
        let mut pending = Vec::new();
        for (task, found) in tasks.iter().zip(found) {
            let file = task.node.file;
            for found in found {
                if self.seen.insert((file, found.pointer.clone(), found.kind)) {
                    pending.push(Pending { file, found });
                }
            }
        }
        pending
    }

    /// Follows what can be followed: gives the nodes that were reached for the first time, the references that have
    /// to wait, and the files that they wait for. Those that may lead to what other files name are `unknown` until the last.
    fn follow_all(
        &mut self,
        pending: Vec<Pending>,
        is_last: bool,
        unknown: &mut Vec<Pending>,
    ) -> (Vec<Task>, Vec<Pending>, Vec<Awaited>) {
        let (mut tasks, mut waiting, mut awaited) = (Vec::new(), Vec::new(), Vec::new());
        let mut paths = HashSet::new();
        for reference in pending {
            match follow::follow(&self.registry, reference.file, &reference.found, is_last) {
                Step::Unknown => unknown.push(reference),
                Step::Arrived { target, warning } => {
                    if let Some(warning) = warning {
                        self.registry.document.findings.say(vec![reference.key()], *warning);
                    }
                    self.registry.link(reference.file, &reference.found, target.clone());
                    tasks.extend(self.task(target, reference.found.kind));
                }
                Step::Wait(path) => {
                    if paths.insert(path.clone()) {
                        awaited.push((path, reference.place()));
                    }
                    waiting.push(reference);
                }
                Step::Wrong(wrong) => self.registry.document.findings.say(vec![reference.key()], *wrong),
                Step::Unusable(file) => self.registry.document.findings.unusable(reference.key(), file),
            }
        }
        (tasks, waiting, awaited)
    }

    fn task(&mut self, node: Target, kind: NodeKind) -> Option<Task> {
        let kind = kind.of_target();
        self.reached.insert((node.clone(), kind)).then_some(Task { node, kind })
    }
}

impl Pending {
    fn place(&self) -> Location {
        self.found.place(self.file)
    }

    fn key(&self) -> Reference {
        (self.file, self.found.pointer.clone(), self.found.kind)
    }
}
