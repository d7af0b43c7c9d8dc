use super::super::documents;
use super::super::worker::cannot;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The documents that are tried, in their order.
pub(super) struct List {
    /// The folder that their paths are shown from.
    pub(super) folder: PathBuf,
    pub(super) documents: Vec<PathBuf>,
}

impl List {
    /// The documents of a folder, or those that a file lists, or the file if it is a document. Of them a sample, where its size is given.
    pub(super) fn read(named: &Path, sample: Option<usize>) -> Result<Self, String> {
        let all = match named.is_dir() {
            true => documents::found(named)?.into_iter().filter(|file| may_be_a_document(file)).collect(),
            false => listed(named)?,
        };
        let all = match sample {
            Some(most) => documents::spread(&all, most).cloned().collect(),
            None => all,
        };
        let documents = all.iter().map(|path| absolute(path)).collect::<Result<Vec<_>, _>>()?;
        let folder = if named.is_dir() { named } else { named.parent().unwrap_or(Path::new("")) };
        // What has no parent is in the folder that the program was started in.
        let folder = absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?;
        let nothing = || format!("{}: there is no document", named.display());
        if documents.is_empty() { Err(nothing()) } else { Ok(Self { folder, documents }) }
    }
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(cannot(path.display()))
}

fn listed(named: &Path) -> Result<Vec<PathBuf>, String> {
    if named.extension().is_some_and(|end| end == "yaml" || end == "yml" || end == "json") {
        return Ok(vec![named.to_owned()]);
    }
    let text = fs::read_to_string(named).map_err(cannot(named.display()))?;
    let folder = named.parent().unwrap_or(Path::new(""));
    let paths = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(paths.map(|path| folder.join(path)).collect())
}

/// How much of a file of a folder is looked at.
const LOOKED_AT: u64 = 1 << 16;

/// Whether a file of a folder may be a document, or is anything else in JSON or YAML. What is listed is one.
fn may_be_a_document(file: &Path) -> bool {
    // Not all of it is read: the peak of this process is that with which each worker begins.
    let mut text = Vec::new();
    let read = File::open(file).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut text));
    let has = |word: &&[u8]| text.windows(word.len()).any(|part| part == *word);
    read.is_ok() && [b"openapi".as_slice(), b"swagger"].iter().any(has)
}
