use crate::cli::{Config, Reading};
use crate::report;
use sailmaker::Input;
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use std::path::{Path, PathBuf};

/// Where the config is, relative to the root of the repository.
const CONFIG: &str = "spec/source-usages.toml";

/// The input that the options name; what is wrong with the config is printed, and gives `None`.
pub(crate) fn from_config(config: &Config, reading: &Reading) -> Option<Input> {
    let path = config_path(config);
    match LoadedConfig::load(&path) {
        Ok(config) => Some(input(config, reading)),
        Err(errors) => {
            report::diagnostics(&errors.diagnostics, &errors.sources);
            None
        }
    }
}

/// The input for a document without a config.
pub(crate) fn from_document(document: &Path, out: &Path, name: Option<&str>, reading: &Reading) -> Input {
    input(LoadedConfig::of_document(document, out, name), reading)
}

fn input(config: LoadedConfig, reading: &Reading) -> Input {
    Input { config, selection: selection(reading), load: load_options(reading) }
}

pub(crate) fn selection(reading: &Reading) -> Selection {
    Selection { tags: reading.tags.clone(), operations: reading.operations.clone() }
}

pub(crate) fn load_options(reading: &Reading) -> LoadOptions {
    LoadOptions { allow_outside: reading.allow_outside, ..LoadOptions::default() }
}

/// The config that the options name.
pub(crate) fn config_path(config: &Config) -> PathBuf {
    config.config.clone().unwrap_or_else(default_config)
}

/// The config of this repository, also when the command is started in a folder below its root. Cargo tells where this
/// package is.
fn default_config() -> PathBuf {
    let here = PathBuf::from(CONFIG);
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(package) if !here.exists() => Path::new(&package).join("..").join(here),
        _ => here,
    }
}
