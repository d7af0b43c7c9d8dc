use super::{Aspect, Change, Kind, Side, Source, Spot, Subject, Wire};
use crate::source::Location;
use std::path::Path;

/// A [`Change`] whose places are not looked up yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    kind: Kind,
    source: Source,
    wire: Wire,
    message: String,
    action: String,
    before: Option<Point>,
    after: Option<Point>,
}

/// A place in a document, and the item of the crate that it shows as.
#[derive(Clone, Debug)]
pub(super) struct Point {
    at: Location,
    item: Option<String>,
}

impl Point {
    pub(super) fn new(at: &Location, item: impl Into<String>) -> Self {
        Self { at: at.clone(), item: Some(item.into()).filter(|item| !item.is_empty()) }
    }
}

impl Draft {
    /// A change without effect; what it has is set by the other methods.
    pub(super) fn new(subject: Subject, aspect: Aspect, message: impl Into<String>) -> Self {
        Self {
            kind: Kind { subject, aspect },
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

    pub(super) fn before(mut self, point: Point) -> Self {
        self.before = Some(point);
        self
    }

    pub(super) fn after(mut self, point: Point) -> Self {
        self.after = Some(point);
        self
    }

    pub(super) fn after_some(self, point: Option<Point>) -> Self {
        match point {
            Some(point) => self.after(point),
            None => self,
        }
    }

    pub(super) fn points(self, before: Point, after: Point) -> Self {
        self.before(before).after(after)
    }

    pub(super) fn is_major(&self) -> bool {
        self.source == Source::Major
    }

    pub(super) fn is_silent(&self) -> bool {
        self.source == Source::None && self.wire == Wire::Same
    }
}

/// Looks up the places of all drafts, one pass a file.
pub(super) fn finish(drafts: Vec<Draft>, old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let mut before = spots(&drafts, old, |draft| draft.before.as_ref()).into_iter();
    let mut after = spots(&drafts, new, |draft| draft.after.as_ref()).into_iter();
    let change = |draft: Draft| Change {
        before: before.next().flatten(),
        after: after.next().flatten(),
        kind: draft.kind,
        source: draft.source,
        wire: draft.wire,
        message: draft.message,
        action: draft.action,
    };
    drafts.into_iter().map(change).collect()
}

/// One side of every draft, in their order.
fn spots(drafts: &[Draft], side: Side<'_>, point: fn(&Draft) -> Option<&Point>) -> Vec<Option<Spot>> {
    let points: Vec<Option<&Point>> = drafts.iter().map(point).collect();
    let locations: Vec<&Location> = points.iter().flatten().map(|point| &point.at).collect();
    let mut positions = side.sources.positions(&locations).into_iter();
    let spot = |point: &Point, position: Option<(&Path, u32, u32)>| {
        let (path, line, column) = position?;
        Some(Spot { file: path.display().to_string(), line, column, item: point.item.clone() })
    };
    points.into_iter().map(|point| spot(point?, positions.next().flatten())).collect()
}
