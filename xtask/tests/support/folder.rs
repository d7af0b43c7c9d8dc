//! A folder in which commands run, and what they print.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A document of one operation.
pub(crate) const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
";

/// A folder with a document, in which commands run.
pub(crate) struct Folder(pub(crate) TempDir);

impl Folder {
    /// The folder with `things.yaml`.
    pub(crate) fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        fs::write(folder.path("things.yaml"), DOCUMENT).unwrap();
        folder
    }

    /// A path in it.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Runs a command in it.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(self.0.path()))
    }

    /// All files of the generated crate, with their text.
    pub(crate) fn files(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        let mut open = vec![self.path("out")];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path)
                } else {
                    files.push((path.clone(), fs::read_to_string(path).unwrap()))
                }
            }
        }
        files.sort();
        files
    }
}

/// What a command printed, and its exit code; none where a signal ended it.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Runs a command, as if Cargo had not started it.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.env_remove("CARGO_MANIFEST_DIR").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: status.code(), out: text(stdout), err: text(stderr) }
    }
}
