//! Diagnostics about files that cannot be read or parsed.

use std::path::Path;

use super::registry::Registry;
use crate::diagnostic::{Diagnostic, Location, Part, Place};
use crate::document::read::{Fault, Spot};
use crate::document::source::{FileId, SourceSet};
use crate::document::{locate, references, suggest, text};

/// More steps than this between the root and a broken file are not shown.
const SHOWN_STEPS: usize = 6;

/// What is wrong with the text of a file, with the references that led there.
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
    chain(set, file).fold(diagnostic, |diagnostic, step| diagnostic.related(step, "reached from here"))
}

/// The references that led to `file`, from the nearest up to the one in the root.
pub(super) fn chain(set: &SourceSet, file: FileId) -> impl Iterator<Item = Location> {
    let from = move |file: FileId| set.file(file)?.reached_from.clone();
    std::iter::successors(from(file), move |step| from(step.file)).take(SHOWN_STEPS)
}

/// A file that a reference names cannot be read.
pub(super) fn unreadable(registry: &Registry<'_>, path: &Path, reason: &str, from: Location) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("cannot read `{}`: {reason}", path.display()));
    let steps: Vec<Location> = chain(&registry.set, from.file).collect();
    let diagnostic = diagnostic.at(from).label("referred to here");
    steps.into_iter().fold(diagnostic, |diagnostic, step| diagnostic.related(step, "reached from here"))
}

/// What a reference to a missing file should have said, if that can be told.
pub(super) fn instead(registry: &Registry<'_>, from: FileId, path: &Path) -> Option<String> {
    let holder = &registry.set.file(from)?.relative;
    let missing = references::below(&registry.folder, path)?;
    let meant = beside_the_root(registry, holder, &missing).or_else(|| in_the_same_folder(registry, path))?;
    let way = references::relative(holder, &meant);
    Some(format!("did you mean `{way}`?"))
}

/// References are relative to the file that holds them; a common mistake is to write them relative to the root.
fn beside_the_root(registry: &Registry<'_>, holder: &str, missing: &str) -> Option<String> {
    let folder = holder.rsplit_once('/').map(|(folder, _)| folder)?;
    let from_root = missing.strip_prefix(folder)?.strip_prefix('/')?;
    registry.folder.join(from_root).is_file().then(|| from_root.to_owned())
}

fn in_the_same_folder(registry: &Registry<'_>, path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names: Vec<String> =
        std::fs::read_dir(listed).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    let name = suggest::nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    references::below(&registry.folder, &folder.join(name))
}
