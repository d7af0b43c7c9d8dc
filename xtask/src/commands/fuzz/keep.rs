use super::super::worker::{Failure, cannot};
use super::case::{Case, CaseName};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of what failed.
pub(super) struct Keep(pub(super) PathBuf);

impl Keep {
    /// Writes a case that failed, and what failed; gives the path of it.
    pub(super) fn failed(&self, name: CaseName, case: &Case, failure: &Failure) -> Result<PathBuf, String> {
        let said = format!("{}\n\n{}\n", failure.title(), failure.message);
        self.write(&format!("{name}.txt"), said.as_bytes())?;
        self.write(&format!("{name}.{}", case.ending), &case.bytes())
    }

    /// Writes a case as it was made, before it is made smaller.
    pub(super) fn whole(&self, name: CaseName, case: &Case) -> Result<PathBuf, String> {
        self.write(&format!("{name}.whole.{}", case.ending), &case.bytes())
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<PathBuf, String> {
        let path = self.0.join(file);
        let written = fs::create_dir_all(&self.0).and_then(|()| fs::write(&path, bytes));
        written.map_err(cannot(path.display()))?;
        Ok(path)
    }
}

/// Where a worker finds the documents that it is given.
pub(super) struct Desk(tempfile::TempDir);

impl Desk {
    pub(super) fn new() -> Result<Self, String> {
        tempfile::tempdir().map(Self).map_err(cannot("no temporary folder can be made"))
    }

    /// A document on it, in the place of the one that was there.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
        let path = self.path().join(name);
        fs::write(&path, bytes).map_err(cannot(path.display()))?;
        Ok(path)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}
