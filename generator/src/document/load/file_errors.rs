//! Diagnostics about files that cannot be used, and about limits that are exceeded.

use std::path::{Path, PathBuf};

use super::linked::LinkedDocument;
use crate::diagnostic::suggest;
use crate::diagnostic::{Diagnostic, Instead, Kind, Place};
use crate::document::read::{ErrorPosition, FileError, SyntaxError};
use crate::document::references;
use crate::source::{FileId, Location, SourceSet, text};

/// More steps than this between the root and a broken file are not shown.
pub(super) const SHOWN_STEPS: usize = 6;

/// Names are suggested for that many missing files; listing folders takes time.
pub(super) const SUGGESTIONS: usize = 50;

/// A file that cannot be used.
#[derive(Clone, Debug)]
pub(super) struct UnusableFile {
    pub(super) path: PathBuf,
    /// Its number, where its text could be read.
    pub(super) file: Option<FileId>,
    pub(super) error: FileError,
}

/// What is named as a root document and is easily taken for one.
pub(super) fn no_document(path: &Path) -> Option<Diagnostic> {
    let text = path.to_string_lossy();
    if text.starts_with("https://") || text.starts_with("http://") {
        let help = format!("`sailmaker init {text}` fetches it and keeps it; or save it, and name the file");
        return Some(Diagnostic::error(format!("`{text}` is a URL, and no file")).help(help));
    }
    let is_config = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    is_config.then(|| {
        let help = "name the OpenAPI document; what reads a config takes it by `--config`";
        Diagnostic::error(format!("`{text}` is a config, and no document")).help(help)
    })
}

/// Why a root document cannot be read.
pub(super) fn root(path: &Path, shown: &Path, error: &FileError) -> Diagnostic {
    let shown = if shown.as_os_str().is_empty() { path } else { shown };
    let message = format!("cannot read `{}`: {}", shown.display(), error.reason());
    Diagnostic::error(message).place(Place::File(shown.to_owned())).help(error.help())
}

/// What is said of a file that cannot be used, once for all references to it.
#[derive(Clone)]
pub(super) struct Report {
    diagnostic: Diagnostic,
    /// The reference that the diagnostic is about; `None` when it is about the text of the file. Who refers to that does
    /// not matter: the fault is to be found in it.
    first: Option<Location>,
    second: Option<Location>,
    others: usize,
}

impl Report {
    /// Says why `from` cannot be followed to a file, with the references that led to `from`. Looks for the file that may
    /// be meant if `suggest`.
    pub(super) fn new(
        document: &LinkedDocument,
        unusable: &UnusableFile,
        from: Location,
        steps: Vec<Location>,
        suggest: bool,
    ) -> Self {
        let UnusableFile { path, file, error } = unusable;
        if let (FileError::Syntax(error), Some(file)) = (error, file) {
            let steps = std::iter::once(from).chain(steps).take(SHOWN_STEPS);
            let diagnostic = reached(syntax(document.sources(), *file, error.clone()), steps);
            return Self { diagnostic, first: None, second: None, others: 0 };
        }
        let first = Some(from.clone());
        let diagnostic = match error {
            FileError::Outside => reached(outside(path, from), steps),
            error => {
                let meant = || instead(document, from.file, path);
                let help = if suggest && *error == FileError::Missing { meant() } else { None };
                Diagnostic { help, ..reached(unreadable(path, error, from.clone()), steps) }
            }
        };
        Self { diagnostic, first, second: None, others: 0 }
    }

    /// Notes one more reference to the file.
    pub(super) fn count(&mut self, from: Location) {
        if self.first.as_ref().is_some_and(|first| *first != from) {
            self.others += 1;
            self.second.get_or_insert(from);
        }
    }

    pub(super) fn into_diagnostic(self) -> Diagnostic {
        let Some(second) = self.second else {
            return self.diagnostic;
        };
        let message = match self.others.saturating_sub(1) {
            0 => "and here".to_owned(),
            1 => "and here, and in one more place".to_owned(),
            more => format!("and here, and in {more} more places"),
        };
        self.diagnostic.related(second, message)
    }
}

fn reached(diagnostic: Diagnostic, steps: impl IntoIterator<Item = Location>) -> Diagnostic {
    steps.into_iter().fold(diagnostic, |diagnostic, step| diagnostic.related(step, "reached from here"))
}

/// What is wrong with the text of a file.
pub(super) fn syntax(sources: &SourceSet, file: FileId, error: SyntaxError) -> Diagnostic {
    let text = sources.file(file).map_or("", |file| file.text());
    let at = |offset| {
        let (line, column) = text::line_column(text, offset);
        Place::Text { file, line, column }
    };
    let diagnostic = Diagnostic::error(error.message).label(error.label);
    let mut diagnostic = match error.position {
        ErrorPosition::Byte(offset) => diagnostic.place(at(offset)),
        ErrorPosition::Node(pointer, part) => diagnostic.at(Location { file, pointer: pointer.into(), part }),
    };
    diagnostic.help = error.help;
    diagnostic
}

/// A file that a reference names cannot be read. One that is not there is a reference to nowhere like any other; one that is there may
/// hold anything.
fn unreadable(path: &Path, error: &FileError, from: Location) -> Diagnostic {
    let message = format!("cannot read `{}`: {}", path.display(), error.reason());
    match error {
        FileError::Missing => Diagnostic::of(Kind::ReferenceToNowhere, message)
            .label("referred to here")
            .instead(Instead::AnyValueOrNothing),
        _ => Diagnostic::error(message).label("referred to here"),
    }
    .at(from)
}

/// A reference leaves the root document's folder.
pub(super) fn outside(path: &Path, from: Location) -> Diagnostic {
    Diagnostic::error(format!("`{}` lies outside the root document's folder", path.display()))
        .at(from)
        .label("referred to here")
        .help("move the file into that folder, or pass `--allow-outside` if you trust the document")
}

/// A limit on all files together is exceeded.
pub(super) fn too_much(what: String, help: &str, from: Option<Location>) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::error(format!("the document is too large: {what}")).help(help);
    Box::new(match from {
        Some(from) => diagnostic.at(from).label("given up here"),
        None => diagnostic,
    })
}

/// What a reference to a missing file should have said, if that can be told.
fn instead(document: &LinkedDocument, from: FileId, path: &Path) -> Option<String> {
    let holder = &document.file(from)?.relative;
    let folder = document.sources().file(document.root())?.path().parent()?;
    let missing = references::below(folder, path)?;
    let meant = beside_the_root(folder, holder, &missing).or_else(|| in_the_same_folder(folder, path))?;
    let way = references::relative(holder, &meant);
    Some(format!("did you mean `{way}`?"))
}

/// References are relative to the file that holds them; a common mistake is to write them relative to the root.
fn beside_the_root(root: &Path, holder: &str, missing: &str) -> Option<String> {
    let folder = holder.rsplit_once('/').map(|(folder, _)| folder)?;
    let from_root = missing.strip_prefix(folder)?.strip_prefix('/')?;
    root.join(from_root).is_file().then(|| from_root.to_owned())
}

fn in_the_same_folder(root: &Path, path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names: Vec<String> =
        std::fs::read_dir(listed).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    let name = suggest::nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    references::below(root, &folder.join(name))
}
