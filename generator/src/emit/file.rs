use crate::text::Rustdoc;
use proc_macro2::TokenStream;
use std::path::PathBuf;

/// A file of Rust of the generated crate, before it is text.
pub struct File {
    /// Where it goes, relative to the folder of the crate.
    pub path: PathBuf,
    /// The `//!` documentation; empty where the file has none.
    pub docs: Rustdoc,
    /// The items, one token stream each.
    pub items: Vec<TokenStream>,
}

impl File {
    pub(super) fn new(path: impl Into<PathBuf>, docs: impl Into<Rustdoc>, items: Vec<TokenStream>) -> Self {
        Self { path: path.into(), docs: docs.into(), items }
    }
}
