//! A verdict as text. A placeholder, until the report is written.

use super::Verdict;
use semver::Version;

impl Verdict {
    /// The whole of it, as text.
    pub fn to_text(&self, _current: Option<&Version>) -> String {
        let changes = self.changes.iter().map(|change| format!("{}: {}\n", change.kind, change.message));
        changes.collect()
    }
}
