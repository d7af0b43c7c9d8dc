//! Reads the overlays, and applies each to its file as soon as that has been read.

use std::path::{Path, PathBuf};

use super::file_errors;
use super::open::{self, Read};
use super::registry::{self, Registry};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::overlay::{self, Application, Applied, Effect, Overlay};
use crate::document::read::FileError;
use crate::document::references::{self, Reference};
use crate::source::{FileId, Location};

/// The overlays of a document, and what came of them so far.
#[derive(Debug, Default)]
pub(super) struct Overlays {
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
    /// Reads the overlays that the options name, and applies to the root document those that are for it.
    pub(super) fn read_overlays(&mut self, root: FileId) {
        let identity = self.identity(root).unwrap_or_default();
        for path in &self.options.overlays {
            let read = match open::open(path, None, self.options, &self.total) {
                Ok(read) => read,
                Err(error) => {
                    self.overlays.diagnostics.push(unreadable(path, &error));
                    continue;
                }
            };
            let Some((file, overlay)) = self.enter_overlay(path, read) else { continue };
            let extended = match &overlay.extends {
                None => Ok(identity.clone()),
                Some(text) => extended(path, text),
            };
            match extended {
                Ok(identity) => self.overlays.waiting.push(Waiting { file, overlay, identity }),
                Err(wrong) => self.overlays.diagnostics.push(wrong.at(Location::new(file, "/extends"))),
            }
        }
        self.apply_overlays(root, &identity);
    }

    /// Enters an overlay among the files, so that diagnostics can show it. `None` where it is none.
    fn enter_overlay(&mut self, path: &Path, read: Read) -> Option<(FileId, Overlay)> {
        let (id, error) = self.enter(&registry::shown(path), read, None);
        let sources = self.document.sources();
        let Some(error) = error else {
            let tree = self.document.tree(id)?;
            return overlay::read(sources, id, tree, &mut self.overlays.diagnostics).map(|overlay| (id, overlay));
        };
        let mut diagnostic = file_errors::syntax(sources, id, error);
        if sources.file(id).is_some_and(|file| file.text().trim().is_empty()) {
            diagnostic.help = Some("write an overlay into it, or name it no more".to_owned());
        }
        self.overlays.diagnostics.push(diagnostic);
        None
    }

    /// Applies the overlays for the file that was read from `identity`.
    pub(super) fn apply_overlays(&mut self, id: FileId, identity: &Path) {
        let waiting = std::mem::take(&mut self.overlays.waiting);
        let (due, waiting) = waiting.into_iter().partition::<Vec<_>, _>(|overlay| overlay.identity == identity);
        self.overlays.waiting = waiting;
        if due.is_empty() {
            return;
        }
        let tree = self.document.tree(id).cloned().unwrap_or_default();
        let limits = &self.options.limits;
        let mut application = Application::new(self.document.sources(), id, tree, limits, self.overlays.observed);
        due.iter().for_each(|waiting| application.apply(&waiting.overlay.actions));
        let Applied { tree, origins, effects, diagnostics } = application.finish();
        self.overlays.effects.extend(effects);
        self.overlays.diagnostics.extend(diagnostics);
        self.document.replace(id, tree, origins);
    }

    /// Says which overlays are for files that the document does not have.
    pub(super) fn check_reached(&mut self) {
        for Waiting { file, .. } in std::mem::take(&mut self.overlays.waiting) {
            let diagnostic = Diagnostic::error("this overlay is for a file that the document never refers to");
            let diagnostic = diagnostic.at(Location::new(file, "/extends")).label("no reference leads to this file");
            let help = "name a file of the document, or name the overlay no more";
            self.overlays.diagnostics.push(diagnostic.help(help));
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
        let reason = FileError::from(error).reason();
        let message = format!("cannot read `{}`: {reason}", registry::shown(&named).display());
        let diagnostic = Diagnostic::error(message).label("the overlay is for this file");
        Box::new(diagnostic.help("write the path from this file"))
    })
}

fn unreadable(path: &Path, error: &FileError) -> Diagnostic {
    let path = registry::shown(path);
    let message = format!("cannot read the overlay `{}`: {}", path.display(), error.reason());
    let help = if error.is_of_all_files() { error.help() } else { "name an overlay that can be read" };
    Diagnostic::error(message).place(Place::File(path)).help(help)
}
