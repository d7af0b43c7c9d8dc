use super::{Both, Own};
use crate::diff::comparison::Comparison;
use crate::diff::draft::{Draft, Point};
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{EnumValue, Enumeration};
use std::collections::{BTreeMap, BTreeSet};

/// Compares the values of an enumeration. A client keeps those that it does not know; a service does not take them.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Enumeration, new: &Enumeration) {
    let (ours, theirs) = (named(comparison.old, both.old, old), named(comparison.new, both.new, new));
    let all: BTreeSet<&EnumValue> = ours.keys().chain(theirs.keys()).copied().collect();
    for value in all {
        let what = format!("the value `{}` of `{}`", spelled(value), both.new.name);
        match (ours.get(value), theirs.get(value)) {
            (Some(was), Some(is)) => renamed(comparison, both, (Subject::Value, &what), (was, is)),
            (None, Some(is)) => {
                let draft = Draft::new(Subject::Value, Aspect::Added, format!("{what} is new"));
                let draft =
                    draft.effect(Source::Minor, Wire::Compatible).action("Nothing: it was kept before as well.");
                comparison.push(draft.after(point(both.new, is)));
            }
            (Some(was), None) => {
                let wire = if both.direction.request { Wire::Breaking } else { Wire::Compatible };
                let draft = Draft::new(Subject::Value, Aspect::Removed, format!("{what} is gone"));
                let draft = draft.effect(Source::Major, wire).action("Do not send it, and do not look for it.");
                comparison.push(draft.before(point(both.old, was)));
            }
            (None, None) => {}
        }
    }
    let (was, is) = (rest(comparison.old, both.old), rest(comparison.new, both.new));
    let shared = |ours: &Enumeration, theirs: &Enumeration| -> Vec<EnumValue> {
        ours.values.iter().filter(|value| theirs.values.contains(value)).cloned().collect()
    };
    let is_reordered = shared(old, new) != shared(new, old);
    comparison.silent(
        Subject::Value,
        Aspect::Order,
        &format!("the list of the values of `{}`", both.new.name),
        is_reordered,
        both.points(),
    );
    let what = format!("any other value of `{}`", both.new.name);
    renamed(comparison, both, (Subject::Value, &what), (was, is));
}

fn named<'a>(half: &Half<'a>, own: Own<'_>, values: &'a Enumeration) -> BTreeMap<&'a EnumValue, &'a str> {
    let members = half.context.names.of_type(half.context.api.kept(own.id)).map_or(&[][..], |names| &names.members);
    values.values.iter().zip(members.iter().map(String::as_str)).collect()
}

/// The variant for a value that the document does not list.
pub(super) fn rest<'a>(half: &Half<'a>, own: Own<'_>) -> &'a str {
    half.context.names.of_type(half.context.api.kept(own.id)).map_or("", |names| &names.rest)
}

fn spelled(value: &EnumValue) -> String {
    match value {
        EnumValue::String(text) => text.clone(),
        EnumValue::Integer(number) => number.to_string(),
    }
}

/// Where the values stand, and the variant of one.
pub(super) fn point(own: Own<'_>, variant: &str) -> Point {
    Point::new(&own.schema.location, format!("{}::{variant}", own.item()))
}

/// Says where a member of a model has another name in Rust.
pub(super) fn renamed(
    comparison: &mut Comparison<'_, '_>,
    both: Both<'_>,
    (subject, what): (Subject, &str),
    (was, is): (&str, &str),
) {
    if was != is {
        let message = format!("{what} is called `{is}` and was `{was}`");
        let draft = Draft::new(subject, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let action = format!("Write `{}::{is}`.", both.new.name);
        comparison.push(draft.action(action).points(point(both.old, was), point(both.new, is)));
    }
}
