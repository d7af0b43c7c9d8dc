//! A folder beside the tree that it is to hold: what is at each path, and whose it is.

use super::disk::{self, Looking, There};
use super::manifest::{self, MANIFEST, Manifest};
use super::{OutputError, Tree};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is at a path, and what is to become of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is as it would be written.
    Same,
    /// It would be written, and is not there.
    Missing,
    /// It is as an earlier run wrote it; its bytes.
    Outdated(Vec<u8>),
    /// An earlier run wrote it, and somebody has changed it since; its bytes.
    ByHand(Vec<u8>),
    /// Somebody else's, by its path, is where a file would be written.
    InTheWay(PathBuf),
    /// It is as an earlier run wrote it, and would not be written any more.
    Extra,
    /// The same, but that somebody has changed it since.
    ExtraByHand,
}

/// A path, and what is there.
#[derive(Debug)]
pub(super) struct Item<'t> {
    pub(super) path: PathBuf,
    /// What would be written there; none where nothing would be.
    pub(super) text: Option<Cow<'t, str>>,
    pub(super) state: State,
}

/// All that is the generator's in a folder, or is to be.
#[derive(Debug)]
pub(super) struct Survey<'t> {
    /// The files of the crate, by path.
    pub(super) items: Vec<Item<'t>>,
    /// The file of the list.
    pub(super) manifest: Item<'t>,
    /// What is the generator's in the folder.
    pub(super) before: Manifest,
    /// What is to be.
    pub(super) after: Manifest,
}

impl<'t> Survey<'t> {
    /// Looks at all that matters in a folder, which need not be there. Fails where a path of the tree leads out of it.
    pub(super) fn of(tree: &'t Tree, folder: &Path) -> Result<Self, OutputError> {
        if let Some((path, _)) = tree.iter().find(|(path, _)| !disk::is_within(path) || *path == Path::new(MANIFEST)) {
            return Err(OutputError::Outside(path.to_owned()));
        }
        let (before, after) = (Manifest::read(folder, tree)?, Manifest::of(tree));
        let mut looking = Looking::at(folder);
        let mut items: Vec<Item<'t>> = Vec::new();
        for (path, text) in tree.iter() {
            items.push(item(&mut looking, path, Cow::Borrowed(text), &before)?);
        }
        for path in before.paths().filter(|path| tree.get(path).is_none()) {
            items.extend(extra(&mut looking, path, &before)?);
        }
        items.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest = of_manifest(folder, &after)?;
        Ok(Self { items, manifest, before, after })
    }

    /// The files of the crate, and the list of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Item<'t>> {
        self.items.iter().chain([&self.manifest])
    }

    /// Fails with all that is in the way.
    pub(super) fn refuse_what_is_in_the_way(&self, folder: &Path) -> Result<(), OutputError> {
        let in_the_way = |item: &Item<'_>| match &item.state {
            State::InTheWay(path) => Some(path.clone()),
            _ => None,
        };
        // A file in place of a folder is in the way of each file in it.
        let paths: BTreeSet<PathBuf> = self.all().filter_map(in_the_way).collect();
        match paths.is_empty() {
            true => Ok(()),
            false => Err(OutputError::InTheWay(folder.to_owned(), paths.into_iter().collect())),
        }
    }

    /// The folders in which the generator writes.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        disk::first_folders(self.items.iter().map(|item| item.path.as_path()))
    }
}

fn item<'t>(
    looking: &mut Looking<'_>,
    path: &Path,
    text: Cow<'t, str>,
    before: &Manifest,
) -> Result<Item<'t>, OutputError> {
    let state = match looking.look(path)? {
        There::Nothing => State::Missing,
        There::Other(other) => State::InTheWay(other),
        There::File(bytes) if manifest::is_same(&bytes, text.as_bytes()) => State::Same,
        There::File(bytes) => match before.wrote(path, &bytes) {
            Some(true) => State::Outdated(bytes),
            Some(false) => State::ByHand(bytes),
            None => State::InTheWay(path.to_owned()),
        },
    };
    Ok(Item { path: path.to_owned(), text: Some(text), state })
}

/// A file that was written and would not be any more; none where it is gone, or is no file any more.
fn extra<'t>(looking: &mut Looking<'_>, path: &Path, before: &Manifest) -> Result<Option<Item<'t>>, OutputError> {
    let There::File(bytes) = looking.look(path)? else { return Ok(None) };
    let state = if before.wrote(path, &bytes) == Some(true) { State::Extra } else { State::ExtraByHand };
    Ok(Some(Item { path: path.to_owned(), text: None, state }))
}

/// The list is nobody's to edit, so that it is never changed by hand; an empty tree has none.
fn of_manifest<'t>(folder: &Path, after: &Manifest) -> Result<Item<'t>, OutputError> {
    let path = Path::new(MANIFEST);
    let text = (!after.is_empty()).then(|| after.to_string());
    let state = match (disk::look(folder, path)?, &text) {
        (There::Nothing, Some(_)) => State::Missing,
        (There::Nothing, None) => State::Same,
        (There::Other(other), _) => State::InTheWay(other),
        (There::File(bytes), Some(text)) if manifest::is_same(&bytes, text.as_bytes()) => State::Same,
        (There::File(bytes), _) if Manifest::parse(&String::from_utf8_lossy(&bytes)).is_none() => {
            State::InTheWay(path.to_owned())
        }
        (There::File(bytes), Some(_)) => State::Outdated(bytes),
        (There::File(_), None) => State::Extra,
    };
    Ok(Item { path: path.to_owned(), text: text.map(Cow::Owned), state })
}
