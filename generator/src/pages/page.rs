use minijinja::Value;
use minijinja::value::Serde;
use std::path::PathBuf;

/// A file of the generated crate that is not Rust of its own, before it is text.
pub struct Page {
    /// Where it goes, relative to the folder of the crate.
    pub path: PathBuf,
    /// What is in it.
    pub content: Content,
}

/// What is in a [`Page`].
pub enum Content {
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

impl Page {
    pub(super) fn template(path: impl Into<PathBuf>, name: &'static str, view: impl serde::Serialize) -> Self {
        Self { path: path.into(), content: Content::Template { name, view: Value::from(Serde(view)) } }
    }

    pub(super) fn copy(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Copy(text.into()) }
    }
}
