use super::left_out::{self, Missing};
use super::{Aspect, Change, ChangeKind, Position, Side, Source, Subject, Wire};
use crate::diagnostic::{Diagnostic, Instead, Kind, Place};
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
    /// What it is called, where one of the documents may have it all the same and leave it out.
    what: Option<String>,
    left_out: Option<Kind>,
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
            what: None,
            left_out: None,
            before: None,
            after: None,
        }
    }

    /// Something that only one of the clients has; the document of the other one may have it all the same. Messages call it `what`.
    pub(super) fn alone(subject: Subject, aspect: Aspect, what: String, how: &str) -> Self {
        Self { what: Some(what.clone()), ..Self::new(subject, aspect, format!("{what} {how}")) }
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

impl PendingChange {
    /// What one of the clients does not have, and where the other one has it.
    fn missing(&self) -> Option<Missing<'_>> {
        self.what.as_ref()?;
        match (&self.before, &self.after) {
            (Some(only), None) => Some(Missing { subject: self.kind.subject, in_old: false, at: &only.at }),
            (None, Some(only)) => Some(Missing { subject: self.kind.subject, in_old: true, at: &only.at }),
            _ => None,
        }
    }

    /// Says that a document has it, and that it is left out, with the reason.
    fn left_out(&mut self, reason: &Diagnostic) {
        let (Some(what), Place::Node(at)) = (&self.what, &reason.place) else { return };
        let is_any_value = reason.instead.as_ref().is_some_and(Instead::is_any_value);
        let how = if is_any_value { "read as any value" } else { "left out" };
        self.left_out = reason.kind;
        let why = left_out::in_markdown(&reason.message);
        let anchor = Anchor { at: at.clone(), item: None };
        match self.before.is_some() {
            true => {
                self.message = format!("{what} is {how}: {why}");
                self.action =
                    "Do without it, unless the document is corrected: the warnings of `generate` say how.".to_owned();
                self.after = Some(anchor);
            }
            false => {
                self.message = format!("{what} is no longer {how}, as it was: {why}");
                self.before = Some(anchor);
            }
        }
    }
}

/// Looks up what is left out, and the positions of all changes, one pass a file.
pub(super) fn finish(mut changes: Vec<PendingChange>, old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let missing: Vec<Option<Missing<'_>>> = changes.iter().map(PendingChange::missing).collect();
    let reasons = left_out::reasons(&missing, old, new);
    for (change, reason) in changes.iter_mut().zip(reasons) {
        if let Some(reason) = reason {
            change.left_out(reason);
        }
    }
    let mut before = positions(&changes, old, |change| change.before.as_ref()).into_iter();
    let mut after = positions(&changes, new, |change| change.after.as_ref()).into_iter();
    let change = |change: PendingChange| Change {
        before: before.next().flatten(),
        after: after.next().flatten(),
        kind: change.kind,
        source: change.source,
        wire: change.wire,
        left_out: change.left_out,
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
