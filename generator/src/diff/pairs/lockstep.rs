mod classes;

use super::{ComparedClient, Pair};
use crate::ir::{
    AdditionalProperties, InputPlace, Object, Operation, Output, SchemaId, SchemaKind, SchemaRef, Signature,
    StatusPattern,
};
use classes::{Classes, Member};
use std::collections::{BTreeMap, BTreeSet};

/// Models that have another name in the new document: those that are in one document alone, and wherever one of them stands in
/// the old one, the same other stands in the new one.
pub(super) fn renamed(
    old: &ComparedClient<'_>,
    new: &ComparedClient<'_>,
    operations: &[Pair<usize>],
    removed: &BTreeSet<SchemaId>,
    added: &BTreeSet<SchemaId>,
) -> Vec<(SchemaId, SchemaId)> {
    let mut walk = Walk { old, new, removed, added, classes: Classes::default(), replaced: BTreeSet::new() };
    for pair in operations {
        let (Some(old_operation), Some(new_operation)) = (pair.0, pair.1) else { continue };
        if let (Some((old_operation, _)), Some((new_operation, _))) =
            (old.operation(old_operation), new.operation(new_operation))
        {
            walk.operation(old_operation, new_operation);
        }
    }
    let Walk { mut classes, replaced, .. } = walk;
    let as_pair = |class: Vec<Member>| match class[..] {
        [one @ Member::Old(old), other @ Member::New(new)]
            if removed.contains(&old)
                && added.contains(&new)
                && !replaced.contains(&one)
                && !replaced.contains(&other) =>
        {
            Some((old, new))
        }
        _ => None,
    };
    let mut pairs: Vec<_> = classes.all().into_values().filter_map(as_pair).collect();
    pairs.sort_unstable();
    pairs
}

/// Both documents at once, from the operations on, along what has the same name on the wire, as Hopcroft and Karp compare two
/// automata: what stands for one another by others is not compared again, so that the time is linear even for circles of different
/// lengths, where in the end all stand for all.
struct Walk<'h, 'a> {
    old: &'h ComparedClient<'a>,
    new: &'h ComparedClient<'a>,
    removed: &'h BTreeSet<SchemaId>,
    added: &'h BTreeSet<SchemaId>,
    classes: Classes,
    /// The models that stand where the other document has one that both have.
    replaced: BTreeSet<Member>,
}

/// What stands at a place of an operation.
type Places = BTreeMap<(u8, String), SchemaRef>;

impl Walk<'_, '_> {
    fn operation(&mut self, old: &Operation, new: &Operation) {
        let (old_schemas, new_schemas) = (places(old), places(new));
        for (place, schema) in old_schemas {
            if let Some(other) = new_schemas.get(&place) {
                self.schema(schema.id, other.id);
            }
        }
    }

    fn schema(&mut self, old: SchemaId, new: SchemaId) {
        let mut open = vec![(old, new)];
        while let Some((old, new)) = open.pop() {
            let (old_schema, new_schema) = (self.old.schema(old), self.new.schema(new));
            if std::mem::discriminant(&old_schema.kind) != std::mem::discriminant(&new_schema.kind) {
                continue;
            }
            let are_joined = match (self.old.model(old), self.new.model(new)) {
                (Some(old), Some(new)) => self.may_be_one(old, new) && self.classes.join(old, new),
                _ => self.classes.join(self.old.client.api.canonical(old), self.new.client.api.canonical(new)),
            };
            if are_joined {
                open.extend(parts(&old_schema.kind, &new_schema.kind));
            }
        }
    }

    /// Whether two models may be one. Of others, one takes the place of the other, and so what they are made of is not the same either.
    fn may_be_one(&mut self, old: SchemaId, new: SchemaId) -> bool {
        let (old_schema, new_schema) = (self.old.client.api.schema(old), self.new.client.api.schema(new));
        if super::spelling(old_schema) == super::spelling(new_schema) {
            return true;
        }
        let may_be_renamed = self.removed.contains(&old) && self.added.contains(&new);
        if !may_be_renamed {
            self.replaced.extend([Member::Old(old), Member::New(new)]);
        }
        may_be_renamed
    }
}

/// The parts of two schemas that have the same name on the wire.
fn parts(old: &SchemaKind, new: &SchemaKind) -> Vec<(SchemaId, SchemaId)> {
    match (old, new) {
        (SchemaKind::Array(old), SchemaKind::Array(new)) => vec![(old.items.id, new.items.id)],
        (SchemaKind::Tuple(old), SchemaKind::Tuple(new)) if old.len() == new.len() => {
            old.iter().zip(new).map(|(old, new)| (old.id, new.id)).collect()
        }
        (SchemaKind::Map(old), SchemaKind::Map(new)) => vec![(old.id, new.id)],
        (SchemaKind::Object(old), SchemaKind::Object(new)) => {
            let new_properties = by_name(new);
            let shared = by_name(old).into_iter().filter_map(|(name, own)| Some((own, *new_properties.get(name)?)));
            let rest = match (old.additional, new.additional) {
                (AdditionalProperties::Kept(old), AdditionalProperties::Kept(new)) => Some((old.id, new.id)),
                _ => None,
            };
            shared.chain(rest).collect()
        }
        (SchemaKind::Union(old), SchemaKind::Union(new)) if old.variants.len() == new.variants.len() => {
            old.variants.iter().zip(&new.variants).map(|(old, new)| (old.schema.id, new.schema.id)).collect()
        }
        _ => Vec::new(),
    }
}

/// The properties by name, so that the order does not depend on which document is the old one.
fn by_name(object: &Object) -> BTreeMap<&str, SchemaId> {
    object.properties.iter().map(|property| (property.name.as_str(), property.schema.id)).collect()
}

fn places(operation: &Operation) -> Places {
    let Signature { inputs, output, alternates, headers, .. } = &operation.signature;
    let of_input = |place: InputPlace| match place {
        InputPlace::Path => 0,
        InputPlace::Query => 1,
        InputPlace::Header => 2,
        InputPlace::Cookie => 3,
        InputPlace::Field => 4,
        InputPlace::Body => 5,
    };
    let inputs = inputs.iter().filter_map(|input| Some(((of_input(input.place), input.name.clone()), input.schema?)));
    let others = alternates.iter().flat_map(|other| of_output(&other.output, &other.media_type));
    let headers = headers.iter().filter_map(|header| Some(((8, header.name.to_ascii_lowercase()), header.schema?)));
    let errors =
        operation.errors().filter_map(|response| Some(((9, response.status.to_string()), response.json()?.schema?)));
    inputs.chain(of_output(output, "")).chain(others).chain(headers).chain(errors).collect()
}

fn of_output(output: &Output, media_type: &str) -> Vec<((u8, String), SchemaRef)> {
    let by_status = |(status, schema): &(StatusPattern, Option<SchemaRef>)| Some(((7, status.to_string()), (*schema)?));
    match output {
        Output::Json { schema, .. } => vec![((6, media_type.to_owned()), *schema)],
        Output::ByStatus(variants) => variants.iter().filter_map(by_status).collect(),
        Output::Items { item, .. } => item.iter().map(|item| ((6, media_type.to_owned()), *item)).collect(),
        Output::Empty | Output::Text | Output::Stream | Output::Location => Vec::new(),
    }
}
