//! Tokens and views → text.

mod blank_lines;
mod join;
mod macros;
mod rust;
mod template;

use crate::emit::{self, Emission};
use crate::pages::{Content, Page, Pages};
use rayon::ThreadPoolBuilder;
use std::fmt;
use std::path::PathBuf;
use template::Templates;

/// The longest line of generated Rust, in characters, where it can be broken.
const WIDTH: usize = 120;

/// The stack of a thread that renders, in bytes. Types stand in one another as deep as a document may be, and the parser and the printer
/// of Rust call themselves for each; where the caller's threads are small, a document within the limits would not fit.
const STACK: usize = 8 << 20;

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
pub fn render(emission: &Emission<'_>, pages: &Pages<'_>, source: &str) -> Result<Vec<Text>, RenderError> {
    let templates = Templates::new().map_err(|cause| RenderError { path: PathBuf::new(), cause: cause.to_string() })?;
    let threads = ThreadPoolBuilder::new().stack_size(STACK).build();
    let threads = threads.map_err(|cause| RenderError { path: PathBuf::new(), cause: cause.to_string() })?;
    let (code, pages) = threads.join(
        || emission.each(|files| rust_texts(files, source)),
        || pages.each(|pages| page_texts(pages, &templates)),
    );
    let mut texts = Vec::new();
    for part in code.into_iter().chain(pages) {
        texts.extend(part?);
    }
    texts.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(texts)
}

fn rust_texts(files: Vec<emit::File<'_>>, source: &str) -> Result<Vec<Text>, RenderError> {
    let text = |emit::File { path, docs, items }| match rust::rust(source, &docs, items) {
        Ok(text) => Ok((path, text)),
        Err(cause) => Err(RenderError { path, cause }),
    };
    files.into_iter().map(text).collect()
}

fn page_texts(pages: Vec<Page>, templates: &Templates) -> Result<Vec<Text>, RenderError> {
    let text = |Page { path, content }| match content {
        Content::Copy(text) => Ok((path, text)),
        Content::Template { name, view } => match templates.render(name, &view) {
            Ok(text) => Ok((path, text)),
            Err(error) => Err(RenderError { path, cause: format!("{error:#}") }),
        },
    };
    pages.into_iter().map(text).collect()
}
