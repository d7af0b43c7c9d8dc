use sailmaker::output::Tree;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Lines of the `.rs` files under `src`, by what they are.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Lines {
    pub(super) operations: usize,
    pub(super) models: usize,
    pub(super) errors: usize,
    /// What is made of the document as a whole: the root of the crate, its settings, its pages.
    pub(super) rest: usize,
    /// What is the same in every crate.
    pub(super) runtime: usize,
}

impl Lines {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut lines = Self::default();
        for (path, text) in tree.iter() {
            if let Some(count) = lines.kind(path) {
                *count += text.lines().count();
            }
        }
        lines
    }

    pub(super) fn total(&self) -> usize {
        self.without_runtime() + self.runtime
    }

    pub(super) fn without_runtime(&self) -> usize {
        self.operations + self.models + self.errors + self.rest
    }

    /// A module is a file (`src/models.rs`), a folder (`src/models/…`), or both.
    fn kind(&mut self, path: &Path) -> Option<&mut usize> {
        let inside = path.strip_prefix("src").ok()?;
        path.extension().filter(|extension| *extension == "rs")?;
        Some(match inside.components().next()?.as_os_str().to_str()?.trim_end_matches(".rs") {
            "operations" => &mut self.operations,
            "models" => &mut self.models,
            "errors" => &mut self.errors,
            "runtime" => &mut self.runtime,
            _ => &mut self.rest,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn lines_are_counted_by_module() {
        let files = [
            ("src/models.rs", 1),
            ("src/models/things.rs", 2),
            ("src/operations/models.rs", 3),
            ("src/runtime/errors/mod.rs", 4),
            ("src/errors.rs", 5),
            ("src/lib.rs", 6),
            ("src/settings.txt", 7),
            ("examples/models.rs", 8),
        ];
        let tree = Tree::new(files.map(|(path, lines)| (PathBuf::from(path), "line\n".repeat(lines))));
        let lines = Lines::of(&tree);
        assert_eq!(lines, Lines { operations: 3, models: 3, errors: 5, rest: 6, runtime: 4 });
        assert_eq!((lines.without_runtime(), lines.total()), (17, 21));
    }
}
