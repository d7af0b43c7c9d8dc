//! The helper program `from_env`, run with an environment and a working directory of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A run of the helper program that has not begun: no variable is set, and its directory is empty.
pub struct Child {
    command: Command,
    directory: TempDir,
}

impl Child {
    pub fn new() -> Self {
        let directory = TempDir::new().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_from_env"));
        command.env_clear().current_dir(directory.path());
        Self { command, directory }
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn envs<const N: usize>(mut self, variables: [(&str, String); N]) -> Self {
        self.command.envs(variables);
        self
    }

    /// Writes `config.json` into the working directory.
    pub fn config(self, config: &Value) -> Self {
        fs::write(self.directory().join("config.json"), config.to_string()).unwrap();
        self
    }

    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Runs the program to its end; what it printed.
    pub fn run(mut self) -> String {
        let output = self.command.output().unwrap();
        let (printed, complaint) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && complaint.is_empty(), "{printed}{complaint}");
        printed.trim_end().to_owned()
    }
}
