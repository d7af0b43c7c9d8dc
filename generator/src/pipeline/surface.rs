use super::{Input, Outcome, model};
use crate::config::LoadedConfig;
use crate::ir::Api;
use crate::names::Names;
use crate::source::SourceSet;
use crate::surface::{self, Context};

/// What the users of a client see of a document: the model, and what everything in it is called.
#[derive(Clone, Debug)]
pub struct Surface {
    pub(crate) api: Api,
    pub(crate) names: Names,
    pub(crate) config: LoadedConfig,
    pub(crate) rust: surface::Surface,
}

/// A [`Surface`] with the files that it was read from, in which changes have their places.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What users see.
    pub surface: &'a Surface,
    /// The files.
    pub sources: &'a SourceSet,
}

impl Surface {
    /// Reads a document as [`generate`](crate::generate()) does, up to the names.
    pub fn read(input: &Input) -> Outcome<Self> {
        let Outcome { result, diagnostics, sources } = model(input);
        let surface = result.map(|api| {
            let names = Names::resolve(&api, &input.config.config);
            let rust = surface::Surface::build(&api, &names, &input.config);
            Self { api, names, config: input.config.clone(), rust }
        });
        Outcome { result: surface, diagnostics, sources }
    }

    /// The config that it was read with.
    pub fn config(&self) -> &LoadedConfig {
        &self.config
    }

    /// The version that the config gives the crate.
    pub fn version(&self) -> &str {
        &self.config.config.package.version
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context { api: &self.api, surface: &self.rust, config: &self.config }
    }
}
