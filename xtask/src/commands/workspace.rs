//! Generated crates as a workspace, and what cargo says of them.

#[allow(dead_code, unreachable_pub, reason = "it is the module of the tests, which compile crates too")]
#[path = "../../../tests/src/compiled.rs"]
mod compiled;

pub(crate) use compiled::{SAME, Said, package_of, write};

use super::worker::cannot;
use crate::target;
use serde_json::Value;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What cargo said.
pub(crate) struct Output {
    /// The lines of `--message-format=json`.
    pub(crate) messages: Vec<Value>,
    /// What it said of itself.
    pub(crate) end: String,
}

/// Crates in a folder, each in one of its name.
pub(crate) struct Workspace {
    pub(crate) folder: PathBuf,
    dependencies: String,
}

impl Workspace {
    /// A folder for crates, which is made when they are.
    pub(crate) fn new(folder: PathBuf) -> Result<Self, String> {
        let dependencies = compiled::same_dependencies(&repository()?, &cargo())?;
        Ok(Self { folder, dependencies })
    }

    /// Makes crates that stand in the folder the packages of the workspace.
    pub(crate) fn set(&self, packages: &[&str]) -> Result<(), String> {
        let written = compiled::write_workspace(&self.folder, packages, &self.dependencies, &repository()?);
        written.map_err(cannot(self.folder.display()))
    }

    /// A command of cargo. What comes of it goes to a folder in the target folder.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: &[A], built: &str) -> Result<Command, String> {
        let mut command = Command::new(cargo());
        let (subcommand, options) = arguments.split_at(arguments.len().min(1));
        command.args(subcommand).arg("--quiet").args(options);
        // What is in between is shared with this repository, so that dependencies are compiled once.
        command.env("CARGO_BUILD_BUILD_DIR", target::folder("")?).env("CARGO_TARGET_DIR", target::folder(built)?);
        command.current_dir(&self.folder).stdin(Stdio::null());
        Ok(command)
    }

    /// Runs a command of cargo, whose options may be followed by `--` and those of what it runs.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A], built: &str) -> Result<Output, String> {
        let (subcommand, options) = arguments.split_at(arguments.len().min(1));
        let own = ["--keep-going", "--message-format=json"].map(OsStr::new);
        let arguments = subcommand.iter().map(AsRef::as_ref).chain(own).chain(options.iter().map(AsRef::as_ref));
        let mut command = self.command(&arguments.collect::<Vec<&OsStr>>(), built)?;
        let output = command.output().map_err(cannot("cargo cannot be started"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let messages = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok(Output { messages, end: String::from_utf8_lossy(&output.stderr).into_owned() })
    }
}

/// Whether crates can be compiled: said before hours of other work.
pub(crate) fn can_compile() -> Result<(), String> {
    repository().map(drop)
}

/// The root of this repository, whose versions of dependencies the crates have.
fn repository() -> Result<PathBuf, String> {
    let package = env::var_os("CARGO_MANIFEST_DIR").ok_or("crates are compiled only by `cargo xtask`")?;
    Ok(Path::new(&package).join(".."))
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
