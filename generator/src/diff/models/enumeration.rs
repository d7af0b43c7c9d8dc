use super::object::paired;
use super::{ModelPair, ModelSide};
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{EnumValue, Enumeration, Validation};
use crate::surface::ModelKind;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the values of an enumeration. A client keeps those that it does not know; a service does not take them.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: &Enumeration, new: &Enumeration) {
    let (old_variants, new_variants) = (named(comparison.old, pair.old), named(comparison.new, pair.new));
    let pairs = paired(&old_variants, &new_variants, |variant| variant);
    also_valid(comparison, pair);
    let variants: BTreeSet<&str> = new_variants.values().copied().collect();
    let (old_values, new_values): (BTreeSet<&EnumValue>, BTreeSet<&EnumValue>) = pairs.iter().copied().unzip();
    for (was, is) in &pairs {
        if let (Some(old), Some(new)) = (old_variants.get(was), new_variants.get(is)) {
            let is_taken = old != new && variants.contains(old);
            value(comparison, pair, (*was, old), (*is, new), is_taken);
        }
    }
    for (value, is) in new_variants.iter().filter(|(value, _)| !new_values.contains(*value)) {
        let message = format!("the value {} of `{}` is new", spelled(value), pair.new.name);
        let change = PendingChange::new(Subject::Value, Aspect::Added, message).effect(Source::Minor, Wire::Compatible);
        comparison.push(change.action("Nothing: it was kept before as well.").after(anchor(pair.new, is)));
    }
    for (value, was) in old_variants.iter().filter(|(value, _)| !old_values.contains(*value)) {
        let message = format!("the value {} of `{}` is gone", spelled(value), pair.new.name);
        let wire = if is_refused(pair, value) { Wire::Breaking } else { Wire::Compatible };
        let change = PendingChange::new(Subject::Value, Aspect::Removed, message).effect(Source::Major, wire);
        let action = match pair.direction.request && !is_refused(pair, value) {
            true => "Write it as any other value: it goes on to be taken.",
            false => "Do not send it, and do not look for it.",
        };
        comparison.push(change.action(action).before(anchor(pair.old, was)));
    }
    let shared = |old_variants: &Enumeration, new_variants: &Enumeration| -> Vec<EnumValue> {
        let new_variants: BTreeSet<&EnumValue> = new_variants.values.iter().collect();
        old_variants.values.iter().filter(|value| new_variants.contains(value)).cloned().collect()
    };
    let is_reordered = shared(old, new) != shared(new, old);
    comparison.silent(
        Subject::Value,
        Aspect::Order,
        &format!("the list of the values of `{}`", pair.new.name),
        is_reordered,
        pair.anchors(),
    );
    let what = format!("any other value of `{}`", pair.new.name);
    let (was, is) = (unknown(comparison.old, pair.old), unknown(comparison.new, pair.new));
    renamed(comparison, pair, (Subject::Value, &what), (was, is));
}

/// Whether a service may refuse a value that is not listed.
fn is_refused(pair: ModelPair<'_>, value: &EnumValue) -> bool {
    let is_taken = pair.new.named.also_valid.as_ref().is_some_and(|also_valid| also_valid.allows(&value.to_json()));
    pair.direction.request && !is_taken
}

/// What other text is valid beside the values.
fn also_valid(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let covers = |own: &Option<Validation>, other: &Option<Validation>| match (own, other) {
        (own, Some(other)) => own.as_ref().is_some_and(|own| own.covers(other)),
        (_, None) => true,
    };
    let (was, is) = (&pair.old.named.also_valid, &pair.new.named.also_valid);
    let Some((aspect, wire)) = pair.requests((covers(is, was), covers(was, is))) else { return };
    let how = if aspect == Aspect::Widened { "is taken as well" } else { "may not be taken any more" };
    let message = format!("a value that `{}` does not list {how}", pair.new.name);
    let change = PendingChange::new(Subject::Model, aspect, message).effect(Source::None, wire);
    let action =
        if wire == Wire::Breaking { "Look at what your program sends beside the listed ones." } else { "Nothing." };
    let (before, after) = pair.anchors();
    comparison.push(change.action(action).anchors(before, after));
}

/// A value that both documents have. `is_taken` says that another value has its variant now, so that programs compile, and mean that.
fn value(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    (was_value, was): (&EnumValue, &str),
    (value, is): (&EnumValue, &str),
    is_taken: bool,
) {
    let what = format!("the value {} of `{}`", spelled(value), pair.new.name);
    if was_value != value {
        let wire = if is_refused(pair, was_value) { Wire::Breaking } else { Wire::Compatible };
        let change = PendingChange::new(Subject::Value, Aspect::Sent, format!("{what} was {}", spelled(was_value)));
        let action = "Build with the new version: the old one goes on to send, and to know, the old value.";
        let change = change.effect(Source::None, wire).action(action);
        comparison.push(change.anchors(anchor(pair.old, was), anchor(pair.new, is)));
    }
    if !is_taken {
        return renamed(comparison, pair, (Subject::Value, &what), (was, is));
    }
    let message = format!("{what} is called `{is}`, and another value is `{was}` now");
    let change = PendingChange::new(Subject::Value, Aspect::Renamed, message).effect(Source::None, Wire::Breaking);
    let change = change.action(format!("Write `{}::{is}`.", pair.new.name));
    comparison.push(change.anchors(anchor(pair.old, was), anchor(pair.new, is)));
}

fn named<'a>(side: &ComparedClient<'a>, own: ModelSide<'_>) -> BTreeMap<&'a EnumValue, &'a str> {
    let Some(ModelKind::Enumeration(own)) = side.model_in_rust(own.id) else { return BTreeMap::new() };
    own.variants.iter().map(|variant| (&variant.value, variant.name.as_str())).collect()
}

/// What keeps what the document does not list: a variant for other values, or the field of further properties.
pub(super) fn unknown<'a>(side: &ComparedClient<'a>, own: ModelSide<'_>) -> &'a str {
    match side.model_in_rust(own.id) {
        Some(ModelKind::Enumeration(own)) => &own.unknown,
        Some(ModelKind::Union(own)) => &own.unknown,
        Some(ModelKind::Struct(own)) => own.kept.as_ref().map_or("", |kept| &kept.name),
        Some(ModelKind::Alias(_)) | None => "",
    }
}

fn spelled(value: &EnumValue) -> String {
    match value {
        EnumValue::String(text) => code(text),
        EnumValue::Integer(number) => code(&number.to_string()),
    }
}

/// Where the values stand, and the variant of one.
pub(super) fn anchor(own: ModelSide<'_>, variant: &str) -> Anchor {
    Anchor::new(&own.schema.location, format!("{}::{variant}", own.item()))
}

/// Says where a member of a model has another name in Rust.
pub(super) fn renamed(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    (subject, what): (Subject, &str),
    (was, is): (&str, &str),
) {
    if was != is {
        let message = format!("{what} is called `{is}` and was `{was}`");
        let change = PendingChange::new(subject, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let action = format!("Write `{}::{is}`.", pair.new.name);
        comparison.push(change.action(action).anchors(anchor(pair.old, was), anchor(pair.new, is)));
    }
}
