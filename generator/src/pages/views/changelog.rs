use serde::Serialize;

/// `CHANGELOG.md.j2`: what each version has brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changelog {
    /// The name of the crate.
    pub crate_name: String,
    /// The versions, the latest first.
    pub releases: Vec<Release>,
}

/// A version in a [`Changelog`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    /// The version.
    pub version: String,
    /// The day on which it was published, as `YYYY-MM-DD`; none before.
    pub date: Option<String>,
    /// What it has brought, an entry a line, in Markdown.
    pub changes: Vec<String>,
}
