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
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &OperationPair<'_>) {
    let (old_errors, new_errors) = (of(comparison.old, both.old), of(comparison.new, both.new));
    let (was, is) = (&both.old.names.error, &both.new.names.error);
    // With the operation itself, its errors have another name as a matter of course.
    let is_own = both.old.names.request == both.new.names.request;
    if was != is && is_own && !old_errors.is_empty() && !new_errors.is_empty() {
        let message = format!("the errors of {} are called `{is}` and were `{was}`", both.label);
        let change = PendingChange::new(Subject::Error, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = (alias(comparison.old, both.old), alias(comparison.new, both.new));
        comparison.push(change.action(format!("Write `{is}`.")).anchors(before, after));
    }
    let all: BTreeSet<StatusPattern> = old_errors.keys().chain(new_errors.keys()).copied().collect();
    for status in all {
        let what = format!("the error {status} of {}", both.label);
        match (old_errors.get(&status), new_errors.get(&status)) {
            (Some(old), Some(new)) => {
                let old = body(comparison.old, both.old, old);
                let new = body(comparison.new, both.new, new);
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
                comparison.push(change.after(body(comparison.new, both.new, new).anchor));
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
                comparison.push(change.before(body(comparison.old, both.old, old).anchor));
            }
            (None, None) => {}
        }
    }
}

/// Compares which operations have one type of errors. A program may give the errors of one for those of another as long as they
/// have.
pub(super) fn sharing(comparison: &mut Comparison<'_, '_>, operations: &[(OperationSide<'_>, OperationSide<'_>)]) {
    let typed = |side: &ComparedClient<'_>, called: OperationSide<'_>| {
        Some(called.operation.errors)
            .filter(|id| side.client.api.error_sets.get(id.0).is_some_and(|set| !set.variants.is_empty()))
    };
    let sets = |(old, new): &(OperationSide<'_>, OperationSide<'_>)| {
        Some((typed(comparison.old, *old)?, typed(comparison.new, *new)?))
    };
    let both: Vec<_> = operations.iter().filter_map(|pair| Some((pair, sets(pair)?))).collect();
    let old_sets: Vec<ErrorSetId> = both.iter().map(|(_, sets)| sets.0).collect();
    let new_sets: Vec<ErrorSetId> = both.iter().map(|(_, sets)| sets.1).collect();
    let split =
        splits(&old_sets, &new_sets).into_iter().map(|pair| (pair, Aspect::Split, "are two types, and were one"));
    let merged =
        splits(&new_sets, &old_sets).into_iter().map(|pair| (pair, Aspect::Merged, "are one type, and were two"));
    for ((first, other), aspect, how) in split.chain(merged).collect::<Vec<_>>() {
        let (Some((first, _)), Some((other, _))) = (both.get(first), both.get(other)) else { continue };
        let message = format!("`{}` and `{}` {how}", first.1.names.error, other.1.names.error);
        let change = PendingChange::new(Subject::Error, aspect, message).effect(Source::Major, Wire::Same);
        let change = change.action(
            "Name the errors of the operation itself, where your program gave those of the other one for them.",
        );
        let (before, after) = (alias(comparison.old, other.0), alias(comparison.new, other.1));
        comparison.push(change.anchors(before, after));
    }
}

/// The name of the errors of an operation.
fn alias(side: &ComparedClient<'_>, called: OperationSide<'_>) -> Anchor {
    let tag = side.client.names.of_tag(&called.operation.tag);
    Anchor::new(&called.operation.location, format!("operations::{}::{}", tag.module, called.names.error))
}

/// An entry of the table of errors, and the variant that it becomes.
type Named<'a> = (&'a ErrorVariant, &'a str);

fn of<'a>(side: &ComparedClient<'a>, called: OperationSide<'a>) -> BTreeMap<StatusPattern, Named<'a>> {
    let id = called.operation.errors;
    let set = side.client.api.error_sets.get(id.0);
    let names = &side.client.names.of_error_set(id).variants;
    let variants = set.into_iter().flat_map(|set| &set.variants).zip(names);
    variants.map(|(variant, name)| (variant.status, (variant, name.as_str()))).collect()
}

fn read(errors: &BTreeMap<StatusPattern, Named<'_>>) -> ByStatus {
    errors.iter().map(|(status, (variant, _))| (*status, variant.schema)).collect()
}

fn body(side: &ComparedClient<'_>, called: OperationSide<'_>, (variant, name): &Named<'_>) -> ComparedValue {
    let response = called.operation.responses.iter().find(|response| response.status == variant.status);
    let location = response.map_or(&called.operation.location, |response| &response.location);
    let tag = side.client.names.of_tag(&called.operation.tag);
    let item = format!("operations::{}::{}::{name}", tag.module, called.names.error);
    let rust = side.body_type(variant.schema).into();
    ComparedValue { schema: variant.schema, rust, anchor: Anchor::new(location, item) }
}
