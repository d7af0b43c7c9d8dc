use super::{Input, Outcome, Stage, model_observed};
use crate::config::LoadedConfig;
use crate::diagnostic::{Diagnostic, Instead};
use crate::ir::Api;
use crate::names::Names;
use crate::pages;
use crate::source::SourceSet;
use crate::surface::{Context, Surface};

/// A client that was read from a document and not yet written: the model, its surface, and its config.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) api: Api,
    pub(crate) config: LoadedConfig,
    pub(crate) surface: Surface,
    /// What was told of parts of the document that are not in the model, or are any value there.
    pub(crate) left_out: Vec<Diagnostic>,
}

/// One side of a comparison: a client, with the files that it was read from, in which changes have their positions.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The client.
    pub client: &'a Client,
    /// The files.
    pub sources: &'a SourceSet,
}

impl Client {
    /// Reads a document as [`generate`](crate::generate()) does, up to the surface.
    pub fn read(input: &Input) -> Outcome<Self> {
        Self::read_observed(input, &mut |_| {})
    }

    /// Like [`Self::read`]; `done` is told of each stage as it ends.
    pub fn read_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Self> {
        let Outcome { result, diagnostics, sources } = model_observed(input, done);
        let left_out = || {
            diagnostics
                .with_allowed()
                .filter(|one| one.instead.as_ref().is_some_and(Instead::leaves_out))
                .cloned()
                .collect()
        };
        let result =
            result.map(|api| Self { left_out: left_out(), ..Self::of_observed(api, input.config.clone(), done) });
        Outcome { result, diagnostics, sources }
    }

    /// The client of a model that was made with a config. What was left out of the model is not known to it.
    pub fn of(api: Api, config: LoadedConfig) -> Self {
        Self::of_observed(api, config, &mut |_| {})
    }

    fn of_observed(api: Api, config: LoadedConfig, done: &mut dyn FnMut(Stage)) -> Self {
        let names = Names::resolve(&api, &config.config);
        done(Stage::Resolve);
        let surface = Surface::build(&api, &names, &config);
        done(Stage::Surface);
        Self { api, config, surface, left_out: Vec::new() }
    }

    /// The model.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// The config that it was read with.
    pub fn config(&self) -> &LoadedConfig {
        &self.config
    }

    /// The version that the config gives the crate.
    pub fn version(&self) -> &str {
        &self.config.config.package.version
    }

    /// A program that makes a call, for whoever begins with the crate; none where there is no call to make.
    pub fn first_program(&self) -> Option<String> {
        pages::first_program(self.context()).map(|program| program.to_string())
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context { api: &self.api, surface: &self.surface, config: &self.config }
    }
}
