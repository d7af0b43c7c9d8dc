//! What changes in a client when its document changes: in the source of programs that use it, and on the wire.
//!
//! Two documents are read as `generate` reads them, and their models and names are compared: so what is seen is what users see.
//! [`compare`] gives a [`Verdict`], which ends in the version to release.

mod allowed;
mod change;
mod comparison;
mod covers;
mod draft;
mod groups;
mod half;
mod item_change;
mod kind;
mod models;
mod operations;
mod overlaps;
mod pairs;
mod report;
mod verdict;
mod version;
mod whole;

pub use crate::pipeline::{Client, Side};
pub use change::{Change, Source, Spot, Wire};
pub use item_change::ItemChange;
pub use kind::{Aspect, Kind, Subject};
pub use verdict::{Tally, Verdict};
pub use version::Bump;

use comparison::Comparison;
use half::Half;

/// What the new document changes in the client of the old one.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Verdict {
    let (mut ours, mut theirs) = (Half::new(old.client), Half::new(new.client));
    let operations = pairs::operations(&ours, &theirs);
    let models = pairs::models(&mut ours, &mut theirs, &operations);
    let mut comparison = Comparison { old: &ours, new: &theirs, found: Vec::new() };
    whole::compare(&mut comparison, &operations);
    let operations = operations::compare(&mut comparison, &operations);
    let (models, inline_models) = models::compare(&mut comparison, &models);
    let mut changes = draft::finish(comparison.found, old, new);
    changes.sort_by(|a, b| order(a).cmp(&order(b)));
    let (silent, changes) = changes.into_iter().partition(Change::is_silent);
    Verdict { changes, silent, operations, models, inline_models, generator: Vec::new() }
}

/// What breaks comes first, then what is new, each by its place.
fn order(change: &Change) -> impl Ord + '_ {
    let rank = match (change.is_breaking(), change.source) {
        (true, _) => 0,
        (false, Source::Minor) => 1,
        (false, _) => 2,
    };
    let place = change.after.as_ref().or(change.before.as_ref());
    (rank, place, change.kind, &change.message)
}
