//! A verdict as text, Markdown and JSON. A placeholder, until what prints the verdict is written.

use super::Verdict;
use semver::Version;
use serde_json::{Value, json};

impl Verdict {
    /// The report for a terminal.
    pub fn to_text(&self, current: Option<&Version>) -> String {
        let changes: Vec<&str> = self.changes.iter().map(|change| change.message.as_str()).collect();
        let version = current.map(|current| format!("version: {}", self.version_after(current)));
        changes.into_iter().map(str::to_owned).chain(version).collect::<Vec<_>>().join("\n")
    }

    /// The report for the comment of a pull request.
    pub fn to_markdown(&self, current: Option<&Version>) -> String {
        self.changelog().into_iter().chain([self.to_text(current)]).collect::<Vec<_>>().join("\n")
    }

    /// The report for programs.
    pub fn to_json(&self, current: Option<&Version>) -> Value {
        json!({
            "bump": self.bump(),
            "version": current.map(|current| self.version_after(current).to_string()),
            "changes": self.changes,
        })
    }

    /// What a changelog says of it, an entry a line, in Markdown.
    pub fn changelog(&self) -> Vec<String> {
        self.changes.iter().map(|change| change.message.clone()).collect()
    }
}
