//! Different files of the same name: one keeps it, the others are told apart by a folder of theirs.
//!
//! A name depends on as little outside of its file as can be. What tells a file apart is taken from its own path,
//! whichever other files there are. Which one keeps the plain name is decided by a rank that favours the folder in which
//! the document lives and, there, the file that is the least deep; so a file that is added deeper down renames nothing.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::candidate;
use crate::document::load::{LinkedDocument, LinkedFile, Target};

/// Folders that say what kind of thing is in them, and nothing that tells one thing from another.
const SILENT: [&str; 14] = [
    "callbacks",
    "components",
    "definitions",
    "examples",
    "headers",
    "links",
    "model",
    "models",
    "parameters",
    "paths",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
];

/// Gives every target a name of its own, none of which is in `roots`: the components of the root document, which keep
/// theirs.
pub(super) fn resolve(
    document: &LinkedDocument,
    targets: &BTreeSet<Target>,
    roots: &BTreeMap<String, Target>,
) -> Vec<(Target, String)> {
    let home = home(document);
    let mut candidates: Vec<Candidate<'_>> =
        targets.iter().filter_map(|target| Some(Candidate::new(document.file(target.file)?, target, home))).collect();
    candidates.sort_by(|a, b| a.rank.cmp(&b.rank));
    let mut taken: HashSet<String> = roots.keys().cloned().collect();
    let (mut resolved, mut losers) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let name = candidate::name(candidate.file, candidate.target);
        match taken.insert(name.clone()) {
            true => resolved.push((candidate.target.clone(), name)),
            false => losers.push((candidate, name)),
        }
    }
    for (loser, name) in losers {
        let own = loser.distinct(&name, &taken);
        taken.insert(own.clone());
        resolved.push((loser.target.clone(), own));
    }
    resolved
}

/// The folder beside the root document that most references in the root document itself lead to: the one in which the
/// document lives, as opposed to those that it borrows from. What other files refer to does not matter.
fn home(document: &LinkedDocument) -> &str {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    let references = document.file(document.root()).into_iter().flat_map(|root| root.references.values());
    for file in references.flat_map(|targets| targets.values()).filter_map(|target| document.file(target.file)) {
        if let Some(branch) = branch(file) {
            *folders.entry(branch).or_default() += 1;
        }
    }
    folders.into_iter().rev().max_by_key(|(_, count)| *count).map_or("", |(folder, _)| folder)
}

fn branch(file: &LinkedFile) -> Option<&str> {
    file.relative.split_once('/').map(|(branch, _)| branch)
}

struct Candidate<'s> {
    file: &'s LinkedFile,
    target: &'s Target,
    rank: Rank<'s>,
}

/// Whether it lies in a folder that the document borrows from, whether it is a part of a file, how deep the file lies,
/// and, where all of that is the same, its path and its pointer.
type Rank<'s> = (bool, bool, usize, &'s str, &'s str);

impl<'s> Candidate<'s> {
    fn new(file: &'s LinkedFile, target: &'s Target, home: &str) -> Self {
        let is_borrowed = branch(file).is_some_and(|branch| branch != home);
        let depth = file.relative.split('/').count();
        let rank = (is_borrowed, !target.pointer.is_empty(), depth, file.relative.as_str(), &*target.pointer);
        Self { file, target, rank }
    }

    /// `folder.Name` by the folder that it is borrowed from, or by the nearest one that tells something; while that is
    /// taken, with more of the path, down to its extension; then with a number.
    fn distinct(&self, name: &str, taken: &HashSet<String>) -> String {
        let stem = (!self.target.pointer.is_empty()).then(|| candidate::stem(self.file));
        let telling = || folders(self.file).rev().filter(|folder| !SILENT.contains(folder));
        let extension = self.file.relative.rsplit_once('.').map(|(_, extension)| extension);
        let borrowed_from = if self.rank.0 && stem.is_none() { branch(self.file) } else { None };
        let by_lender = qualified(name, borrowed_from.into_iter());
        let by_telling = qualified(name, stem.into_iter().chain(telling()));
        let by_all = qualified(name, stem.into_iter().chain(folders(self.file).rev()).chain(extension));
        let numbered = (2_usize..).map(|number| format!("{name}.{number}"));
        let mut names = by_lender.chain(by_telling).chain(by_all).chain(numbered);
        names.find(|name| !taken.contains(name)).unwrap_or_else(|| name.to_owned())
    }
}

/// The folders of a file, the outermost first.
fn folders(file: &LinkedFile) -> impl DoubleEndedIterator<Item = &str> {
    let folders = file.relative.rsplit_once('/').map(|(folders, _)| folders);
    folders.into_iter().flat_map(|folders| folders.split('/')).filter(|folder| *folder != "..")
}

/// `a.Name`, `b.a.Name` and so on.
fn qualified<'q>(name: &str, qualifiers: impl Iterator<Item = &'q str>) -> impl Iterator<Item = String> {
    qualifiers.scan(name.to_owned(), |name, qualifier| {
        *name = format!("{}.{name}", candidate::plain(qualifier));
        Some(name.clone())
    })
}
