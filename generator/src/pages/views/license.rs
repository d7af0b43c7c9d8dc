use crate::text::Plain;
use serde::Serialize;

/// `LICENSE-MIT.j2`: the text of a licence that names whose the crate is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LicenseText {
    /// What follows `Copyright (c)`: `2026 Acme Inc.`
    pub copyright: Plain,
}
