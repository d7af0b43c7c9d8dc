use super::{Own, own};
use crate::diff::comparison::Comparison;
use crate::diff::draft::Draft;
use crate::diff::half::Half;
use crate::diff::pairs::Pair;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::SchemaId;
use std::collections::BTreeMap;

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
            // As for every trait that a type begins to implement, it is a program's own traits that could clash.
            let draft = Draft::new(Subject::Model, Aspect::Joined, message)
                .effect(Source::Minor, Wire::Same)
                .action("Implement a trait of your own for one of them only.");
            comparison.push(draft.points(other.0.point(), other.1.point()));
        }
    }
}

fn kept(half: &Half<'_>, id: SchemaId) -> SchemaId {
    half.context.api.kept(id)
}

/// The members that were in one group and are in several: the first of all, and the first of each further group.
fn split(groups: &[SchemaId], others: &[SchemaId]) -> Vec<(usize, usize)> {
    let mut firsts: BTreeMap<SchemaId, Vec<(SchemaId, usize)>> = BTreeMap::new();
    let mut parted = Vec::new();
    for (index, (group, other)) in groups.iter().zip(others).enumerate() {
        let known = firsts.entry(*group).or_default();
        if known.iter().any(|(seen, _)| seen == other) {
            continue;
        }
        parted.extend(known.first().map(|(_, first)| (*first, index)));
        known.push((*other, index));
    }
    parted
}
