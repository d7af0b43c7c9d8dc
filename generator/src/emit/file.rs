use crate::text::Rustdoc;
use proc_macro2::TokenStream;
use std::path::PathBuf;

/// A file of Rust of the generated crate, before it is text.
pub struct File<'a> {
    /// Where it goes, relative to the folder of the crate.
    pub path: PathBuf,
    /// The `//!` documentation; empty where the file has none.
    pub docs: Rustdoc,
    /// The items, one token stream each. Tokens take many times what their text takes, so that each may be made when it is asked for.
    pub items: Box<dyn Iterator<Item = TokenStream> + 'a>,
}

impl<'a> File<'a> {
    pub(super) fn new(
        path: impl Into<PathBuf>,
        docs: impl Into<Rustdoc>,
        items: impl IntoIterator<Item = TokenStream> + 'a,
    ) -> Self {
        Self { path: path.into(), docs: docs.into(), items: Box::new(items.into_iter()) }
    }
}
