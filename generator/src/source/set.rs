//! The files that a run reads.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Location, Origins, Part, locate, text};

/// A file of a [`SourceSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

impl FileId {
    /// The number as an index.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One file: its path and its text.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    path: PathBuf,
    text: String,
    /// Where the nodes of the file come from, if its tree was changed after it was read. Everything that names a node of
    /// this file means the tree as it is now; only what is shown of a place goes through this table.
    origins: Option<Origins>,
    /// Where the nodes of that tree were in the one before, if it was converted from another format: what overlays left.
    converted: Option<Origins>,
}

impl SourceFile {
    /// The path as it is shown to the user: relative to the working directory where that is possible.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Files, each with a number of its own.
#[derive(Clone, Debug, Default)]
pub struct SourceSet(Vec<SourceFile>);

impl SourceSet {
    /// A set of one text that is no OpenAPI document, such as a config: enough to print diagnostics with.
    pub(crate) fn of_text(path: PathBuf, text: String) -> Self {
        let mut set = Self::default();
        set.add(path, text);
        set
    }

    /// Enters a file under the next number.
    pub(crate) fn add(&mut self, path: PathBuf, text: String) -> FileId {
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(SourceFile { path, text, origins: None, converted: None });
        id
    }

    /// States where the nodes of a file come from, whose tree was changed.
    pub(crate) fn set_origins(&mut self, id: FileId, origins: Origins) {
        if let Some(file) = self.0.get_mut(id.index()) {
            file.origins = Some(origins);
        }
    }

    /// States which node of a file each node of the tree was made of that the file's tree was converted to.
    pub(crate) fn set_converted(&mut self, id: FileId, origins: Origins) {
        if let Some(file) = self.0.get_mut(id.index()) {
            file.converted = Some(origins);
        }
    }

    /// Shows other paths in place of those of the files.
    pub(crate) fn rename(&mut self, shown: impl Fn(&Path) -> PathBuf) {
        self.0.iter_mut().for_each(|file| file.path = shown(&file.path));
    }

    /// The first file: of a document, the root.
    pub fn root(&self) -> FileId {
        FileId(0)
    }

    /// The file with that id; `None` for an id of another set, or for the root of a set whose root cannot be read.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.0.get(id.index())
    }

    /// All files with their ids, in the order in which they were entered.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.0.iter().enumerate().map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), file))
    }

    /// The node of the tree as overlays left it that a node was made of, if the file was converted from another format.
    pub(crate) fn unconverted(&self, location: &Location) -> Location {
        self.through(location.clone(), |file| file.converted.as_ref())
    }

    /// The place before what a table of its file tells of.
    fn through(&self, location: Location, table: fn(&SourceFile) -> Option<&Origins>) -> Location {
        match self.file(location.file).and_then(table) {
            Some(origins) => Location { part: location.part, ..origins.origin(&location.pointer) },
            None => location,
        }
    }

    /// Where the text of a node is: in the file itself, or in the file that the node was taken from.
    ///
    /// The place is one in the file as it was read, so it must not be looked up a second time.
    pub(crate) fn origin(&self, location: &Location) -> Location {
        self.through(self.unconverted(location), |file| file.origins.as_ref())
    }

    /// Where a node of a file as it was read stands, whatever became of its tree: the file, the line and the column, both
    /// from 1.
    ///
    /// The text is read again for each call: this is for printing, not for work.
    pub(crate) fn position_as_read(&self, place: &Location) -> Option<(&Path, u32, u32)> {
        self.positions_in(place.file, &[place]).into_iter().next()
    }

    /// The text of each node, as far as it is in one line; none for a node of no file.
    pub(crate) fn texts(&self, locations: &[Location]) -> Vec<Option<&str>> {
        let mut texts: Vec<Option<&str>> = vec![None; locations.len()];
        let mut wanted: BTreeMap<FileId, Vec<(usize, Location)>> = BTreeMap::new();
        for (index, location) in locations.iter().enumerate() {
            let origin = self.origin(location);
            wanted.entry(origin.file).or_default().push((index, origin));
        }
        for (file, places) in wanted {
            let Some(file) = self.file(file) else { continue };
            let pointers: Vec<(&str, Part)> = places.iter().map(|(_, place)| (&*place.pointer, place.part)).collect();
            for ((index, _), span) in places.iter().zip(locate::locate(file.text(), &pointers)) {
                if let Some(text) = texts.get_mut(*index) {
                    *text = file.text().get(span);
                }
            }
        }
        texts
    }

    /// Where many nodes stand, in their order: the file, the line and the column, both from 1; one pass a file.
    pub fn positions(&self, locations: &[&Location]) -> Vec<Option<(&Path, u32, u32)>> {
        let locations: Vec<Location> = locations.iter().map(|location| self.origin(location)).collect();
        let mut wanted: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        for (index, location) in locations.iter().enumerate() {
            wanted.entry(location.file).or_default().push(index);
        }
        let files: Vec<(FileId, Vec<usize>)> = wanted.into_iter().collect();
        let of_file = |(file, indices): &(FileId, Vec<usize>)| {
            let asked: Vec<&Location> = indices.iter().filter_map(|index| locations.get(*index)).collect();
            let positions = self.positions_in(*file, &asked);
            indices.iter().copied().zip(positions).collect::<Vec<_>>()
        };
        let found: Vec<Vec<_>> = files.par_iter().map(of_file).collect();
        let found: BTreeMap<usize, (&Path, u32, u32)> = found.into_iter().flatten().collect();
        (0..locations.len()).map(|index| found.get(&index).copied()).collect()
    }

    fn positions_in(&self, file: FileId, asked: &[&Location]) -> Vec<(&Path, u32, u32)> {
        let Some(file) = self.file(file) else { return Vec::new() };
        let pointers: Vec<(&str, Part)> = asked.iter().map(|place| (&*place.pointer, place.part)).collect();
        let spans = locate::locate(file.text(), &pointers);
        let lines = text::Lines::of(file.text());
        let position = |span: Range<usize>| {
            let (line, column) = lines.position(span.start);
            (file.path(), line, column)
        };
        spans.into_iter().map(position).collect()
    }
}
