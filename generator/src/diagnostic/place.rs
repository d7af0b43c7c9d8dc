//! From places to positions: everything that is to be printed is looked up in one pass a file.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::{Diagnostic, Place};
use crate::source::text::Lines;
use crate::source::{FileId, Location, Part, SourceSet, locate, text};

/// The positions of all places that some diagnostics name.
pub(super) struct Positions<'s> {
    sources: &'s SourceSet,
    lines: BTreeMap<FileId, Lines<'s>>,
    /// By the place as the diagnostics name it: where its text is.
    nodes: HashMap<Location, Position>,
    /// Where exact positions are, by file, line and column.
    points: HashMap<(FileId, u32, u32), Position>,
}

/// A span of a file, with its line and its column.
#[derive(Clone, Debug)]
struct Position {
    file: FileId,
    /// The node that is named, as overlays left the file; empty for a place that is no node.
    pointer: Arc<str>,
    span: Range<usize>,
    line: u32,
    column: u32,
}

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct SourceSpan<'s> {
    pub(super) path: &'s Path,
    /// The node that is named, as overlays left the file; empty for a place that is no node.
    pub(super) pointer: Arc<str>,
    pub(super) text: &'s str,
    pub(super) span: Range<usize>,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl<'s> Positions<'s> {
    pub(super) fn of(sources: &'s SourceSet, diagnostics: &[&Diagnostic]) -> Self {
        let mut positions = Self { sources, lines: BTreeMap::new(), nodes: HashMap::new(), points: HashMap::new() };
        let mut wanted: BTreeMap<FileId, Vec<(&Location, Location)>> = BTreeMap::new();
        for location in diagnostics.iter().flat_map(|diagnostic| locations(diagnostic)) {
            let origin = sources.origin(location);
            wanted.entry(origin.file).or_default().push((location, origin));
        }
        for (file, places) in wanted {
            positions.find_nodes(file, &places);
        }
        for diagnostic in diagnostics {
            if let Place::Text { file, line, column } = diagnostic.place {
                positions.find_point(file, line, column);
            }
        }
        positions
    }

    /// Looks up all nodes of one file, each of which is named by its place and found at its origin.
    fn find_nodes(&mut self, file: FileId, places: &[(&Location, Location)]) {
        let asked: Vec<(&str, Part)> = places.iter().map(|(_, origin)| (&*origin.pointer, origin.part)).collect();
        let sources = self.sources;
        let Some(lines) = self.lines(file) else { return };
        let spans = locate::locate(lines.text(), &asked);
        let found = |(span, (place, _)): (Range<usize>, &(&Location, Location))| {
            let (line, column) = lines.position(span.start);
            let pointer = sources.unconverted(place).pointer;
            ((*place).clone(), Position { file, pointer, span, line, column })
        };
        let found: Vec<(Location, Position)> = spans.into_iter().zip(places).map(found).collect();
        self.nodes.extend(found);
    }

    fn find_point(&mut self, file: FileId, line: u32, column: u32) {
        let Some(lines) = self.lines(file) else { return };
        let offset = lines.offset(line, column);
        let span = text::word(lines.text(), offset);
        let (at_line, at_column) = lines.position(offset);
        self.points.insert(
            (file, line, column),
            Position { file, pointer: Arc::from(""), span, line: at_line, column: at_column },
        );
    }

    fn lines(&mut self, file: FileId) -> Option<&Lines<'s>> {
        let text = self.sources.file(file)?.text();
        Some(self.lines.entry(file).or_insert_with(|| Lines::of(text)))
    }

    /// Where the diagnostic's place is; `None` when that is no place in a text.
    pub(super) fn primary(&self, diagnostic: &Diagnostic) -> Option<SourceSpan<'s>> {
        match &diagnostic.place {
            Place::Node(location) => self.node(location),
            Place::Text { file, line, column } => self.shown(self.points.get(&(*file, *line, *column))?),
            Place::File(_) | Place::None => None,
        }
    }

    /// Where a node is.
    pub(super) fn node(&self, location: &Location) -> Option<SourceSpan<'s>> {
        self.shown(self.nodes.get(location)?)
    }

    fn shown(&self, found: &Position) -> Option<SourceSpan<'s>> {
        let file = self.sources.file(found.file)?;
        let Position { pointer, span, line, column, .. } = found.clone();
        Some(SourceSpan { path: file.path(), pointer, text: file.text(), span, line, column })
    }
}

fn locations(diagnostic: &Diagnostic) -> impl Iterator<Item = &Location> {
    let primary = match &diagnostic.place {
        Place::Node(location) => Some(location),
        _ => None,
    };
    primary.into_iter().chain(diagnostic.related.iter().map(|(location, _)| location))
}
