use super::super::worker::cannot;
use super::line::Line;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, io};

/// What is known of documents: a file to which a line is added for each.
pub(super) struct Results {
    path: PathBuf,
    file: File,
    lines: BTreeMap<PathBuf, Line>,
}

/// The first line of the file.
#[derive(PartialEq, Serialize, Deserialize)]
struct Head {
    /// The build of the program that the rest is by.
    generator: String,
}

impl Results {
    /// Begins a file anew, or goes on with one that is by this program.
    pub(super) fn open(path: &Path, resume: bool) -> Result<Self, String> {
        Self::by(Head { generator: this_program()? }, path, resume)
    }

    fn by(head: Head, path: &Path, resume: bool) -> Result<Self, String> {
        let unwritable = cannot(path.display());
        let lines = if resume { read(path, &head)? } else { BTreeMap::new() };
        let heading = serde_json::to_string(&head).map_err(|error| error.to_string())?;
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(&unwritable)?;
        // It is written anew beside the old one: of that the last line may be cut where the run was stopped.
        let anew = path.with_extension("new");
        let mut results =
            Self { path: path.to_owned(), file: File::create(&anew).map_err(&unwritable)?, lines: BTreeMap::new() };
        results.write(&heading)?;
        lines.into_values().try_for_each(|line| results.keep(line))?;
        fs::rename(&anew, path).map_err(&unwritable)?;
        Ok(results)
    }

    /// What is known of a document.
    pub(super) fn of(&self, document: &Path) -> Option<&Line> {
        self.lines.get(document)
    }

    /// Adds a line, in the place of an earlier one of the same document.
    pub(super) fn keep(&mut self, line: Line) -> Result<(), String> {
        self.write(&serde_json::to_string(&line).map_err(|error| error.to_string())?)?;
        self.lines.insert(line.document.clone(), line);
        Ok(())
    }

    fn write(&mut self, line: &str) -> Result<(), String> {
        writeln!(self.file, "{line}").map_err(cannot(self.path.display()))
    }
}

/// The lines of a file; none where there is no file.
fn read(path: &Path, head: &Head) -> Result<BTreeMap<PathBuf, Line>, String> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        text => text.map_err(cannot(path.display()))?,
    };
    let mut lines = text.lines();
    if lines.next().and_then(|first| serde_json::from_str::<Head>(first).ok()).as_ref() != Some(head) {
        let path = path.display();
        return Err(format!("{path}: it is by another build of the generator\nhelp: begin anew, without --resume"));
    }
    let lines = lines.filter_map(|line| serde_json::from_str::<Line>(line).ok());
    Ok(lines.map(|line| (line.document.clone(), line)).collect())
}

/// What tells this build of the program, of which the generator is a part, from others: how long it is, and when it was built.
fn this_program() -> Result<String, String> {
    let built = env::current_exe().and_then(fs::metadata).and_then(|file| Ok((file.len(), file.modified()?)));
    let (length, built) = built.map_err(cannot("this program cannot be read"))?;
    let since = built.duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
    Ok(format!("{length}-{}", since.as_nanos()))
}

#[cfg(test)]
mod tests;
