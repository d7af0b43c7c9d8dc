//! Tokens and views → text.

mod blank_lines;
mod join;
mod macros;
mod rust;
pub(crate) mod template;

use crate::emit::{Content, Emission, File};
use std::fmt;
use std::path::PathBuf;
use template::Templates;

/// The longest line of generated Rust, in characters, where it can be broken.
const WIDTH: usize = 120;

/// A file of the generated crate as text, by path relative to the folder of the crate.
pub type Text = (PathBuf, String);

/// Why a file could not be written. It is a fault of the generator, not of the document.
#[derive(Debug)]
pub struct RenderError {
    /// The file.
    pub path: PathBuf,
    /// What went wrong.
    pub cause: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` could not be rendered, which is a fault of the generator: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for RenderError {}

/// Renders all files, by path. `source` is what the header says they were made from.
pub fn render(emission: &Emission<'_>, source: &str) -> Result<Vec<Text>, RenderError> {
    let templates = Templates::new().map_err(|cause| RenderError { path: PathBuf::new(), cause: cause.to_string() })?;
    let parts = emission.each(|files| texts(files, source, &templates));
    let mut texts = Vec::new();
    for part in parts {
        texts.extend(part?);
    }
    texts.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(texts)
}

/// Renders some files.
fn texts(files: Vec<File>, source: &str, templates: &Templates) -> Result<Vec<Text>, RenderError> {
    files
        .into_iter()
        .map(|File { path, content }| {
            let text = match content {
                Content::Rust { docs, items } => rust::rust(source, &docs, &items),
                Content::Template { name, view } => templates.render(name, &view).map_err(|error| format!("{error:#}")),
                Content::Copy(text) => Ok(text),
            };
            match text {
                Ok(text) => Ok((path, text)),
                Err(cause) => Err(RenderError { path, cause }),
            }
        })
        .collect()
}
