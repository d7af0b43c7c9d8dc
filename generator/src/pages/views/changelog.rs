use crate::text::{Page, Word};
use serde::Serialize;

/// `CHANGELOG.md.j2`: what each version has brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changelog {
    /// The name of the crate.
    pub crate_name: Word,
    /// The versions, the latest first.
    pub releases: Vec<Release>,
}

/// A version in a [`Changelog`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    /// The version.
    pub version: Page,
    /// The day on which it was published, as `YYYY-MM-DD`; none before.
    pub date: Option<Word>,
    /// What it has brought, an entry a line.
    pub changes: Vec<Page>,
}
