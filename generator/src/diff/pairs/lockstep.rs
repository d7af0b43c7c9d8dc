use super::{ComparedClient, Pair};
use crate::ir::{
    AdditionalProperties, InputPlace, Operation, Output, SchemaId, SchemaKind, SchemaRef, Signature, StatusPattern,
};
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
    let mut walk = Walk { old, new, removed, added, seen: BTreeSet::new(), met: BTreeSet::new() };
    for pair in operations {
        let (Some(old_operation), Some(new_operation)) = (pair.0, pair.1) else { continue };
        if let (Some((old_operation, _)), Some((new_operation, _))) =
            (old.operation(old_operation), new.operation(new_operation))
        {
            walk.operation(old_operation, new_operation);
        }
    }
    let (mut old_operation, mut new_operation) = (BTreeMap::new(), BTreeMap::new());
    for (old, new) in &walk.met {
        *old_operation.entry(*old).or_insert(0_usize) += 1;
        *new_operation.entry(*new).or_insert(0_usize) += 1;
    }
    let is_alone = |(old, new): &&(SchemaId, SchemaId)| {
        removed.contains(old)
            && added.contains(new)
            && old_operation.get(old) == Some(&1)
            && new_operation.get(new) == Some(&1)
    };
    walk.met.iter().filter(is_alone).copied().collect()
}

/// Both documents at once, from the operations on, along what has the same name on the wire.
struct Walk<'h, 'a> {
    old: &'h ComparedClient<'a>,
    new: &'h ComparedClient<'a>,
    removed: &'h BTreeSet<SchemaId>,
    added: &'h BTreeSet<SchemaId>,
    seen: BTreeSet<(SchemaId, SchemaId)>,
    /// The models that stand at the same place, unless both have one name.
    met: BTreeSet<(SchemaId, SchemaId)>,
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
            if !self.seen.insert((old, new)) {
                continue;
            }
            let (old_schema, new_schema) = (self.old.schema(old), self.new.schema(new));
            let is_alike = std::mem::discriminant(&old_schema.kind) == std::mem::discriminant(&new_schema.kind);
            if let (Some(old), Some(new), true) = (self.old.model(old), self.new.model(new), is_alike)
                && !self.meet(old, new)
            {
                continue;
            }
            open.extend(parts(&old_schema.kind, &new_schema.kind));
        }
    }

    /// Whether the two may be one model. Of others, one takes the place of the other, and so what they are made of is not the same either:
    /// on circles of different lengths, all would meet all.
    fn meet(&mut self, old: SchemaId, new: SchemaId) -> bool {
        let (old_schema, new_schema) = (self.old.client.api.schema(old), self.new.client.api.schema(new));
        if super::spelling(old_schema) == super::spelling(new_schema) {
            return true;
        }
        self.met.insert((old, new));
        self.removed.contains(&old) && self.added.contains(&new)
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
            let new_properties: BTreeMap<&str, SchemaId> =
                new.properties.iter().map(|property| (property.name.as_str(), property.schema.id)).collect();
            let old_properties = old.properties.iter();
            let shared =
                old_properties.filter_map(|own| Some((own.schema.id, *new_properties.get(own.name.as_str())?)));
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
        Output::Empty | Output::Text | Output::Stream => Vec::new(),
    }
}
