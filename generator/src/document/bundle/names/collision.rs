//! Different files of the same name: one keeps it, the others are told apart by a folder.
//!
//! The one that keeps it is in the branch of the tree that most files come from, and there the least deep; so a file
//! that is added deeper down, or in a branch that is visited rarely, renames nothing that exists.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::candidate;
use crate::document::source::{SourceFile, SourceSet, Target};

/// Gives every target a name of its own, none of which is in `roots`: the components of the root document, which keep
/// theirs.
pub(super) fn resolve(
    set: &SourceSet,
    targets: &BTreeSet<Target>,
    roots: &BTreeMap<String, Target>,
) -> Vec<(Target, String)> {
    let branches = branches(set, targets);
    let mut groups: BTreeMap<String, Vec<Candidate<'_>>> = BTreeMap::new();
    for target in targets {
        let Some(file) = set.file(target.file) else {
            continue;
        };
        groups.entry(candidate::name(file, target)).or_default().push(Candidate::new(file, target, &branches));
    }
    let mut taken: HashSet<String> = roots.keys().chain(groups.keys()).cloned().collect();
    let mut resolved = Vec::new();
    for (name, mut group) in groups {
        group.sort_by(|a, b| a.rank.cmp(&b.rank));
        let mut group = group.into_iter();
        let winner: HashSet<&str> = match roots.get(&name) {
            Some(home) => set.file(home.file).into_iter().flat_map(folders).collect(),
            None => {
                let Some(first) = group.next() else { continue };
                resolved.push((first.target.clone(), name.clone()));
                folders(first.file).collect()
            }
        };
        for loser in group {
            let own = loser.distinct(&name, &winner, &taken);
            taken.insert(own.clone());
            resolved.push((loser.target.clone(), own));
        }
    }
    resolved
}

/// The number of targets in each folder beside the root document.
fn branches(set: &SourceSet, targets: &BTreeSet<Target>) -> HashMap<String, usize> {
    let mut branches = HashMap::new();
    for file in targets.iter().filter_map(|target| set.file(target.file)) {
        *branches.entry(branch(file).to_owned()).or_default() += 1;
    }
    branches
}

fn branch(file: &SourceFile) -> &str {
    file.relative.split_once('/').map_or("", |(branch, _)| branch)
}

struct Candidate<'s> {
    file: &'s SourceFile,
    target: &'s Target,
    rank: (Reverse<usize>, usize, &'s str, &'s str),
}

impl<'s> Candidate<'s> {
    fn new(file: &'s SourceFile, target: &'s Target, branches: &HashMap<String, usize>) -> Self {
        let popularity = branches.get(branch(file)).copied().unwrap_or(0);
        let depth = file.relative.split('/').count();
        Self { file, target, rank: (Reverse(popularity), depth, &file.relative, &target.pointer) }
    }

    /// `folder.Name` by the nearest folder that the winner is not in; with more folders while that is taken; by any
    /// folder when both are in the same ones; then with a number.
    fn distinct(&self, name: &str, winner: &HashSet<&str>, taken: &HashSet<String>) -> String {
        let stem = (!self.target.pointer.is_empty()).then(|| candidate::stem(self.file));
        let own = folders(self.file).rev().filter(|folder| !winner.contains(folder));
        let free = qualified(name, stem.into_iter().chain(own)).find(|name| !taken.contains(name));
        free.or_else(|| qualified(name, folders(self.file).rev()).find(|name| !taken.contains(name)))
            .or_else(|| (2_usize..).map(|number| format!("{name}.{number}")).find(|name| !taken.contains(name)))
            .unwrap_or_else(|| name.to_owned())
    }
}

/// The folders of a file, the outermost first.
fn folders(file: &SourceFile) -> impl DoubleEndedIterator<Item = &str> {
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
