//! Reads the overlays, and applies each to its file as soon as that has been read.

use std::path::{Path, PathBuf};

use super::faults;
use super::open::{self, Opened, Read};
use super::registry::{self, Registry};
use crate::diagnostic::{Diagnostic, Location, Place};
use crate::document::overlay::{self, Effect, Mend, Mended, Overlay};
use crate::document::read::Unreadable;
use crate::document::references::{self, Reference};
use crate::document::source::FileId;

/// The overlays of a document, and what came of them so far.
#[derive(Debug, Default)]
pub(super) struct Mending {
    waiting: Vec<Waiting>,
    /// Whether it is told what the actions do.
    pub(super) observed: bool,
    pub(super) effects: Vec<Effect>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// An overlay whose file was not read yet.
#[derive(Debug)]
struct Waiting {
    /// Of the overlay.
    file: FileId,
    overlay: Overlay,
    /// Of the file that it is for, without symbolic links.
    identity: PathBuf,
}

impl Registry<'_> {
    /// Reads the overlays that the options name, and mends the root document with those that are for it.
    pub(super) fn mend_root(&mut self, root: FileId) {
        let identity = self.identity(root).unwrap_or_default();
        for path in &self.options.overlays {
            let file = match open::open(path, None, &self.options.limits, &self.total) {
                Opened::Read(read) => self.enter_overlay(path, read),
                Opened::Unreadable(reason) => {
                    self.mending.diagnostics.push(unreadable(path, &reason));
                    continue;
                }
                Opened::Outside | Opened::TooMuch => {
                    let reason = Unreadable::TooLarge(self.options.limits.total_bytes);
                    self.mending.diagnostics.push(unreadable(path, &reason));
                    continue;
                }
            };
            let Some(file) = file else { continue };
            let Some(overlay) = overlay::read(&self.set, file, &mut self.mending.diagnostics) else { continue };
            let extended = match &overlay.extends {
                None => Ok(identity.clone()),
                Some(text) => extended(path, text),
            };
            match extended {
                Ok(identity) => self.mending.waiting.push(Waiting { file, overlay, identity }),
                Err(wrong) => self.mending.diagnostics.push(wrong.at(Location::new(file, "/extends"))),
            }
        }
        self.mend(root, &identity);
    }

    /// Enters an overlay among the files, so that diagnostics can show it. `None` where its text is no tree.
    fn enter_overlay(&mut self, path: &Path, read: Read) -> Option<FileId> {
        let (id, fault) = self.enter(&registry::shown(path), read, None);
        let Some(fault) = fault else { return Some(id) };
        let mut diagnostic = faults::in_text(&self.set, id, fault);
        if self.set.file(id).is_some_and(|file| file.text().trim().is_empty()) {
            diagnostic.help = Some("write an overlay into it, or name it no more".to_owned());
        }
        self.mending.diagnostics.push(diagnostic);
        None
    }

    /// Applies the overlays for the file that was read from `identity`.
    pub(super) fn mend(&mut self, id: FileId, identity: &Path) {
        let waiting = std::mem::take(&mut self.mending.waiting);
        let (due, waiting) = waiting.into_iter().partition::<Vec<_>, _>(|overlay| overlay.identity == identity);
        self.mending.waiting = waiting;
        if due.is_empty() {
            return;
        }
        let mut mend = Mend::new(&self.set, id, &self.options.limits, self.mending.observed);
        due.iter().for_each(|waiting| mend.apply(&waiting.overlay.actions));
        let Mended { tree, origins, effects, diagnostics } = mend.finish();
        self.mending.effects.extend(effects);
        self.mending.diagnostics.extend(diagnostics);
        if let Some(file) = self.set.files.get_mut(id.0 as usize) {
            file.value = tree;
            file.mended = Some(origins);
        }
    }

    /// Says which overlays are for files that the document does not have.
    pub(super) fn check_reached(&mut self) {
        for Waiting { file, .. } in std::mem::take(&mut self.mending.waiting) {
            let diagnostic = Diagnostic::error("this overlay is for a file that the document never refers to");
            let diagnostic = diagnostic.at(Location::new(file, "/extends")).label("no reference leads to this file");
            let help = "name a file of the document, or name the overlay no more";
            self.mending.diagnostics.push(diagnostic.help(help));
        }
    }
}

/// The file that an overlay at `path` is for, without symbolic links.
fn extended(path: &Path, text: &str) -> Result<PathBuf, Box<Diagnostic>> {
    let wrong = |message: &str, help: &str| Err(Box::new(Diagnostic::error(message).help(help)));
    let relative = match references::split(text) {
        Ok(Reference { path, pointer }) if pointer.is_empty() && !path.is_empty() => path,
        Ok(_) => return wrong("an overlay is for a whole file", "write the path of the file, without a `#`"),
        Err(_) => {
            let help =
                "write the path from this file to the document, or leave `extends` out to mean the root document";
            return wrong("`extends` has to be a relative path", help);
        }
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let named = folder.join(references::decode(relative));
    std::fs::canonicalize(&named).map_err(|error| {
        let reason = Unreadable::from(error).reason();
        let message = format!("cannot read `{}`: {reason}", registry::shown(&named).display());
        let diagnostic = Diagnostic::error(message).label("the overlay is for this file");
        Box::new(diagnostic.help("write the path from this file"))
    })
}

fn unreadable(path: &Path, reason: &Unreadable) -> Diagnostic {
    let path = registry::shown(path);
    let message = format!("cannot read the overlay `{}`: {}", path.display(), reason.reason());
    Diagnostic::error(message).place(Place::File(path)).help("name an overlay that can be read")
}
