use super::statuses::{ByStatus, read_as};
use super::{OperationPair, OperationSide};
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::splits::splits;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ErrorSetId, ErrorVariant, StatusPattern};
use std::collections::{BTreeMap, BTreeSet};

/// Compares the types of error bodies, by status. The enum that holds them is called by the alias of each operation.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old_errors, new_errors) = (of(comparison.old, pair.old), of(comparison.new, pair.new));
    let (was, is) = (name(pair.old), name(pair.new));
    // With the operation itself, its errors have another name as a matter of course.
    let is_own = pair.old.rust.request == pair.new.rust.request;
    if was != is && is_own && !old_errors.is_empty() && !new_errors.is_empty() {
        let message = format!("the errors of {} are called `{is}` and were `{was}`", pair.label);
        let change = PendingChange::new(Subject::Error, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = (alias(comparison.old, pair.old), alias(comparison.new, pair.new));
        comparison.push(change.action(format!("Write `{is}`.")).anchors(before, after));
    }
    let all: BTreeSet<StatusPattern> = old_errors.keys().chain(new_errors.keys()).copied().collect();
    for status in all {
        let what = format!("the error {status} of {}", pair.label);
        match (old_errors.get(&status), new_errors.get(&status)) {
            (Some(old), Some(new)) => {
                let old = body(comparison.old, pair.old, old);
                let new = body(comparison.new, pair.new, new);
                comparison.body(Subject::Error, &what, old, new);
            }
            (None, Some(new)) => {
                let unread = read_as(&read(&old_errors), status)
                    .filter(|(_, old)| !comparison.body_understood(*old, new.0.schema).0);
                let (wire, how) = match unread {
                    Some((pattern, _)) => (Wire::Breaking, format!(", and is not what those of {pattern} are")),
                    None => (Wire::Compatible, String::new()),
                };
                let change = PendingChange::new(Subject::Error, Aspect::Added, format!("{what} is documented{how}"));
                let action =
                    if wire == Wire::Breaking { "Build with the new version, which can read it." } else { "Nothing." };
                let change = change.effect(Source::Minor, wire).action(action);
                comparison.push(change.after(body(comparison.new, pair.new, new).anchor));
            }
            (Some(old), None) => {
                let other = read_as(&read(&new_errors), status);
                let is_unread = |(_, new)| !comparison.body_understood(old.0.schema, new).0;
                let wire = if other.is_some_and(is_unread) { Wire::Breaking } else { Wire::Compatible };
                let variant = other.and_then(|(pattern, _)| new_errors.get(&pattern)).map_or("Other", |(_, name)| name);
                let change =
                    PendingChange::new(Subject::Error, Aspect::Removed, format!("{what} is documented no more"));
                let change = change
                    .effect(Source::Major, wire)
                    .action(format!("Do not look for it; it is `{variant}` if it comes."));
                comparison.push(change.before(body(comparison.old, pair.old, old).anchor));
            }
            (None, None) => {}
        }
    }
}

/// Compares which operations have one type of errors. A program may give the errors of one for those of another as long as they
/// have.
pub(super) fn sharing(comparison: &mut Comparison<'_, '_>, operations: &[(OperationSide<'_>, OperationSide<'_>)]) {
    let typed = |side: &ComparedClient<'_>, operation: OperationSide<'_>| {
        Some(operation.ir.errors)
            .filter(|id| side.client.api.error_sets.get(id.0).is_some_and(|set| !set.variants.is_empty()))
    };
    let sets = |(old, new): &(OperationSide<'_>, OperationSide<'_>)| {
        Some((typed(comparison.old, *old)?, typed(comparison.new, *new)?))
    };
    let pairs: Vec<_> = operations.iter().filter_map(|pair| Some((pair, sets(pair)?))).collect();
    let old_sets: Vec<ErrorSetId> = pairs.iter().map(|(_, sets)| sets.0).collect();
    let new_sets: Vec<ErrorSetId> = pairs.iter().map(|(_, sets)| sets.1).collect();
    let split =
        splits(&old_sets, &new_sets).into_iter().map(|pair| (pair, Aspect::Split, "are two types, and were one"));
    let merged =
        splits(&new_sets, &old_sets).into_iter().map(|pair| (pair, Aspect::Merged, "are one type, and were two"));
    for ((first, other), aspect, how) in split.chain(merged).collect::<Vec<_>>() {
        let (Some((first, _)), Some((other, _))) = (pairs.get(first), pairs.get(other)) else { continue };
        let message = format!("`{}` and `{}` {how}", name(first.1), name(other.1));
        let change = PendingChange::new(Subject::Error, aspect, message).effect(Source::Major, Wire::Same);
        let change = change.action(
            "Name the errors of the operation itself, where your program gave those of the other one for them.",
        );
        let (before, after) = (alias(comparison.old, other.0), alias(comparison.new, other.1));
        comparison.push(change.anchors(before, after));
    }
}

/// The name of the errors of an operation; empty where the document lists none.
fn name(operation: OperationSide<'_>) -> &str {
    operation.rust.errors.as_ref().map_or("", |errors| &errors.name)
}

/// Where the name of the errors of an operation stands.
fn alias(side: &ComparedClient<'_>, operation: OperationSide<'_>) -> Anchor {
    let tag = side.tag(operation.rust);
    Anchor::new(&operation.ir.location, format!("operations::{}::{}", tag.module, name(operation)))
}

/// An entry of the table of errors, and the variant that it becomes.
type Named<'a> = (&'a ErrorVariant, &'a str);

fn of<'a>(side: &ComparedClient<'a>, operation: OperationSide<'a>) -> BTreeMap<StatusPattern, Named<'a>> {
    let id = operation.ir.errors;
    let set = side.client.api.error_sets.get(id.0);
    let rust = side.client.surface.errors.get(id.0).into_iter().flat_map(|own| &own.variants);
    let variants = set.into_iter().flat_map(|set| &set.variants).zip(rust);
    variants.map(|(variant, own)| (variant.status, (variant, own.name.as_str()))).collect()
}

fn read(errors: &BTreeMap<StatusPattern, Named<'_>>) -> ByStatus {
    errors.iter().map(|(status, (variant, _))| (*status, variant.schema)).collect()
}

fn body(side: &ComparedClient<'_>, operation: OperationSide<'_>, (variant, own): &Named<'_>) -> ComparedValue {
    let response = operation.ir.responses.iter().find(|response| response.status == variant.status);
    let location = response.map_or(&operation.ir.location, |response| &response.location);
    let tag = side.tag(operation.rust);
    let item = format!("operations::{}::{}::{own}", tag.module, name(operation));
    let rust = side.body_type(variant.schema).into();
    ComparedValue { schema: variant.schema, rust, anchor: Anchor::new(location, item) }
}
