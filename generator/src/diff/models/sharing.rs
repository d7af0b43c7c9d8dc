use super::{ModelSide, own};
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::Comparison;
use crate::diff::pairs::Pair;
use crate::diff::pending_change::PendingChange;
use crate::diff::splits::splits;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::SchemaId;

/// Compares which inline schemas have one type. A program may give a value of one place to another as long as they have.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pairs: &[Pair<SchemaId>]) {
    let pair: Vec<(ModelSide<'_>, ModelSide<'_>)> =
        pairs.iter().filter_map(|pair| Some((own(comparison.old, pair.0?), own(comparison.new, pair.1?)))).collect();
    let old_types: Vec<SchemaId> = pair.iter().map(|(old, _)| canonical(comparison.old, old.id)).collect();
    let new_types: Vec<SchemaId> = pair.iter().map(|(_, new)| canonical(comparison.new, new.id)).collect();
    for (first, other) in splits(&old_types, &new_types) {
        let message = |(first, other): (&str, &str)| format!("`{first}` and `{other}` are two types, and were one");
        if let (Some(first), Some(other)) = (pair.get(first), pair.get(other)) {
            let change = PendingChange::new(Subject::Model, Aspect::Split, message((first.1.name, other.1.name)))
                .effect(Source::Major, Wire::Same)
                .action(format!(
                    "Make a `{}` where your program gave a `{}`, or the other way round.",
                    other.1.name, first.1.name
                ));
            comparison.push(change.anchors(other.0.anchor(), other.1.anchor()));
        }
    }
    for (first, other) in splits(&new_types, &old_types) {
        if let (Some(first), Some(other)) = (pair.get(first), pair.get(other)) {
            let message = format!("`{}` and `{}` are one type, and were two", first.1.name, other.1.name);
            let change = PendingChange::new(Subject::Model, Aspect::Merged, message)
                .effect(Source::Major, Wire::Same)
                .action("Implement a trait of your own for one of them only, where it was for both.");
            comparison.push(change.anchors(other.0.anchor(), other.1.anchor()));
        }
    }
}

fn canonical(side: &ComparedClient<'_>, id: SchemaId) -> SchemaId {
    side.client.api.canonical(id)
}
