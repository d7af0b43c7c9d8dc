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
mod tag;
mod types;
mod union;

pub use file::{Content, File};

use crate::config::LoadedConfig;
use crate::ir::Api;
use crate::names::Names;

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

/// All files of the generated crate, by path.
pub fn emit(api: &Api, names: &Names, config: &LoadedConfig) -> Vec<File> {
    let context = Context { api, names, config };
    let parts: [fn(Context<'_>) -> Vec<File>; 10] = [
        package::files,
        library::files,
        settings::files,
        security::files,
        operations::files,
        tag::files,
        models::files,
        errors::files,
        runtime::files,
        pages::files,
    ];
    let mut files: Vec<File> = parts.iter().flat_map(|part| part(context)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
