use super::ModelPair;
use super::object::structure;
use crate::diff::compared_client::{ComparedClient, Identity};
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::surface::{Field, RustType, Struct};
use std::collections::BTreeMap;

/// Compares what makes a value of a struct: `Default`, and `new`.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let structs = (structure(comparison.old, pair.old), structure(comparison.new, pair.new));
    let (Some(old), Some(new)) = structs else { return };
    let name = pair.new.name;
    let change = |subject, aspect, message: String| PendingChange::new(subject, aspect, message);
    let (before, after) = (default_anchor(&pair, false), default_anchor(&pair, true));
    match (old.default, new.default) {
        (true, false) => {
            let message = format!("`{name}` has no `Default` any more: some of its fields must have a value");
            let change = change(Subject::Constructor, Aspect::Removed, message).effect(Source::Major, Wire::Same);
            comparison.push(change.action(format!("Make a `{name}` by `new`.")).before(before));
        }
        (false, true) => {
            let change = change(Subject::Constructor, Aspect::Added, format!("`{name}` has a `Default`"));
            comparison.push(change.effect(Source::Minor, Wire::Same).action("Nothing.").after(after));
        }
        _ => {}
    }
    new_function(comparison, pair, old, new);
}

fn default_anchor(pair: &ModelPair<'_>, new: bool) -> Anchor {
    let own = if new { pair.new } else { pair.old };
    Anchor::new(&own.named.location, format!("impl Default for {}", own.item()))
}

fn new_function(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: &Struct, new: &Struct) {
    let (old_arguments, new_arguments) = (arguments(old), arguments(new));
    let sides = (comparison.old, comparison.new);
    let listed =
        |side: &ComparedClient<'_>, types: &[RustType]| types.iter().map(|own| side.identity(own)).collect::<Vec<_>>();
    let said = |side: &ComparedClient<'_>, types: &[RustType]| {
        let types: Vec<String> = types.iter().map(|own| side.spelled(own)).collect();
        types.join(", ")
    };
    let before = |types: &[RustType]| {
        let item = format!("{}::new({})", pair.old.item(), said(sides.0, types));
        Anchor::new(&pair.old.named.location, item)
    };
    let after = |types: &[RustType]| {
        let item = format!("{}::new({})", pair.new.item(), said(sides.1, types));
        Anchor::new(&pair.new.named.location, item)
    };
    let name = pair.new.name;
    let change = match (&old_arguments, &new_arguments) {
        (Some(was), None) => {
            PendingChange::new(Subject::Constructor, Aspect::Removed, format!("`{name}::new` is gone"))
                .effect(Source::Major, Wire::Same)
                .action(if new.default {
                    format!("Make a `{name}` by `Default`.")
                } else {
                    "Do without it: no request takes such a value any more.".to_owned()
                })
                .before(before(was))
        }
        (None, Some(is)) => PendingChange::new(Subject::Constructor, Aspect::Added, format!("`{name}::new` is new"))
            .effect(Source::Minor, Wire::Same)
            .action("Nothing.")
            .after(after(is)),
        (Some(was), Some(is)) if is_permuted(sides, old, new) => PendingChange::new(
            Subject::Constructor,
            Aspect::Order,
            format!("the arguments of `{name}::new` stand in another order"),
        )
        .effect(Source::Major, Wire::Same)
        .action("Give them in the new order.")
        .anchors(before(was), after(is)),
        (Some(was), Some(is)) if listed(comparison.old, was) != listed(comparison.new, is) => {
            PendingChange::new(Subject::Constructor, Aspect::Type, format!("`{name}::new` takes other arguments"))
                .effect(Source::Major, Wire::Same)
                .action(format!("Call `{name}::new` with what it takes now."))
                .anchors(before(was), after(is))
        }
        // Where the types are the same in their places, a program compiles, and says something else.
        (Some(was), Some(is)) if is_reordered(old, new) => PendingChange::new(
            Subject::Constructor,
            Aspect::Order,
            format!("the arguments of `{name}::new` stand in another order"),
        )
        .effect(Source::None, Wire::Breaking)
        .action("Give them in the new order: the compiler says nothing, because their types are the same.")
        .anchors(before(was), after(is)),
        _ => return,
    };
    comparison.push(change);
}

/// Whether `new` takes what it took, in an order that a program does not compile with.
fn is_permuted(sides: (&ComparedClient<'_>, &ComparedClient<'_>), old: &Struct, new: &Struct) -> bool {
    let typed = |side: &ComparedClient<'_>, own: &Struct| {
        own.constructor_fields().map(|field| (field.wire.clone(), side.identity(&field.value))).collect::<Vec<_>>()
    };
    let (mut was, mut is) = (typed(sides.0, old), typed(sides.1, new));
    let types = |listed: &[(String, RustType<Identity>)]| listed.iter().map(|own| own.1.clone()).collect::<Vec<_>>();
    if types(&was) == types(&is) {
        return false;
    }
    was.sort();
    is.sort();
    was == is
}

/// Whether the fields that `new` takes before and after stand in another order.
fn is_reordered(old: &Struct, new: &Struct) -> bool {
    let after = new.constructor_fields().enumerate().map(|(place, field)| (field.wire.as_str(), place));
    let after: BTreeMap<&str, usize> = after.collect();
    let position = |field: &Field| after.get(field.wire.as_str()).copied();
    !old.constructor_fields().filter_map(position).is_sorted()
}

/// The types of what `new` takes; none where there is no `new`.
fn arguments(own: &Struct) -> Option<Vec<RustType>> {
    own.sent.then(|| own.constructor_fields().map(|field| field.value.clone()).collect())
}
