use super::statuses::{ByStatus, read_as};
use super::{Both, Called};
use crate::diff::comparison::{Comparison, Use};
use crate::diff::draft::{Draft, Point};
use crate::diff::groups::split;
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ErrorSetId, ErrorVariant, StatusPattern};
use std::collections::{BTreeMap, BTreeSet};

/// Compares the types of error bodies, by status. The enum that holds them is called by the alias of each operation.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (ours, theirs) = (of(comparison.old, both.old), of(comparison.new, both.new));
    let (was, is) = (&both.old.names.error, &both.new.names.error);
    // With the operation itself, its errors have another name as a matter of course.
    let is_own = both.old.names.request == both.new.names.request;
    if was != is && is_own && !ours.is_empty() && !theirs.is_empty() {
        let message = format!("the errors of {} are called `{is}` and were `{was}`", both.label);
        let draft = Draft::new(Subject::Error, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = (alias(comparison.old, both.old), alias(comparison.new, both.new));
        comparison.push(draft.action(format!("Write `{is}`.")).points(before, after));
    }
    let all: BTreeSet<StatusPattern> = ours.keys().chain(theirs.keys()).copied().collect();
    for status in all {
        let what = format!("the error {status} of {}", both.label);
        match (ours.get(&status), theirs.get(&status)) {
            (Some(old), Some(new)) => {
                let old = body(comparison.old, both.old, old);
                let new = body(comparison.new, both.new, new);
                comparison.body(Subject::Error, &what, old, new);
            }
            (None, Some(new)) => {
                let unread =
                    read_as(&read(&ours), status).filter(|(_, old)| !comparison.body_understood(*old, new.0.schema).0);
                let (wire, how) = match unread {
                    Some((pattern, _)) => (Wire::Breaking, format!(", and is not what those of {pattern} are")),
                    None => (Wire::Compatible, String::new()),
                };
                let draft = Draft::new(Subject::Error, Aspect::Added, format!("{what} is documented{how}"));
                let action =
                    if wire == Wire::Breaking { "Build with the new version, which can read it." } else { "Nothing." };
                let draft = draft.effect(Source::Minor, wire).action(action);
                comparison.push(draft.after(body(comparison.new, both.new, new).point));
            }
            (Some(old), None) => {
                let other = read_as(&read(&theirs), status);
                let is_unread = |(_, new)| !comparison.body_understood(old.0.schema, new).0;
                let wire = if other.is_some_and(is_unread) { Wire::Breaking } else { Wire::Compatible };
                let variant = other.and_then(|(pattern, _)| theirs.get(&pattern)).map_or("Other", |(_, name)| name);
                let draft = Draft::new(Subject::Error, Aspect::Removed, format!("{what} is documented no more"));
                let draft = draft
                    .effect(Source::Major, wire)
                    .action(format!("Do not look for it; it is `{variant}` if it comes."));
                comparison.push(draft.before(body(comparison.old, both.old, old).point));
            }
            (None, None) => {}
        }
    }
}

/// Compares which operations have one type of errors. A program may give the errors of one for those of another as long as they
/// have.
pub(super) fn sharing(comparison: &mut Comparison<'_, '_>, operations: &[(Called<'_>, Called<'_>)]) {
    let typed = |half: &Half<'_>, called: Called<'_>| {
        Some(called.operation.errors)
            .filter(|id| half.client.api.error_sets.get(id.0).is_some_and(|set| !set.variants.is_empty()))
    };
    let sets =
        |(old, new): &(Called<'_>, Called<'_>)| Some((typed(comparison.old, *old)?, typed(comparison.new, *new)?));
    let both: Vec<_> = operations.iter().filter_map(|pair| Some((pair, sets(pair)?))).collect();
    let ours: Vec<ErrorSetId> = both.iter().map(|(_, sets)| sets.0).collect();
    let theirs: Vec<ErrorSetId> = both.iter().map(|(_, sets)| sets.1).collect();
    let parted = split(&ours, &theirs).into_iter().map(|pair| (pair, Aspect::Parted, "are two types, and were one"));
    let joined = split(&theirs, &ours).into_iter().map(|pair| (pair, Aspect::Joined, "are one type, and were two"));
    for ((first, other), aspect, how) in parted.chain(joined).collect::<Vec<_>>() {
        let (Some((first, _)), Some((other, _))) = (both.get(first), both.get(other)) else { continue };
        let message = format!("`{}` and `{}` {how}", first.1.names.error, other.1.names.error);
        let draft = Draft::new(Subject::Error, aspect, message).effect(Source::Major, Wire::Same);
        let draft = draft.action(
            "Name the errors of the operation itself, where your program gave those of the other one for them.",
        );
        let (before, after) = (alias(comparison.old, other.0), alias(comparison.new, other.1));
        comparison.push(draft.points(before, after));
    }
}

/// The name of the errors of an operation.
fn alias(half: &Half<'_>, called: Called<'_>) -> Point {
    let tag = half.client.names.of_tag(&called.operation.tag);
    Point::new(&called.operation.location, format!("operations::{}::{}", tag.module, called.names.error))
}

/// An entry of the table of errors, and the variant that it becomes.
type Named<'a> = (&'a ErrorVariant, &'a str);

fn of<'a>(half: &Half<'a>, called: Called<'a>) -> BTreeMap<StatusPattern, Named<'a>> {
    let id = called.operation.errors;
    let set = half.client.api.error_sets.get(id.0);
    let names = &half.client.names.of_error_set(id).variants;
    let variants = set.into_iter().flat_map(|set| &set.variants).zip(names);
    variants.map(|(variant, name)| (variant.status, (variant, name.as_str()))).collect()
}

fn read(errors: &BTreeMap<StatusPattern, Named<'_>>) -> ByStatus {
    errors.iter().map(|(status, (variant, _))| (*status, variant.schema)).collect()
}

fn body(half: &Half<'_>, called: Called<'_>, (variant, name): &Named<'_>) -> Use {
    let answer = called.operation.responses.iter().find(|answer| answer.status == variant.status);
    let location = answer.map_or(&called.operation.location, |answer| &answer.location);
    let tag = half.client.names.of_tag(&called.operation.tag);
    let item = format!("operations::{}::{}::{name}", tag.module, called.names.error);
    let rust = half.body_type(variant.schema).into();
    Use { schema: variant.schema, rust, point: Point::new(location, item) }
}
