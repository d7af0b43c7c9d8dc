use crate::ir::{Api, SchemaId, SchemaKind, SchemaRef, ValueType};
use crate::surface::{ModelId, RustType};
use std::collections::BTreeMap;

/// The type of a value of each schema that is not `null`.
pub(super) fn of(api: &Api, models: &BTreeMap<SchemaId, ModelId>) -> Vec<RustType> {
    let types = (0..api.schemas.len()).map(|index| non_null(api, models, SchemaId::new(index)));
    types.collect()
}

/// Lists and maps nest no deeper than [`crate::analyze`] allows.
fn non_null(api: &Api, models: &BTreeMap<SchemaId, ModelId>, id: SchemaId) -> RustType {
    let item = |schema: SchemaRef| {
        let own = non_null(api, models, schema.id);
        if api.is_nullable(schema) { own.optional() } else { own }
    };
    let value = |schema: SchemaRef| Box::new(item(schema));
    match &api.schema(id).kind {
        SchemaKind::Array(array) => RustType::Vec(value(array.items)),
        SchemaKind::Tuple(items) => RustType::Tuple(items.iter().map(|schema| item(*schema)).collect()),
        SchemaKind::Map(values) => RustType::Map(value(*values)),
        kind => match ValueType::of_scalar(kind) {
            Some(scalar) => of_scalar(&scalar),
            None => models.get(&id).map_or(RustType::Json, |model| RustType::Model(*model)),
        },
    }
}

fn of_scalar(scalar: &ValueType) -> RustType {
    match scalar {
        ValueType::Boolean => RustType::Bool,
        ValueType::Integer { bits: 32, unsigned: true } => RustType::U32,
        ValueType::Integer { bits: 32, unsigned: false } => RustType::I32,
        ValueType::Integer { unsigned: true, .. } => RustType::U64,
        ValueType::Integer { unsigned: false, .. } => RustType::I64,
        ValueType::Number => RustType::F64,
        ValueType::Decimal => RustType::Decimal,
        ValueType::Date => RustType::Date,
        ValueType::DateTime => RustType::DateTime,
        ValueType::Mapped(path) => super::formats::mapped(path),
        ValueType::Text => RustType::String,
        _ => RustType::Json,
    }
}
