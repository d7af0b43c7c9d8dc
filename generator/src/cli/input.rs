//! The input of a command, by what its arguments name.

use crate::Input;
use crate::cli::arguments::{Config, Files, Reading};
use crate::cli::report;
use crate::config::LoadedConfig;
use crate::document::{LoadOptions, Selection};
use std::path::{Path, PathBuf};

/// Where the config is, relative to the root of the repository.
const CONFIG: &str = "spec/source-usages.toml";

/// The input that the options name; what is wrong with the config is printed, and gives `None`.
pub fn from_config(config: &Config, reading: &Reading) -> Option<Input> {
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
pub fn from_document(document: &Path, out: &Path, name: Option<&str>, reading: &Reading) -> Input {
    input(LoadedConfig::of_document(document, out, name), reading)
}

fn input(config: LoadedConfig, reading: &Reading) -> Input {
    Input { config, selection: selection(reading), load: load_options(&reading.files) }
}

pub(crate) fn selection(reading: &Reading) -> Selection {
    Selection { tags: reading.tags.clone(), operations: reading.operations.clone() }
}

/// How the files of a document are read.
pub fn load_options(files: &Files) -> LoadOptions {
    LoadOptions { allow_outside: files.allow_outside, overlays: files.overlays.clone(), ..LoadOptions::default() }
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
