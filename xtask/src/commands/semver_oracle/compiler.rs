use super::crates::Crate;
use super::install::cargo;
use super::updates::{CRATE, KeptProgram};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The compiler, with one folder for what is built.
pub(super) struct Compiler {
    pub(super) target: PathBuf,
}

impl Compiler {
    /// Describes a crate as the tool reads it: rustdoc's JSON, which only an unstable option gives.
    pub(super) fn rustdoc(&self, of: &Crate) -> Result<PathBuf, String> {
        let (made, kept) = (self.target.join(format!("doc/{CRATE}.json")), of.folder.join("rustdoc.json"));
        if kept.exists() {
            return Ok(kept);
        }
        // What is there is of another crate, since all have one name.
        let _ = fs::remove_file(&made);
        let arguments = ["rustdoc", "--quiet", "--lib", "--package", CRATE, "--features", "blocking", "--"];
        let json = ["-Z", "unstable-options", "--output-format", "json"];
        let output = self.cargo(&of.folder, &[&arguments[..], &json].concat())?;
        if !output.status.success() {
            return Err(format!("rustdoc fails on the generated crate:\n{}", String::from_utf8_lossy(&output.stderr)));
        }
        fs::rename(&made, &kept).map_err(|error| format!("{}: cannot be kept: {error}", made.display()))?;
        Ok(kept)
    }

    /// What the compiler says of the program beside a crate.
    pub(super) fn program(&self, beside: &Crate) -> Result<String, String> {
        let arguments = ["check", "--quiet", "--package", "program", "--message-format", "json"];
        let output = self.cargo(&beside.folder, &arguments)?;
        if output.status.success() {
            return Ok(KeptProgram::COMPILES.to_owned());
        }
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let code = messages.lines().filter_map(error_code).next();
        code.ok_or_else(|| format!("cargo check fails:\n{}", String::from_utf8_lossy(&output.stderr)))
    }

    fn cargo(&self, workspace: &Path, arguments: &[&str]) -> Result<Output, String> {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(workspace).env("CARGO_TARGET_DIR", &self.target);
        // For both commands, since what is built with it is not taken where it is not set.
        command.env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTFLAGS").env_remove("RUSTDOCFLAGS");
        command.output().map_err(|error| format!("cargo cannot be started: {error}"))
    }
}

/// The code of an error in the program, from a line of cargo's messages.
fn error_code(line: &str) -> Option<String> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    let text = |pointer| message.pointer(pointer).and_then(serde_json::Value::as_str);
    let is_of_program = text("/target/name") == Some("program") && text("/message/level") == Some("error");
    is_of_program.then(|| text("/message/code/code")).flatten().map(str::to_owned)
}
