//! Models: what they are called, and what is in them.

mod constructors;
mod enumeration;
mod field;
mod object;
mod sharing;
mod union;

use super::compared_client::ComparedClient;
use super::comparison::{Comparison, Traffic, requests};
use super::covers::{Reader, covers_model};
use super::pairs::Pair;
use super::pending_change::{Anchor, PendingChange};
use super::{Aspect, Source, Subject, Tally, Wire};
use crate::ir::{Direction, Property, Schema, SchemaId, SchemaKind};

/// A model that both documents have, on both sides.
#[derive(Clone, Copy)]
pub(super) struct ModelPair<'a> {
    pub(super) old: ModelSide<'a>,
    pub(super) new: ModelSide<'a>,
    /// The messages in which its values are sent, by both documents.
    pub(super) direction: Direction,
}

/// A model on one side.
#[derive(Clone, Copy)]
pub(super) struct ModelSide<'a> {
    pub(super) id: SchemaId,
    pub(super) name: &'a str,
    /// Where the document has it.
    pub(super) named: &'a Schema,
    /// What it is: another schema where several places have one type.
    pub(super) schema: &'a Schema,
}

/// Compares all models, and counts them: those that the document names, and those that are inline schemas.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pairs: &[Pair<SchemaId>]) -> (Tally, Tally) {
    let (mut named, mut inline) = (Tally::default(), Tally::default());
    let is_named = |own: ModelSide<'_>| own.named.name.is_some();
    for pair in pairs {
        let old = pair.0.map(|id| own(comparison.old, id));
        let new = pair.1.map(|id| own(comparison.new, id));
        let before = comparison.found.len();
        match (old, new) {
            (Some(old), Some(new)) => {
                compare_both(comparison, ModelPair { old, new, direction: shared(old.schema, new.schema) });
            }
            (Some(old), None) => removed(comparison, old),
            (None, Some(new)) => added(comparison, new),
            (None, None) => {}
        }
        let mut tally = |own: ModelSide<'_>, count: fn(&mut Tally) -> &mut usize| {
            *count(if is_named(own) { &mut named } else { &mut inline }) += 1;
        };
        match (old, new) {
            (Some(old), Some(new)) if is_named(old) == is_named(new) => {
                let is_changed = comparison.has_listed_since(before);
                tally(new, if is_changed { |tally| &mut tally.changed } else { |tally| &mut tally.same });
            }
            // An inline schema that has become a component is one less of the one kind, and one more of the other.
            (old, new) => {
                old.into_iter().for_each(|old| tally(old, |tally| &mut tally.removed));
                new.into_iter().for_each(|new| tally(new, |tally| &mut tally.added));
            }
        }
    }
    sharing::compare(comparison, pairs);
    (named, inline)
}

fn removed(comparison: &mut Comparison<'_, '_>, old: ModelSide<'_>) {
    let what = format!("the model `{}`", old.name);
    let change =
        PendingChange::alone(Subject::Model, Aspect::Removed, what, "is gone").effect(Source::Major, Wire::Same);
    comparison.push(change.action("Do without it.").before(old.anchor()));
}

fn added(comparison: &mut Comparison<'_, '_>, new: ModelSide<'_>) {
    let what = format!("the model `{}`", new.name);
    let change = PendingChange::alone(Subject::Model, Aspect::Added, what, "is new").effect(Source::Minor, Wire::Same);
    comparison.push(change.action("Nothing.").after(new.anchor()));
}

fn own<'a>(side: &ComparedClient<'a>, id: SchemaId) -> ModelSide<'a> {
    ModelSide { id, name: side.name(id), named: side.client.api.schema(id), schema: side.schema(id) }
}

/// An old client and the new service exchange a value only in a direction that both documents have.
fn shared(old: &Schema, new: &Schema) -> Direction {
    Direction {
        request: old.direction.request && new.direction.request,
        response: old.direction.response && new.direction.response,
    }
}

impl ModelSide<'_> {
    pub(super) fn item(&self) -> String {
        format!("models::{}", self.name)
    }

    pub(super) fn anchor(&self) -> Anchor {
        Anchor::new(&self.named.location, self.item())
    }
}

impl ModelPair<'_> {
    /// The messages in which its values are sent, as JSON.
    pub(super) fn traffic(&self) -> Traffic {
        self.direction.into()
    }

    /// How requests can hold other values than before, where no type in Rust shows it.
    pub(super) fn requests(&self, covered: (bool, bool)) -> Option<(Aspect, Wire)> {
        requests(covered).filter(|_| self.direction.request)
    }

    /// The messages in which a property of it is sent.
    pub(super) fn traffic_of(&self, property: &Property) -> Traffic {
        let Traffic { request, response, encoding } = self.traffic();
        Traffic { request: request && !property.read_only, response: response && !property.write_only, encoding }
    }

    pub(super) fn anchors(&self) -> (Anchor, Anchor) {
        (self.old.anchor(), self.new.anchor())
    }
}

fn compare_both(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    if pair.old.name != pair.new.name {
        let message = format!("the model `{}` is called `{}`", pair.old.name, pair.new.name);
        let change = PendingChange::new(Subject::Model, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = pair.anchors();
        comparison.push(change.action(format!("Write `{}`.", pair.new.item())).anchors(before, after));
    }
    prose(comparison, pair);
    feature(comparison, pair);
    match (&pair.old.schema.kind, &pair.new.schema.kind) {
        (SchemaKind::Object(old), SchemaKind::Object(new)) => object::compare(comparison, pair, old, new),
        (SchemaKind::Enumeration(old), SchemaKind::Enumeration(new))
            if old.is_of_integers() == new.is_of_integers() =>
        {
            enumeration::compare(comparison, pair, old, new);
        }
        (SchemaKind::Union(old), SchemaKind::Union(new)) => union::compare(comparison, pair, old, new),
        _ => kind(comparison, pair),
    }
}

/// What several tags used is always compiled; what one tag uses, with its feature. That tags have features at all is told of them.
fn feature(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let (old, new) = (comparison.old.client, comparison.new.client);
    if !old.surface.tag_features || !new.surface.tag_features {
        return;
    }
    let (was, is) = (comparison.old.feature(pair.old.id), comparison.new.feature(pair.new.id));
    let (before, after) = pair.anchors();
    let name = pair.new.name;
    let change = match (was, is) {
        (_, Some(feature)) if was != Some(feature) => {
            let message = format!("the model `{name}` is compiled with the feature `{feature}` alone");
            // From one feature to another, the change back is of the same kind.
            let aspect = if was.is_some() { Aspect::Renamed } else { Aspect::Narrowed };
            PendingChange::new(if was.is_some() { Subject::Feature } else { Subject::Model }, aspect, message)
                .effect(Source::Major, Wire::Same)
                .action(format!("Name `{feature}` among the features, if you leave out the default ones."))
        }
        (Some(_), None) => {
            let message = format!("the model `{name}` is compiled whatever the features are");
            PendingChange::new(Subject::Model, Aspect::Widened, message)
                .effect(Source::Minor, Wire::Same)
                .action("Nothing.")
        }
        _ => return,
    };
    comparison.push(change.anchors(before, after));
}

/// A struct that is an enum now, or the like.
fn kind(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let (old, new) = ((comparison.old, pair.old.id), (comparison.new, pair.new.id));
    let is_understood = (!pair.direction.request || covers_model(Reader::Service, new, old))
        && (!pair.direction.response || covers_model(Reader::Client, old, new));
    let what = |schema: &Schema| match &schema.kind {
        SchemaKind::Object(_) => "a struct",
        SchemaKind::Union(_) => "a union",
        SchemaKind::Enumeration(values) if values.is_of_integers() => "an enumeration of numbers",
        _ => "an enumeration of strings",
    };
    let (was, is) = (what(pair.old.schema), what(pair.new.schema));
    let change = PendingChange::new(
        Subject::Model,
        Aspect::Type,
        format!("the model `{}` is {is} and was {was}", pair.new.name),
    )
    .effect(Source::Major, if is_understood { Wire::Compatible } else { Wire::Breaking })
    .action(format!("Use `{}` as {is}.", pair.new.item()));
    let (before, after) = pair.anchors();
    comparison.push(change.anchors(before, after));
}

fn prose(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>) {
    let what = format!("the model `{}`", pair.new.name);
    let (old, new) = (pair.old.named, pair.new.named);
    comparison.wording(Subject::Model, &what, (&old.docs, &new.docs), pair.anchors());
    comparison.example(Subject::Model, &what, (&old.example, &new.example), pair.anchors());
    let advice = old.deprecated != new.deprecated;
    comparison.silent(Subject::Model, Aspect::Wording, &what, advice, pair.anchors());
}
