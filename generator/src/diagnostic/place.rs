//! From places to positions: everything that is to be printed is looked up in one pass a file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

use super::{Diagnostic, Place};
use crate::source::text::Lines;
use crate::source::{FileId, Location, Part, SourceSet, locate, text};

/// The positions of all places that some diagnostics name.
pub(super) struct Positions<'s> {
    sources: &'s SourceSet,
    /// By the place as the diagnostics name it: the file that its text is in, and where in it.
    spans: HashMap<Location, (FileId, Range<usize>)>,
    lines: HashMap<FileId, Lines<'s>>,
}

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct Spot<'s> {
    pub(super) path: &'s Path,
    pub(super) text: &'s str,
    pub(super) span: Range<usize>,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl<'s> Positions<'s> {
    pub(super) fn of(sources: &'s SourceSet, diagnostics: &[&Diagnostic]) -> Self {
        let mut wanted: BTreeMap<FileId, Vec<(&Location, Location)>> = BTreeMap::new();
        for location in diagnostics.iter().flat_map(|diagnostic| locations(diagnostic)) {
            let origin = sources.origin(location);
            wanted.entry(origin.file).or_default().push((location, origin));
        }
        let texts = diagnostics.iter().filter_map(|diagnostic| text_file(diagnostic));
        let files: BTreeSet<FileId> = wanted.keys().copied().chain(texts).collect();
        let lines = files.into_iter().filter_map(|id| Some((id, Lines::of(sources.file(id)?.text()))));
        let lines = lines.collect();
        let mut spans = HashMap::new();
        for (file, places) in wanted {
            let text = sources.file(file).map_or("", |file| file.text());
            let asked: Vec<(&str, Part)> = places.iter().map(|(_, origin)| (&*origin.pointer, origin.part)).collect();
            let found = locate::locate(text, &asked);
            spans.extend(places.iter().zip(found).map(|((place, _), span)| ((*place).clone(), (file, span))));
        }
        Self { sources, spans, lines }
    }

    /// Where the diagnostic's place is; `None` when that is no place in a text.
    pub(super) fn primary(&self, diagnostic: &Diagnostic) -> Option<Spot<'s>> {
        match &diagnostic.place {
            Place::Node(location) => self.node(location),
            Place::Text { file, line, column } => {
                let text = self.sources.file(*file)?.text();
                let span = text::word(text, text::offset(text, *line, *column));
                self.spot(*file, span)
            }
            Place::File(_) | Place::None => None,
        }
    }

    /// Where a node is.
    pub(super) fn node(&self, location: &Location) -> Option<Spot<'s>> {
        let (file, span) = self.spans.get(location)?;
        self.spot(*file, span.clone())
    }

    fn spot(&self, id: FileId, span: Range<usize>) -> Option<Spot<'s>> {
        let file = self.sources.file(id)?;
        let (line, column) = self.lines.get(&id)?.position(span.start);
        Some(Spot { path: file.path(), text: file.text(), span, line, column })
    }
}

fn locations(diagnostic: &Diagnostic) -> impl Iterator<Item = &Location> {
    let primary = match &diagnostic.place {
        Place::Node(location) => Some(location),
        _ => None,
    };
    primary.into_iter().chain(diagnostic.related.iter().map(|(location, _)| location))
}

/// The file in which a diagnostic names an exact position.
fn text_file(diagnostic: &Diagnostic) -> Option<FileId> {
    match &diagnostic.place {
        Place::Text { file, .. } => Some(*file),
        _ => None,
    }
}
