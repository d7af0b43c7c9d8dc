use crate::target;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The tool, at the one version that is asked.
pub(super) const TOOL: &str = "cargo-semver-checks@0.51.0";

/// The folder of the tool and of what it judges: `semver-oracle` in the target folder.
pub(super) fn folder() -> Result<PathBuf, String> {
    target::folder("semver-oracle")
}

/// The program of the tool.
pub(super) fn program(folder: &Path) -> PathBuf {
    folder.join("bin").join(format!("cargo-semver-checks{}", env::consts::EXE_SUFFIX))
}

/// Installs the tool, with the versions of its own lock file. The error is cargo's message.
pub(super) fn install(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: cannot be written: {error}", folder.display()))?;
    let mut install = Command::new(cargo());
    // Outside of this repository, so that none of its settings is taken for the tool's.
    install.args(["install", "--locked", "--quiet", "--force", "--root"]).arg(folder).arg(TOOL).current_dir(folder);
    let output = install.output().map_err(|error| format!("cargo cannot be started: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{TOOL} cannot be installed:\n{}", String::from_utf8_lossy(&output.stderr).trim_end())),
    }
}

/// The cargo that runs this program.
pub(super) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
