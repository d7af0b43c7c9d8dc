//! A folder in which the program runs.

use crate::program::{Run, run, sailmaker};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

pub(crate) const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
";

pub(crate) const CONFIG: &str =
    "document = \"things.yaml\"\noutput = \"out\"\n[crate]\nname = \"things\"\nversion = \"0.1.0\"\n";

/// A folder with `things.yaml`.
pub(crate) struct Folder(pub(crate) TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        fs::write(folder.path("things.yaml"), DOCUMENT).unwrap();
        folder
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Runs the program in the folder, with arguments that have no spaces.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_in("", arguments)
    }

    /// Runs it in a folder below.
    pub(crate) fn run_in(&self, folder: &str, arguments: &str) -> Run {
        run(&mut sailmaker(&self.path(folder), arguments))
    }
}
