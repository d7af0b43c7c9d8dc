use minijinja::Value;
use minijinja::value::Serde;
use proc_macro2::TokenStream;
use std::path::PathBuf;

/// A file of the generated crate, before it is text.
pub struct File {
    /// Where it goes, relative to the folder of the crate.
    pub path: PathBuf,
    /// What is in it.
    pub content: Content,
}

/// What is in a [`File`].
pub enum Content {
    /// Rust.
    Rust {
        /// The `//!` documentation, already safe for rustdoc; empty where the file has none.
        docs: String,
        /// The items, one token stream each.
        items: Vec<TokenStream>,
    },
    /// A template of [`sailmaker_templates`], by name, and the view that it places.
    Template {
        /// The name of the template.
        name: &'static str,
        /// What it places.
        view: Value,
    },
    /// Text that is written as it stands.
    Copy(String),
}

impl File {
    pub(super) fn rust(path: impl Into<PathBuf>, docs: impl Into<String>, items: Vec<TokenStream>) -> Self {
        Self { path: path.into(), content: Content::Rust { docs: docs.into(), items } }
    }

    pub(super) fn template(path: impl Into<PathBuf>, name: &'static str, view: impl serde::Serialize) -> Self {
        Self { path: path.into(), content: Content::Template { name, view: Value::from(Serde(view)) } }
    }

    pub(super) fn copy(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Copy(text.into()) }
    }
}
