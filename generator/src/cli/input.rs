//! The input of a command, by what its arguments name.

use crate::Input;
use crate::cli::Program;
use crate::cli::arguments::{Config, Files, Reading};
use crate::cli::report::{Fault, Refusal};
use crate::config::LoadedConfig;
use crate::document::{LoadOptions, Selection};
use crate::init;
use std::path::{Path, PathBuf};

/// The input that the options name; what is wrong with the config is printed, and gives `None`.
pub fn from_config(program: &Program, config: &Config, reading: &Reading) -> Option<Input> {
    let found = config_path(program, config).map_err(Refusal::from);
    let loaded = found.and_then(|path| Ok(LoadedConfig::load_client(&path, config.client.as_deref())?));
    Some(of(loaded.map_err(|refusal| refusal.print()).ok()?, reading))
}

/// The inputs that the options name: of a config with several clients all of them, unless the options name one.
pub(crate) fn all_from_config(program: &Program, config: &Config, reading: &Reading) -> Option<Vec<Input>> {
    let found = config_path(program, config).map_err(Refusal::from);
    let loaded = found.and_then(|path| match &config.client {
        Some(client) => Ok(vec![LoadedConfig::load_client(&path, Some(client))?]),
        None => Ok(LoadedConfig::load_all(&path)?),
    });
    let loaded = loaded.map_err(|refusal| refusal.print()).ok()?;
    Some(loaded.into_iter().map(|config| of(config, reading)).collect())
}

/// The input for a document that is named without a config, else that of the config.
pub(crate) fn named(
    program: &Program,
    (document, config): (Option<&PathBuf>, &Config),
    reading: &Reading,
) -> Option<Input> {
    match document {
        Some(document) => Some(from_document(document, Path::new("."), None, reading)),
        None => from_config(program, config, reading),
    }
}

/// The input for a document without a config.
pub fn from_document(document: &Path, out: &Path, name: Option<&str>, reading: &Reading) -> Input {
    of(LoadedConfig::of_document(document, out, name), reading)
}

/// The input for a document with its config, with what the options say besides.
pub(crate) fn of(mut config: LoadedConfig, reading: &Reading) -> Input {
    config.config.diagnostics = config.config.diagnostics.overridden_by(&reading.faults.policy());
    Input { config, selection: selection(reading), load: load_options(&reading.files) }
}

pub(crate) fn selection(reading: &Reading) -> Selection {
    Selection { tags: reading.tags.clone(), operations: reading.operations.clone(), ..Selection::default() }
}

/// How the files of a document are read.
pub fn load_options(files: &Files) -> LoadOptions {
    LoadOptions { allow_outside: files.allow_outside, overlays: files.overlays.clone(), ..LoadOptions::default() }
}

/// The config that the options name, or else that of the program.
pub(crate) fn config_path(program: &Program, config: &Config) -> Result<PathBuf, Fault> {
    config.config.clone().or_else(|| program.default_config()).ok_or_else(|| {
        let name = program.name;
        Fault::new(
            format!("no config is named, and there is no `{}` here or in a folder above", init::FILE),
            format!(
                "`{name} init DOCUMENT` writes one; `--config FILE` names another, and `{name} generate --spec FILE --out DIR` goes without"
            ),
        )
    })
}
