use super::{Aspect, Change, ChangeKind, Position, Side, Source, Subject, Wire};
use crate::source::Location;
use std::path::Path;

/// A [`Change`] whose positions, line and column, are not looked up yet.
#[derive(Clone, Debug)]
pub(super) struct PendingChange {
    kind: ChangeKind,
    source: Source,
    wire: Wire,
    message: String,
    action: String,
    before: Option<Anchor>,
    after: Option<Anchor>,
}

/// What a change is anchored to: a node of a document, and the item of the crate that is made of it.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    at: Location,
    item: Option<String>,
}

impl Anchor {
    pub(super) fn new(at: &Location, item: impl Into<String>) -> Self {
        Self { at: at.clone(), item: Some(item.into()).filter(|item| !item.is_empty()) }
    }
}

impl PendingChange {
    /// A change without effect; what it has is set by the other methods.
    pub(super) fn new(subject: Subject, aspect: Aspect, message: impl Into<String>) -> Self {
        Self {
            kind: ChangeKind { subject, aspect },
            source: Source::None,
            wire: Wire::Same,
            message: message.into(),
            action: String::new(),
            before: None,
            after: None,
        }
    }

    pub(super) fn effect(mut self, source: Source, wire: Wire) -> Self {
        (self.source, self.wire) = (source, wire);
        self
    }

    /// What a user must do.
    pub(super) fn action(mut self, action: impl Into<String>) -> Self {
        self.action = action.into();
        self
    }

    pub(super) fn before(mut self, anchor: Anchor) -> Self {
        self.before = Some(anchor);
        self
    }

    pub(super) fn after(mut self, anchor: Anchor) -> Self {
        self.after = Some(anchor);
        self
    }

    pub(super) fn after_some(self, anchor: Option<Anchor>) -> Self {
        match anchor {
            Some(anchor) => self.after(anchor),
            None => self,
        }
    }

    pub(super) fn anchors(self, before: Anchor, after: Anchor) -> Self {
        self.before(before).after(after)
    }

    pub(super) fn is_major(&self) -> bool {
        self.source == Source::Major
    }

    pub(super) fn is_silent(&self) -> bool {
        self.source == Source::None && self.wire == Wire::Same
    }
}

/// Looks up the positions of all changes, one pass a file.
pub(super) fn finish(changes: Vec<PendingChange>, old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let mut before = positions(&changes, old, |change| change.before.as_ref()).into_iter();
    let mut after = positions(&changes, new, |change| change.after.as_ref()).into_iter();
    let change = |change: PendingChange| Change {
        before: before.next().flatten(),
        after: after.next().flatten(),
        kind: change.kind,
        source: change.source,
        wire: change.wire,
        message: change.message,
        action: change.action,
    };
    changes.into_iter().map(change).collect()
}

/// The position of every change on one side, in their order.
fn positions(
    changes: &[PendingChange],
    side: Side<'_>,
    anchor: fn(&PendingChange) -> Option<&Anchor>,
) -> Vec<Option<Position>> {
    let anchors: Vec<Option<&Anchor>> = changes.iter().map(anchor).collect();
    let locations: Vec<&Location> = anchors.iter().flatten().map(|anchor| &anchor.at).collect();
    let mut positions = side.sources.positions(&locations).into_iter();
    let position = |anchor: &Anchor, position: Option<(&Path, u32, u32)>| {
        let (path, line, column) = position?;
        Some(Position { file: path.display().to_string(), line, column, item: anchor.item.clone() })
    };
    anchors.into_iter().map(|anchor| position(anchor?, positions.next().flatten())).collect()
}
