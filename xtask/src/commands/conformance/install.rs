use super::npm;
use crate::target;
use std::fs;
use std::path::{Path, PathBuf};

/// Prism at an exact version, and by checksum each package that it needs. The lock file names no registry: packages come
/// from where npm is configured to get them.
const FILES: [(&str, &str); 3] = [
    ("package.json", include_str!("package.json")),
    ("package-lock.json", LOCK),
    (END_WITH_PARENT, include_str!("end-with-parent.cjs")),
];
const LOCK: &str = include_str!("package-lock.json");

/// What Prism is started with, so that it cannot outlive this process.
pub(super) const END_WITH_PARENT: &str = "end-with-parent.cjs";

/// The program of Prism, which `npm exec` would start through a shell.
pub(super) const PROGRAM: &str = "node_modules/@stoplight/prism-cli/dist/index.js";

/// The lock file of a finished installation: npm leaves a folder that looks whole when it is interrupted.
const INSTALLED: &str = "installed.json";

/// The folder where Prism is installed: `conformance` in the target folder.
pub(super) fn folder() -> Result<PathBuf, String> {
    target::folder("conformance")
}

/// Whether the folder has this version of Prism.
pub(super) fn is_done(folder: &Path) -> bool {
    fs::read_to_string(folder.join(INSTALLED)).is_ok_and(|lock| lock == LOCK) && folder.join(PROGRAM).exists()
}

/// Installs Prism. No package's own scripts are run. The error is npm's message.
pub(super) fn install(folder: &Path) -> Result<(), String> {
    let unwritable = |error| format!("{}: cannot be written: {error}", folder.display());
    fs::create_dir_all(folder).map_err(unwritable)?;
    for (name, text) in FILES {
        fs::write(folder.join(name), text).map_err(unwritable)?;
    }
    let mut npm = npm::npm();
    npm.args(["ci", "--engine-strict", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    let output = npm.output().map_err(|error| format!("npm cannot be started: {error}"))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(format!("npm could not install Prism into {}:\n{}", folder.display(), message.trim_end()));
    }
    fs::write(folder.join(INSTALLED), LOCK).map_err(unwritable)
}

/// Prism's name and version: `@stoplight/prism-cli 5.14.2`.
pub(super) fn version(folder: &Path) -> Result<String, String> {
    let file = folder.join("node_modules/@stoplight/prism-cli/package.json");
    let unreadable = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = fs::read_to_string(&file).map_err(|error| unreadable(&error))?;
    let package: serde_json::Value = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let text = |key| package.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
    Ok(format!("{} {}", text("name"), text("version")))
}
