use super::manifest::{MANIFEST, unified};
use super::survey::{Item, State, Survey};
use super::{OutputError, Tree};
use similar::TextDiff;
use std::path::{Path, PathBuf};

/// How many lines of a file's difference are shown.
const SHOWN: usize = 40;

/// A file that is not as it would be written.
#[derive(Clone, Debug)]
pub struct Drift {
    /// Relative to the folder of the crate.
    pub path: PathBuf,
    /// What is the matter with it.
    pub change: Change,
}

/// What is the matter with a file. A difference is a unified diff from what is there to what would be written, cut short; that of
/// the list of files is empty, since it says nothing that the others do not.
#[derive(Clone, Debug)]
pub enum Change {
    /// It would be written, and is not there.
    Missing,
    /// It was written, and would be removed.
    Extra,
    /// It is as it was written, and would be written otherwise.
    Changed(String),
    /// Somebody has changed it since it was written; it would be written anew.
    ByHand(String),
    /// The same, but that it would not be written any more; it would be left as it is.
    ExtraByHand,
    /// It was not written by the generator, and nothing can be written while it is there.
    InTheWay,
}

impl Tree {
    /// What differs between this tree and what the generator has in a folder, by path. What else is in the folder does not matter.
    pub fn compare(&self, folder: &Path) -> Result<Vec<Drift>, OutputError> {
        let survey = Survey::of(self, folder)?;
        let mut drift: Vec<Drift> = survey.all().filter_map(drift).collect();
        drift.sort_by(|a, b| a.path.cmp(&b.path));
        // A file in place of a folder is in the way of each file in it.
        drift.dedup_by(|a, b| a.path == b.path);
        Ok(drift)
    }
}

fn drift(item: &Item<'_>) -> Option<Drift> {
    let difference = |bytes: &[u8]| match &item.text {
        Some(text) if item.path != Path::new(MANIFEST) => {
            diff(&item.path.to_string_lossy(), &String::from_utf8_lossy(&unified(bytes)), text)
        }
        _ => String::new(),
    };
    let (path, change) = match &item.state {
        State::Same => return None,
        State::InTheWay(path) => (path, Change::InTheWay),
        State::Missing => (&item.path, Change::Missing),
        State::Outdated(bytes) => (&item.path, Change::Changed(difference(bytes))),
        State::ByHand(bytes) => (&item.path, Change::ByHand(difference(bytes))),
        State::Extra => (&item.path, Change::Extra),
        State::ExtraByHand => (&item.path, Change::ExtraByHand),
    };
    Some(Drift { path: path.clone(), change })
}

fn diff(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff
        .unified_diff()
        .context_radius(2)
        .header(&format!("on disk/{path}"), &format!("generated/{path}"))
        .to_string();
    let lines: Vec<&str> = unified.lines().collect();
    let shown = lines.iter().take(SHOWN).copied().collect::<Vec<_>>().join("\n");
    match lines.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}\n… {more} more lines"),
    }
}
