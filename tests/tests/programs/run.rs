//! A program that is run against a server.

use super::built::Vendor;
use sailmaker_tests::oracle::{self, Document, Operation};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a program may take; more is a fault of it.
const LONGEST: Duration = Duration::from_secs(60);

/// A program, and the document of the vendor that it calls.
pub struct Program<'v> {
    vendor: &'v Vendor,
    executable: PathBuf,
    document: Document,
    directory: TempDir,
}

impl<'v> Program<'v> {
    pub fn new(vendor: &'v Vendor, executable: PathBuf, document: &Path) -> Self {
        let document = Document::open(document).unwrap_or_else(|fault| panic!("{fault}"));
        Self { vendor, executable, document, directory: TempDir::new().unwrap() }
    }

    /// The empty folder that the program runs in.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// An operation by its id, or by method and path.
    pub fn operation(&self, name: &str) -> Operation<'_> {
        let is_it = |operation: &Operation<'_>| {
            operation.id.as_deref() == Some(name) || format!("{} {}", operation.method, operation.path) == name
        };
        let found = oracle::operations(&self.document).into_iter().find(is_it);
        found.unwrap_or_else(|| panic!("the document of {} has no {name}", self.vendor.name))
    }

    /// A response of an operation, of the document's examples.
    pub fn response(&self, operation: &str) -> Value {
        let (_, body) = oracle::response(&self.operation(operation));
        body.map(|body| body.value).unwrap_or_else(|| panic!("{operation} has no response with a body"))
    }

    /// Runs the program to its end, with these variables and no others: what it printed. Panics where it fails.
    pub fn run<const N: usize>(&self, variables: [(&str, &str); N]) -> String {
        let mut command = Command::new(&self.executable);
        command.env_clear().envs(variables).current_dir(self.directory());
        command.stdin(Stdio::null()).stdout(self.file("stdout")).stderr(self.file("stderr"));
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", self.executable.display()));
        let start = Instant::now();
        let status = loop {
            match child.try_wait().unwrap() {
                Some(status) => break Some(status),
                None if start.elapsed() > LONGEST => break None,
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        if status.is_none() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let [printed, complaint] = ["stdout", "stderr"].map(|name| self.written(name));
        assert!(
            status.is_some_and(|status| status.success()),
            "{status:?} after {:?}\n{complaint}",
            printed.lines().last()
        );
        printed
    }

    fn file(&self, name: &str) -> std::fs::File {
        std::fs::File::create(self.directory().join(name)).unwrap()
    }

    fn written(&self, name: &str) -> String {
        std::fs::read_to_string(self.directory().join(name)).unwrap()
    }
}

/// Compares line by line, so that a failure shows one of many.
#[track_caller]
pub fn assert_printed(printed: &str, expected: &str) {
    for (number, (printed, expected)) in printed.lines().zip(expected.lines()).enumerate() {
        assert_eq!(printed, expected, "line {}", number + 1);
    }
    assert_eq!(printed.lines().count(), expected.lines().count(), "lines");
}
