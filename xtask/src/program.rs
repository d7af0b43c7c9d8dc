use sailmaker::cli::Program;
use std::path::{Path, PathBuf};

/// Where the config is, relative to the root of the repository.
const CONFIG: &str = "spec/source-usages.toml";

/// This program.
pub(crate) fn program() -> Program {
    Program { name: "cargo xtask", config: Some(config()) }
}

/// The config of this repository, also when the command is started in a folder below its root. Cargo tells where this
/// package is.
fn config() -> PathBuf {
    let here = PathBuf::from(CONFIG);
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(package) if !here.exists() => Path::new(&package).join("..").join(here),
        _ => here,
    }
}
