//! Surface → tokens. Nothing is decided here: every decision is already data.

mod docs;
mod enumeration;
mod errors;
mod example;
mod file;
mod identifier;
mod library;
mod models;
mod modules;
mod object;
mod operations;
mod request;
mod rust_type;
mod security;
mod settings;
mod status;
mod tag;
mod union;

pub use file::File;

use crate::surface::{Context, Tag};
use rayon::prelude::*;

/// A part of the generated crate, which can be made without the others.
type Part<'a> = Box<dyn Fn(Context<'a>) -> Vec<File<'a>> + Send + Sync + 'a>;

/// The Rust of the generated crate, in parts. They are made where they are asked for: tokens stay on the thread that makes them.
pub struct Emission<'a> {
    context: Context<'a>,
    parts: Vec<Part<'a>>,
}

impl Emission<'_> {
    /// Makes every part, some of them at the same time, and hands its files to a function; the results come in the order of
    /// the parts.
    pub(crate) fn each<T: Send>(&self, take: impl Fn(Vec<File<'_>>) -> T + Sync) -> Vec<T> {
        self.parts.par_iter().with_max_len(1).map(|part| take(part(self.context))).collect()
    }

    /// All files, by path.
    pub fn files(&self) -> Vec<File<'_>> {
        let mut files: Vec<File<'_>> = self.parts.iter().flat_map(|part| part(self.context)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

/// The parts of the generated crate, those that take longest first.
pub fn emit(context: Context<'_>) -> Emission<'_> {
    let small: [fn(Context<'_>) -> Vec<File<'_>>; 5] =
        [library::files, settings::files, security::files, operations::files, errors::files];
    let models: Part<'_> = Box::new(models::files);
    let tags = context.surface.tags.iter().map(of_tag);
    let small = small.into_iter().map(|part| -> Part<'_> { Box::new(part) });
    Emission { context, parts: std::iter::once(models).chain(tags).chain(small).collect() }
}

fn of_tag(tag: &Tag) -> Part<'_> {
    Box::new(move |context| vec![tag::file(context, tag)])
}
