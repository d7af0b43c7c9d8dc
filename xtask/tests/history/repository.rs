//! A repository of git around a [`Folder`].

use super::folder::{Folder, Run};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The config of `things.yaml`, as it is in `spec/`.
pub(crate) const CONFIG: &str = "# How things become a crate.
document = \"things.yaml\"
output = \"../out\"

[crate]
name = \"things\"
version = \"0.1.0\" # raised by releases
";

/// A change of the document that adds an optional property.
pub(crate) fn added(document: &str) -> String {
    document.replace("{id: {type: string}}", "{id: {type: string}, name: {type: string}}")
}

/// A change of the document that gives a property another type.
pub(crate) fn broken(document: &str) -> String {
    document.replace("{id: {type: string}}", "{id: {type: integer}}")
}

/// A change of the document that only its readers see.
pub(crate) fn reworded(document: &str) -> String {
    document.replace("description: All of them.", "description: All things.")
}

impl Folder {
    /// A folder with `spec/things.yaml` and `spec/things.toml`, in a repository of one commit.
    pub(crate) fn repository() -> Self {
        let folder = Self::new();
        fs::create_dir(folder.path("spec")).unwrap();
        fs::rename(folder.path("things.yaml"), folder.path("spec/things.yaml")).unwrap();
        fs::write(folder.path("spec/things.toml"), CONFIG).unwrap();
        folder.git(&["init", "--quiet"]);
        folder.commit("Begin");
        folder
    }

    /// A repository in which version 0.1.0 is released.
    pub(crate) fn released() -> Self {
        let folder = Self::repository();
        let run = folder.release(&["--date", "2026-02-03"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        folder.commit("Release 0.1.0");
        folder
    }

    /// Runs git, which must succeed, and gives what it prints.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgSign=false"];
        let run = Run::of(Command::new("git").args(who).args(arguments).current_dir(self.0.path()));
        assert_eq!(run.code, Some(0), "git {arguments:?}: {}", run.err);
        run.out
    }

    /// Commits all that is there.
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
    }

    /// Changes the text of a file.
    pub(crate) fn change(&self, path: &str, change: impl Fn(&str) -> String) {
        let before = fs::read_to_string(self.path(path)).unwrap();
        let after = change(&before);
        assert_ne!(before, after, "{path} is to change");
        fs::write(self.path(path), after).unwrap();
    }

    /// `diff`, and more.
    pub(crate) fn diff(&self, old: &str, new: &str, more: &[&str]) -> Run {
        self.run(&[&["diff", old, new], more].concat())
    }

    /// The verdict of `diff`.
    pub(crate) fn verdict(&self, old: &str, new: &str, more: &[&str]) -> serde_json::Value {
        let run = self.diff(old, new, &[&["--format", "json"], more].concat());
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{run:?}"))
    }

    /// The version in the config.
    pub(crate) fn version(&self) -> String {
        let config = self.text("spec/things.toml");
        config.split("version = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }

    /// `release` with the config in `spec/`, and more.
    pub(crate) fn release(&self, more: &[&str]) -> Run {
        self.run(&[&["release", "--config", "spec/things.toml"], more].concat())
    }

    /// `generate --check` with the config in `spec/`, and more.
    pub(crate) fn check(&self, more: &[&str]) -> Run {
        self.run(&[&["generate", "--check", "--config", "spec/things.toml"], more].concat())
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    /// All files but those of git, with their text.
    pub(crate) fn everything(&self) -> Vec<(String, String)> {
        let listed = self.git(&["ls-files", "--cached", "--others", "-z"]);
        let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
        paths.sort_unstable();
        paths.dedup();
        let there = paths.into_iter().filter(|path| self.path(path).is_file());
        there.map(|path| (path.to_owned(), self.text(path))).collect()
    }
}
