use super::{Error, Report};
use crate::output::{self, Tree};
use crate::text::Terminal;
use std::fmt;
use std::path::{Path, PathBuf};

/// All files of a client crate, in memory.
#[derive(Clone, Debug)]
pub struct Generated {
    tree: Tree,
    folder: PathBuf,
    report: Report,
}

/// What differs between the files of a crate and the disk. It is shown as a line a file, with what is different in it, and how many there
/// are.
#[derive(Clone, Debug)]
pub struct Drift {
    folder: PathBuf,
    /// How many files the crate has.
    count: usize,
    files: Vec<output::Drift>,
}

/// What was written. It is shown as the number of files, after those that somebody had changed by hand.
#[derive(Clone, Debug)]
pub struct Written {
    folder: PathBuf,
    done: output::Written,
}

impl Generated {
    pub(super) fn new(tree: Tree, folder: &Path, report: Report) -> Self {
        Self { tree, folder: folder.to_owned(), report }
    }

    /// The warnings and notes about the document.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The folder of the crate.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files: the path in the folder, and the text.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.tree.iter()
    }

    /// Compares the files with those in the folder, and writes nothing.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or has a symbolic link in the place of a file.
    pub fn check(&self) -> Result<Drift, Error> {
        let files = self.tree.compare(&self.folder)?;
        Ok(Drift { folder: self.folder.clone(), count: self.tree.written_count(), files })
    }

    /// Writes the files, and removes those that were generated before and do not belong to the crate any more. Files that are up to date
    /// are not touched, and neither is what was not generated. It waits for another run that writes to the folder.
    ///
    /// # Errors
    ///
    /// A file that was not generated is in the place of one that is, or the system does not let a file be written. The folder is then as
    /// it was.
    pub fn write(&self) -> Result<Written, Error> {
        Ok(Written { folder: self.folder.clone(), done: self.tree.write(&self.folder)? })
    }
}

impl Drift {
    /// Whether all files are up to date.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files that are not up to date, by their paths in the folder.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }
}

impl Written {
    /// Whether a file was written or removed.
    pub fn is_changed(&self) -> bool {
        !self.done.written.is_empty() || !self.done.removed.is_empty()
    }

    /// The files that are new or have a new text, by their paths in the folder.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.done.written.iter().map(PathBuf::as_path)
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = match self.files.len() {
            0 => output::up_to_date(&self.folder, self.count),
            count => output::not_up_to_date(&self.folder, count),
        };
        let lines: Vec<String> = self.files.iter().map(ToString::to_string).chain([last]).collect();
        f.write_str(&Terminal::lines(&lines.join("\n")))
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Terminal::lines(&self.done.in_folder(&self.folder)))
    }
}
