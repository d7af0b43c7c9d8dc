use super::{ModelPair, ModelSide, constructors, field};
use crate::diff::allowed;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{AdditionalProperties, Object, Property, Schema, SchemaRef};
use crate::surface::{self, ModelKind, Presence, Struct};
use std::collections::{BTreeMap, BTreeSet};

/// A property, and the field that it becomes.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) property: &'a Property,
    pub(super) own: &'a surface::Field,
}

impl<'a> Field<'a> {
    pub(super) fn name(&self) -> &'a str {
        &self.own.name
    }

    /// Whether a client cannot read an object without it.
    pub(super) fn must_come(&self) -> bool {
        self.own.presence == Presence::Required
    }
}

/// Compares the fields of a struct, and what makes one.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: &Object, new: &Object) {
    let (old_fields, new_fields) = (fields(comparison.old, pair.old, old), fields(comparison.new, pair.new, new));
    let pairs = paired(&old_fields, &new_fields, |field| field.name());
    let by_name: BTreeMap<&str, Field<'_>> = new_fields.values().map(|field| (field.name(), *field)).collect();
    for (was, is) in &pairs {
        if let (Some(old), Some(new)) = (old_fields.get(was), new_fields.get(is)) {
            let other = by_name.get(old.name()).filter(|other| !std::ptr::eq(other.property, new.property));
            field::compare(comparison, pair, (*old, *new), other.copied());
        }
    }
    let (was, is): (BTreeSet<&str>, BTreeSet<&str>) = pairs.iter().copied().unzip();
    let (added_ones, removed_ones) =
        (new_fields.iter().filter(|own| !is.contains(own.0)), old_fields.iter().filter(|own| !was.contains(own.0)));
    added_ones.for_each(|(_, own)| added(comparison, pair, *own, old.additional));
    removed_ones.for_each(|(_, own)| removed(comparison, pair, *own, new.additional));
    additional(comparison, pair, old.additional, new.additional);
    unread(comparison, pair);
    count(comparison, pair);
    constructors::compare(comparison, pair);
}

/// Which member is which: those of one name in the document, and then those of one name in Rust, by which programs know them.
pub(super) fn paired<K: Ord + Copy, T>(
    old_fields: &BTreeMap<K, T>,
    new_fields: &BTreeMap<K, T>,
    name: impl Fn(&T) -> &str,
) -> Vec<(K, K)> {
    let same = old_fields.keys().filter(|key| new_fields.contains_key(*key)).map(|key| (*key, *key));
    let open = new_fields.iter().filter(|(key, _)| !old_fields.contains_key(*key));
    let open: BTreeMap<&str, K> = open.map(|(key, new)| (name(new), *key)).collect();
    let left = old_fields.iter().filter(|(key, _)| !new_fields.contains_key(*key));
    let renamed = left.filter_map(|(was, old)| Some((*was, *open.get(name(old))?)));
    same.chain(renamed).collect()
}

fn fields<'a>(side: &ComparedClient<'a>, own: ModelSide<'_>, object: &'a Object) -> BTreeMap<&'a str, Field<'a>> {
    let members = structure(side, own).map_or(&[][..], |own| &own.fields);
    let named = object.properties.iter().zip(members);
    named.map(|(property, own)| (property.name.as_str(), Field { property, own })).collect()
}

/// A struct as it is in Rust.
pub(super) fn structure<'a>(side: &ComparedClient<'a>, own: ModelSide<'_>) -> Option<&'a Struct> {
    match side.model_in_rust(own.id)? {
        ModelKind::Struct(own) => Some(own),
        _ => None,
    }
}

pub(super) fn anchor(side: &ComparedClient<'_>, own: ModelSide<'_>, field: Field<'_>) -> Anchor {
    let declared = side.spelled(&field.own.rust_type());
    Anchor::new(&field.property.location, format!("{}::{}: {declared}", own.item(), field.name()))
}

fn added(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, new: Field<'_>, rest: AdditionalProperties) {
    let property = new.property;
    let is_demanded = property.is_required_in_requests() && pair.direction.request && !property.read_only;
    let is_among_rest = among_rest(rest, |values| {
        comparison.understood(Some(values), Some(property.schema), pair.traffic_of(property)).0
    });
    let (how, wire, action) = match (is_demanded, is_among_rest) {
        (true, _) => ("is new, and required in requests", Wire::Breaking, "Give it a value."),
        (false, false) => (
            "is new, and unlike the further properties among which it was",
            Wire::Breaking,
            "Build with the new version: the old one takes it for one of the further properties.",
        ),
        (false, true) => ("is new", Wire::Compatible, "Nothing."),
    };
    let what = format!("the property {} of `{}`", code(&property.name), pair.new.name);
    let change =
        PendingChange::alone(Subject::Field, Aspect::Added, what, how).effect(Source::Minor, wire).action(action);
    comparison.push(change.after(anchor(comparison.new, pair.new, new)));
}

fn removed(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: Field<'_>, rest: AdditionalProperties) {
    let property = old.property;
    let is_missed = pair.direction.response && !property.write_only && old.must_come();
    let is_ignored = pair.direction.request && !property.read_only;
    let is_among_rest = among_rest(rest, |values| {
        comparison.understood(Some(property.schema), Some(values), pair.traffic_of(property)).0
    });
    let wire = if is_missed || is_ignored || !is_among_rest { Wire::Breaking } else { Wire::Compatible };
    let what = format!("the property {} of `{}`", code(&property.name), pair.new.name);
    let change = PendingChange::alone(Subject::Field, Aspect::Removed, what, "is gone").effect(Source::Major, wire);
    let change = change.action("Do not read it, and do not send it.");
    comparison.push(change.before(anchor(comparison.old, pair.old, old)));
}

/// Whether a property that one document does not name is understood as one of its further ones, where it has them.
fn among_rest(rest: AdditionalProperties, is_understood: impl Fn(SchemaRef) -> bool) -> bool {
    match rest {
        AdditionalProperties::Kept(values) => is_understood(values),
        AdditionalProperties::Ignored => true,
    }
}

/// How many properties a service takes at least and at most.
fn count(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let (old, new) = (pair.old.named, pair.new.named);
    let covers = |own: &Schema, other: &Schema| own.validation.covers(&other.effective_validation());
    let Some((aspect, wire)) = pair.requests((covers(new, old), covers(old, new))) else { return };
    let how = match aspect {
        Aspect::Widened => "allows more values than before",
        Aspect::Narrowed => "allows fewer values than before",
        _ => "allows other values than before",
    };
    let place = |own: ModelSide<'_>| SchemaRef { id: own.id, nullable: false };
    let allowed = allowed::change((comparison.old, place(pair.old)), (comparison.new, place(pair.new)));
    let message = format!("the model `{}` {how}{allowed}", pair.new.name);
    let change = PendingChange::new(Subject::Model, aspect, message).effect(Source::None, wire);
    let action = if wire == Wire::Breaking { "Look at what your program sends." } else { "Nothing." };
    let (before, after) = pair.anchors();
    comparison.push(change.action(action).anchors(before, after));
}

/// The field for what no other field holds.
fn unread(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let [was, is] = [(comparison.old, pair.old), (comparison.new, pair.new)]
        .map(|(side, own)| structure(side, own)?.unread.as_ref().map(|unread| unread.name.as_str()));
    let what = format!("the field of `{}` for what no other field holds", pair.new.name);
    let (aspect, source, how, action) = match (was, is) {
        (Some(was), None) => (Aspect::Removed, Source::Major, "is gone".to_owned(), format!("Do not use `{was}`.")),
        (None, Some(_)) => (Aspect::Added, Source::Minor, "is new".to_owned(), "Nothing.".to_owned()),
        (Some(was), Some(is)) if was != is => {
            let how = format!("is called `{is}` and was `{was}`");
            (Aspect::Renamed, Source::Major, how, format!("Write `{is}`."))
        }
        _ => return,
    };
    let change = PendingChange::new(Subject::Field, aspect, format!("{what} {how}")).effect(source, Wire::Same);
    let item = |own: ModelSide<'_>, name: Option<&str>| {
        name.map(|name| Anchor::new(&own.named.location, format!("{}::{name}: Unread", own.item())))
    };
    let change = change.action(action);
    comparison.push(match (item(pair.old, was), item(pair.new, is)) {
        (Some(before), Some(after)) => change.anchors(before, after),
        (Some(before), None) => change.before(before),
        (None, Some(after)) => change.after(after),
        (None, None) => change,
    });
}

/// The properties without a name of their own.
fn additional(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    old: AdditionalProperties,
    new: AdditionalProperties,
) {
    let own = |side: &ComparedClient<'_>, own: ModelSide<'_>, values: SchemaRef| {
        let name = super::enumeration::unknown(side, own);
        let rust = side.value_type(values);
        let item = format!("{}::{name}: BTreeMap<String, {}>", own.item(), side.spelled(&rust));
        ComparedValue { schema: Some(values), rust: rust.into(), anchor: Anchor::new(&own.schema.location, item) }
    };
    let what = format!("a further property of `{}`", pair.new.name);
    match (old, new) {
        (AdditionalProperties::Kept(old), AdditionalProperties::Kept(new)) => {
            let (was, is) = (
                super::enumeration::unknown(comparison.old, pair.old),
                super::enumeration::unknown(comparison.new, pair.new),
            );
            super::enumeration::renamed(comparison, pair, (Subject::Field, &format!("the field of {what}")), (was, is));
            let old = own(comparison.old, pair.old, old);
            let new = own(comparison.new, pair.new, new);
            comparison.value(Subject::Field, &what, old, new, pair.traffic());
        }
        (AdditionalProperties::Ignored, AdditionalProperties::Kept(new)) => {
            let change = PendingChange::new(Subject::Field, Aspect::Added, format!("{what} is kept"));
            let change = change.effect(Source::Minor, Wire::Compatible).action("Nothing.");
            comparison.push(change.after(own(comparison.new, pair.new, new).anchor));
        }
        (AdditionalProperties::Kept(old), AdditionalProperties::Ignored) => {
            let wire = if pair.direction.request { Wire::Breaking } else { Wire::Compatible };
            let change = PendingChange::new(Subject::Field, Aspect::Removed, format!("{what} is not kept any more"));
            let change = change.effect(Source::Major, wire).action("Do not read or send further properties.");
            comparison.push(change.before(own(comparison.old, pair.old, old).anchor));
        }
        (AdditionalProperties::Ignored, AdditionalProperties::Ignored) => {}
    }
}
