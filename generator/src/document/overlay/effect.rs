//! What an action did.

use std::collections::BTreeMap;

use crate::source::text::Lines;
use crate::source::{FileId, Location, Part, SourceSet, locate};

/// The kinds of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A value of the overlay is merged into the nodes.
    Update,
    /// Another node of the document is merged into them.
    Copy,
    /// They are taken out.
    Remove,
}

/// An action that was applied.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The action in its overlay.
    pub location: Location,
    /// The file and the line of that, as `FILE:LINE`.
    pub written: String,
    /// What the overlay says of the action.
    pub description: Option<String>,
    /// The JSONPath.
    pub target: String,
    /// What was done.
    pub change: Change,
    /// What it was done to, in the order of the document.
    pub nodes: Vec<Selected>,
}

/// A node that an action selects.
#[derive(Clone, Debug)]
pub struct Selected {
    /// Its JSON pointer when the action was applied.
    pub pointer: String,
    /// Where it was written: a place in the file as it was read, or in an overlay.
    pub(super) place: Location,
    /// The file and the line of that, as `FILE:LINE`.
    pub written: String,
    /// What it was and what it became, as a unified diff of YAML. Empty where it already was what the action makes of it.
    pub diff: String,
}

/// Looks up where the actions and their nodes are written, in one pass a file.
pub(crate) fn find_lines(effects: &mut [Effect], sources: &SourceSet) {
    let mut wanted: BTreeMap<FileId, Vec<(Location, &mut String)>> = BTreeMap::new();
    for effect in effects {
        let own = (effect.location.clone(), &mut effect.written);
        let nodes = effect.nodes.iter_mut().map(|node| (node.place.clone(), &mut node.written));
        for (place, written) in std::iter::once(own).chain(nodes) {
            wanted.entry(place.file).or_default().push((place, written));
        }
    }
    for (file, places) in wanted {
        let Some(file) = sources.file(file) else { continue };
        let asked: Vec<_> = places.iter().map(|(place, _)| (&*place.pointer, Part::Key)).collect();
        let spans = locate::locate(file.text(), &asked);
        let lines = Lines::of(file.text());
        for ((_, written), span) in places.into_iter().zip(spans) {
            *written = format!("{}:{}", file.path().display(), lines.position(span.start).0);
        }
    }
}
