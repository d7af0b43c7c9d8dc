//! Diagnostics about files that cannot be read or parsed.

use std::path::{Path, PathBuf};

use super::failures::{self, Failure};
use crate::diagnostic::{Diagnostic, Location, Part, Place};
use crate::document::read::{Fault, Spot, Unreadable};
use crate::document::source::{FileId, SourceSet};
use crate::document::{locate, references, suggest, text};

/// More steps than this between the root and a broken file are not shown.
pub(super) const SHOWN_STEPS: usize = 6;

/// A file that cannot be used.
#[derive(Clone, Debug)]
pub(super) enum Unusable {
    /// Its text is no tree.
    Text(FileId, Fault),
    /// It cannot be read.
    Unreadable(PathBuf, Unreadable),
    /// It lies outside the root document's folder.
    Outside(PathBuf),
}

/// Why a file cannot be used that `from` refers to, with the references that led to `from`. Looks for the file that
/// may be meant if `suggest`.
pub(super) fn failure(
    set: &SourceSet,
    unusable: &Unusable,
    from: Location,
    way: Vec<Location>,
    suggest: bool,
) -> Failure {
    match unusable {
        Unusable::Text(file, fault) => {
            let steps = std::iter::once(from).chain(way).take(SHOWN_STEPS);
            Failure::of_text(reached(in_text(set, *file, fault.clone()), steps))
        }
        Unusable::Unreadable(path, reason) => {
            let meant = || instead(set, from.file, path);
            let help = if suggest && *reason == Unreadable::Missing { meant() } else { None };
            let mut diagnostic = reached(unreadable(path, &reason.reason(), from), way);
            diagnostic.help = help;
            Failure::of_reference(diagnostic)
        }
        Unusable::Outside(path) => Failure::of_reference(reached(failures::outside(path, from), way)),
    }
}

fn reached(diagnostic: Diagnostic, way: impl IntoIterator<Item = Location>) -> Diagnostic {
    way.into_iter().fold(diagnostic, |diagnostic, step| diagnostic.related(step, "reached from here"))
}

/// What is wrong with the text of a file.
pub(super) fn in_text(set: &SourceSet, file: FileId, fault: Fault) -> Diagnostic {
    let text = set.file(file).map_or("", |file| file.text());
    let at = |offset| {
        let (line, column) = text::line_column(text, offset);
        Place::Text { file, line, column }
    };
    let diagnostic = Diagnostic::error(fault.message).label(fault.label);
    let mut diagnostic = match fault.spot {
        Spot::Byte(offset) => diagnostic.place(at(offset)),
        Spot::Node(pointer, part) => diagnostic.at(Location { file, pointer: pointer.into(), part }),
        Spot::SecondKey(pointer) => {
            let second = locate::second_key(text, &pointer);
            let first = Location { file, pointer: pointer.into(), part: Part::Key };
            match second {
                Some(second) => diagnostic.place(at(second.start)).related(first, "first time"),
                None => diagnostic.at(first),
            }
        }
    };
    diagnostic.help = fault.help;
    diagnostic
}

/// A file that a reference names cannot be read.
fn unreadable(path: &Path, reason: &str, from: Location) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("cannot read `{}`: {reason}", path.display()));
    diagnostic.at(from).label("referred to here")
}

/// What a reference to a missing file should have said, if that can be told.
fn instead(set: &SourceSet, from: FileId, path: &Path) -> Option<String> {
    let holder = &set.file(from)?.relative;
    let folder = set.file(set.root())?.path.parent()?;
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
