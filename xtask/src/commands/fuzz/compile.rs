use super::case::{Case, CaseName};
use super::compiled::{self, Said};
use super::corpus::Corpus;
use super::failure::{Failure, Kind};
use super::hand::Hand;
use super::serve::cannot;
use crate::target;
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// Compiles the crates of cases, with all their features, and gives those that do not compile.
pub(super) fn compile(corpus: &Corpus, names: &[CaseName]) -> Result<Vec<(CaseName, Failure)>, String> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let folder = target::folder("fuzz")?.join("crates");
    // What is there is of another run.
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot(folder.display())(error)),
        _ => {}
    }
    let mut hand = Hand::new(corpus)?;
    for name in names {
        hand.write(&Case::of(*name, corpus), &folder.join(package(*name)))?;
    }
    let packages: Vec<String> = names.iter().map(|name| package(*name)).collect();
    let root = repository()?;
    let dependencies = compiled::same_dependencies(&root, &cargo())?;
    let members: Vec<&str> = packages.iter().map(String::as_str).collect();
    compiled::write_workspace(&folder, &members, &dependencies, &root).map_err(cannot(folder.display()))?;
    let said = check(&folder)?;
    let failed = |name: &CaseName| {
        let message = said.verdict(&package(*name)).err()?;
        Some((*name, Failure::new(Kind::Uncompilable, first_line(&message), message)))
    };
    Ok(names.iter().filter_map(failed).collect())
}

fn package(name: CaseName) -> String {
    format!("case-{name}")
}

/// The first error, by which one fault of the generator is known in several crates. What is quoted is the document's.
fn first_line(message: &str) -> String {
    let line = message.lines().find(|line| line.starts_with("error")).or(message.lines().next()).unwrap_or_default();
    line.split('`').step_by(2).collect::<Vec<_>>().join("…")
}

fn check(folder: &Path) -> Result<Said, String> {
    let mut command = Command::new(cargo());
    command.args(["check", "--quiet", "--workspace", "--all-features", "--keep-going", "--message-format=json"]);
    // What is in between is shared with this repository, so that dependencies are compiled once.
    command.env("CARGO_BUILD_BUILD_DIR", target::folder("")?).env("CARGO_TARGET_DIR", target::folder("fuzz/built")?);
    command.current_dir(folder).stdin(Stdio::null());
    let output = command.output().map_err(cannot("cargo cannot be started"))?;
    let mut said = Said::default();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        serde_json::from_str(line).iter().filter(|message| !is_warning(message)).for_each(|message| said.hear(message));
    }
    said.end(String::from_utf8_lossy(&output.stderr).into_owned());
    Ok(said)
}

fn is_warning(message: &Value) -> bool {
    message.pointer("/message/level").is_some_and(|level| level != "error")
}

/// The root of this repository, whose versions of dependencies the crates have.
fn repository() -> Result<PathBuf, String> {
    let package = env::var_os("CARGO_MANIFEST_DIR").ok_or("crates are compiled only by `cargo xtask fuzz`")?;
    Ok(Path::new(&package).join(".."))
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
