//! What changes in a client when its document changes: in the source of programs that use it, and on the wire.
//!
//! Two documents are read as `generate` reads them, and the clients that it would write of them are compared.
//! [`compare`] gives a [`Verdict`], which ends in the version to release.

mod allowed;
mod change;
mod change_kind;
mod compared_client;
mod comparison;
mod covers;
mod crate_level;
mod item_change;
mod left_out;
mod models;
mod operations;
mod overlaps;
mod pairs;
mod pending_change;
mod report;
mod splits;
mod verdict;
mod version;

pub use crate::pipeline::{Client, Side};
pub use change::{Change, Position, Source, Wire};
pub use change_kind::{Aspect, ChangeKind, Subject};
pub use item_change::ItemChange;
pub use verdict::{Tally, Verdict};
pub use version::Bump;

use crate::text::CodeSpan;
use compared_client::ComparedClient;
use comparison::Comparison;

/// What the new document changes in the client of the old one.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Verdict {
    let (mut old_side, mut new_side) = (ComparedClient::new(old.client), ComparedClient::new(new.client));
    let operations = pairs::operations(&old_side, &new_side);
    let models = pairs::models(&mut old_side, &mut new_side, &operations);
    let mut comparison = Comparison { old: &old_side, new: &new_side, found: Vec::new() };
    crate_level::compare(&mut comparison, &operations);
    let operations = operations::compare(&mut comparison, &operations);
    let (models, inline_models) = models::compare(&mut comparison, &models);
    let mut changes = pending_change::finish(comparison.found, old, new);
    changes.sort_by(|a, b| order(a).cmp(&order(b)));
    let (silent, changes) = changes.into_iter().partition(Change::is_silent);
    Verdict { changes, silent, operations, models, inline_models, generator: Vec::new() }
}

/// A name or a value of a document in a sentence of a report.
fn code(code: &str) -> String {
    CodeSpan::new(code).to_string()
}

/// What breaks comes first, then what is new, each by its place in the new document, and then what only the old one has: how the
/// two files are called does not count.
fn order(change: &Change) -> impl Ord + '_ {
    let rank = match (change.is_breaking(), change.source) {
        (true, _) => 0,
        (false, Source::Minor) => 1,
        (false, _) => 2,
    };
    let place = change.after.as_ref().or(change.before.as_ref());
    (rank, change.after.is_none(), place, change.kind, &change.message)
}
