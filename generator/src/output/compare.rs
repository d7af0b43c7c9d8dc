use super::{OutputError, Tree, disk};
use similar::TextDiff;
use std::fs;
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

/// What is the matter with a file.
#[derive(Clone, Debug)]
pub enum Change {
    /// It would be written, and is not there.
    Missing,
    /// It is there, and would not be written.
    Extra,
    /// Its text differs; the difference is a unified diff from what is there to what would be written, cut short.
    Changed(String),
}

impl Tree {
    /// What differs between this tree and a folder, by path.
    pub fn compare(&self, folder: &Path) -> Result<Vec<Drift>, OutputError> {
        let there = disk::files(folder)?;
        let mut drift = Vec::new();
        for (path, text) in self.iter() {
            if let Some(change) = change(&folder.join(path), path, text, there.contains(path))? {
                drift.push(Drift { path: path.to_owned(), change });
            }
        }
        let extra = there.into_iter().filter(|path| self.get(path).is_none());
        drift.extend(extra.map(|path| Drift { path, change: Change::Extra }));
        drift.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(drift)
    }
}

fn change(file: &Path, path: &Path, text: &str, there: bool) -> Result<Option<Change>, OutputError> {
    if !there {
        return Ok(Some(Change::Missing));
    }
    let bytes = fs::read(file).map_err(|error| OutputError::Io(file.to_owned(), error))?;
    if bytes == text.as_bytes() {
        return Ok(None);
    }
    let old = String::from_utf8_lossy(&bytes);
    Ok(Some(Change::Changed(diff(&path.to_string_lossy(), &old, text))))
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
