//! What differs and what was written, in words.

use super::{Change, Drift, Written};
use std::fmt;
use std::path::Path;

impl fmt::Display for Drift {
    /// A line, and below it the difference.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        let (line, difference) = match &self.change {
            Change::Missing => (format!("missing: {path}"), ""),
            Change::Extra => (format!("extra:   {path}"), ""),
            Change::Changed(difference) => (format!("changed: {path}"), difference.as_str()),
            Change::ByHand(difference) => (by_hand(&self.path), difference.as_str()),
            Change::ExtraByHand => (extra_by_hand(&self.path), ""),
            Change::InTheWay => (format!("in the way: {path}"), ""),
        };
        f.write_str(format!("{line}\n{difference}").trim_end_matches('\n'))
    }
}

impl Written {
    /// What was done in a folder, in a line; before it the files that somebody had changed.
    pub fn in_folder(&self, folder: &Path) -> String {
        let Self { written, unchanged, removed, by_hand: changed, left } = self;
        let (folder, written, removed) = (folder.display(), written.len(), removed.len());
        let mut lines: Vec<String> = changed.iter().map(|path| by_hand(path)).collect();
        lines.extend(left.iter().map(|path| extra_by_hand(path)));
        lines.push(format!("{folder}: {written} written, {unchanged} unchanged, {removed} removed"));
        lines.join("\n")
    }
}

/// Says that so many files of a folder are as they would be generated.
pub fn up_to_date(folder: &Path, count: usize) -> String {
    format!("{}: {count} files, all up to date", folder.display())
}

/// Says that so many files of a folder are not.
pub fn not_up_to_date(folder: &Path, count: usize) -> String {
    format!("{}: {count} of the files are not as they would be generated", folder.display())
}

/// A file that somebody has changed since it was generated.
fn by_hand(path: &Path) -> String {
    format!("changed by hand: {}", path.display())
}

/// Such a file, which would not be generated any more.
fn extra_by_hand(path: &Path) -> String {
    format!("{} (not generated any more, so it stays)", by_hand(path))
}
