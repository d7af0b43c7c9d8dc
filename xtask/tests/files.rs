//! What `generate` does with the files that are there: its own, and those of somebody else.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;

#[cfg(unix)]
#[path = "files/killed.rs"]
mod killed;
#[path = "files/links.rs"]
#[cfg(unix)]
mod links;
#[path = "files/list.rs"]
mod list;
#[path = "files/others.rs"]
mod others;

use folder::{DOCUMENT, Folder, Run};
use std::fs;

/// The document with another schema in place of the one that it has, so that two files go and two come.
fn other_document() -> String {
    DOCUMENT.replace("Thing", "Item").replace("{id: {type: string}}", "{id: {type: integer}}")
}

impl Folder {
    /// A folder in which the crate is generated.
    fn generated() -> Self {
        let folder = Self::new();
        let run = folder.generate(&[]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        folder
    }

    /// `generate --spec things.yaml --out out`, and more.
    fn generate(&self, more: &[&str]) -> Run {
        self.run(&[&["generate", "--spec", "things.yaml", "--out", "out"], more].concat())
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Adds a line to a file.
    fn edit(&self, path: &str) {
        let text = self.text(path);
        self.write(path, &format!("{text}// mine\n"));
    }

    /// `generate --check`, which finds nothing.
    fn assert_up_to_date(&self) {
        let run = self.generate(&["--check"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    }

    /// The counts of the last line: written, unchanged, removed.
    fn counts(run: &Run) -> Vec<usize> {
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
        let last = run.out.lines().last().unwrap();
        last.split([' ', ',']).filter_map(|word| word.parse().ok()).collect()
    }
}

impl Run {
    /// The lines of what is printed that begin so.
    fn lines(&self, start: &str) -> Vec<&str> {
        self.out.lines().chain(self.err.lines()).filter(|line| line.trim_start().starts_with(start)).collect()
    }
}
