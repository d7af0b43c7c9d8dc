//! Documents of folders, and a few of many.

use std::fs;
use std::path::{Path, PathBuf};

/// A file, or the YAML and JSON files of a folder and of those in it, in the order of their paths.
pub(crate) fn found(path: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    find(path, &mut files)?;
    Ok(files)
}

fn find(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let unreadable = |error| format!("{}: cannot be read: {error}", path.display());
    let entries = fs::read_dir(path).map_err(unreadable)?;
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    entries.sort();
    let is_document =
        |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml" || end == "json");
    entries.iter().filter(|path| path.is_dir() || is_document(path)).try_for_each(|path| find(path, files))
}

/// So many of a list, from the whole of it, in its order; the same ones each time.
pub(crate) fn spread<T>(all: &[T], most: usize) -> impl Iterator<Item = &T> {
    let most = most.min(all.len());
    (0..most).filter_map(move |index| all.get(index * all.len() / most))
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_sample_is_spread_over_the_whole() {
        let sample = |all: &[u8], most| spread(all, most).copied().collect::<Vec<_>>();
        assert_eq!(sample(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3), [0, 3, 6]);
        assert_eq!(sample(&[0, 1], 3), [0, 1]);
        assert_eq!(sample(&[0, 1], 0), [0; 0]);
        assert_eq!(sample(&[], 3), [0; 0]);
    }
}
