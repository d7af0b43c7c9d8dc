//! Values that must not be shown.

use std::fmt;
use std::sync::Arc;

/// A secret text; its `Debug` does not show it.
#[derive(Clone)]
pub(crate) struct Secret(Arc<str>);

impl Secret {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into().into())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Whether both are clones of one secret, rather than two that happen to be equal.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// An id, a secret, a token or a URL without the line break at its end, which files have and no header can
/// carry.
pub(crate) fn without_line_break(text: impl Into<String>) -> String {
    let mut text = text.into();
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    text
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
