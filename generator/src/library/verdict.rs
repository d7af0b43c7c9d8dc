use crate::diff;
use crate::text::{Json, Terminal};
use semver::Version;
use std::fmt;

/// What a new document changes for programs that use the client of the old one. It is shown as `sailmaker diff` prints it.
#[derive(Clone, Debug)]
pub struct Verdict {
    verdict: diff::Verdict,
    /// The version of the old client.
    version: Option<Version>,
}

impl Verdict {
    pub(super) fn new(verdict: diff::Verdict, version: &str) -> Self {
        Self { verdict, version: Version::parse(version).ok() }
    }

    /// Whether a program that uses the old client does not compile with the new one, or does not work any more.
    pub fn is_breaking(&self) -> bool {
        self.verdict.is_breaking()
    }

    /// The least version that the new client may have, by that of the old one: `0.2.0`.
    pub fn version(&self) -> Option<String> {
        self.version.as_ref().map(|version| self.verdict.version_after(version).to_string())
    }

    /// As Markdown that is fit for the comment of a pull request.
    pub fn to_markdown(&self) -> String {
        self.verdict.to_markdown(self.version.as_ref(), "sailmaker")
    }

    /// As one JSON object: the verdict, each change with its places, and the version.
    pub fn to_json(&self) -> String {
        Json::shown(&format!("{:#}", self.verdict.to_json(self.version.as_ref()))).to_string()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Terminal::lines(self.verdict.to_text(self.version.as_ref()).trim_end()))
    }
}
