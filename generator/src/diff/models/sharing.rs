use super::{Own, own};
use crate::diff::comparison::Comparison;
use crate::diff::draft::Draft;
use crate::diff::groups::split;
use crate::diff::half::Half;
use crate::diff::pairs::Pair;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::SchemaId;

/// Compares which inline schemas have one type. A program may give a value of one place to another as long as they have.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pairs: &[Pair<SchemaId>]) {
    let both: Vec<(Own<'_>, Own<'_>)> =
        pairs.iter().filter_map(|pair| Some((own(comparison.old, pair.0?), own(comparison.new, pair.1?)))).collect();
    let ours: Vec<SchemaId> = both.iter().map(|(old, _)| kept(comparison.old, old.id)).collect();
    let theirs: Vec<SchemaId> = both.iter().map(|(_, new)| kept(comparison.new, new.id)).collect();
    for (first, other) in split(&ours, &theirs) {
        let message = |(first, other): (&str, &str)| format!("`{first}` and `{other}` are two types, and were one");
        if let (Some(first), Some(other)) = (both.get(first), both.get(other)) {
            let draft = Draft::new(Subject::Model, Aspect::Parted, message((first.1.name, other.1.name)))
                .effect(Source::Major, Wire::Same)
                .action(format!(
                    "Make a `{}` where your program gave a `{}`, or the other way round.",
                    other.1.name, first.1.name
                ));
            comparison.push(draft.points(other.0.point(), other.1.point()));
        }
    }
    for (first, other) in split(&theirs, &ours) {
        if let (Some(first), Some(other)) = (both.get(first), both.get(other)) {
            let message = format!("`{}` and `{}` are one type, and were two", first.1.name, other.1.name);
            let draft = Draft::new(Subject::Model, Aspect::Joined, message)
                .effect(Source::Major, Wire::Same)
                .action("Implement a trait of your own for one of them only, where it was for both.");
            comparison.push(draft.points(other.0.point(), other.1.point()));
        }
    }
}

fn kept(half: &Half<'_>, id: SchemaId) -> SchemaId {
    half.client.api.canonical(id)
}
