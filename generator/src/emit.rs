//! Intermediate model and names → files, as tokens or as views of templates. Nothing is decided here: every decision is
//! already data.

mod docs;
mod enumeration;
mod errors;
mod example;
mod file;
mod library;
mod models;
mod modules;
mod object;
mod operations;
mod package;
mod pages;
mod request;
mod runtime;
mod security;
mod settings;
mod signature;
mod tag;
mod types;
mod union;

pub use file::{Content, File};
pub(crate) use package::first_entry;

use crate::config::LoadedConfig;
use crate::ir::{Api, Tag};
use crate::names::Names;
use rayon::prelude::*;

/// What every part of the emitter reads.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    pub(crate) names: &'a Names,
    pub(crate) config: &'a LoadedConfig,
}

impl<'a> Context<'a> {
    /// The name of the generated crate in code.
    pub(crate) fn library_name(&self) -> &'a str {
        &self.config.library_name
    }
}

/// A part of the generated crate, which can be made without the others.
type Part<'a> = Box<dyn Fn(Context<'a>) -> Vec<File> + Send + Sync + 'a>;

/// The generated crate, in parts. They are made where they are asked for: tokens stay on the thread that makes them.
pub struct Emission<'a> {
    context: Context<'a>,
    parts: Vec<Part<'a>>,
}

impl Emission<'_> {
    /// Makes every part, some of them at the same time, and hands its files to a function; the results come in the order of
    /// the parts.
    pub(crate) fn each<T: Send>(&self, take: impl Fn(Vec<File>) -> T + Sync) -> Vec<T> {
        self.parts.par_iter().with_max_len(1).map(|part| take(part(self.context))).collect()
    }

    /// All files, by path.
    pub fn files(&self) -> Vec<File> {
        let mut files: Vec<File> = self.parts.iter().flat_map(|part| part(self.context)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

/// The parts of the generated crate, those that take longest first.
pub fn emit<'a>(api: &'a Api, names: &'a Names, config: &'a LoadedConfig) -> Emission<'a> {
    let context = Context { api, names, config };
    let large: [fn(Context<'_>) -> Vec<File>; 2] = [models::files, pages::models];
    let small: [fn(Context<'_>) -> Vec<File>; 8] = [
        pages::others,
        package::files,
        library::files,
        settings::files,
        security::files,
        operations::files,
        errors::files,
        runtime::files,
    ];
    let boxed = |part: fn(Context<'_>) -> Vec<File>| -> Part<'a> { Box::new(part) };
    let of_tag = |tag: &'a Tag| -> Part<'a> {
        Box::new(move |context| vec![tag::file(context, tag), pages::of_tag(context, tag)])
    };
    let parts = large.into_iter().map(boxed).chain(api.tags.iter().map(of_tag)).chain(small.into_iter().map(boxed));
    Emission { context, parts: parts.collect() }
}
