use crate::ir::{Api, IntegerFormat, SchemaId, SchemaKind, SchemaRef, StringFormat};
use crate::surface::{ModelId, RustType};
use std::collections::BTreeMap;

/// The type of a value of each schema that is not `null`.
pub(super) fn of(api: &Api, models: &BTreeMap<SchemaId, ModelId>) -> Vec<RustType> {
    let types = (0..api.schemas.len()).map(|index| non_null(api, models, SchemaId::new(index)));
    types.collect()
}

/// Lists and maps nest no deeper than [`crate::analyze`] allows.
fn non_null(api: &Api, models: &BTreeMap<SchemaId, ModelId>, id: SchemaId) -> RustType {
    let value = |schema: SchemaRef| {
        let own = non_null(api, models, schema.id);
        Box::new(if api.is_nullable(schema) { own.optional() } else { own })
    };
    match &api.schema(id).kind {
        SchemaKind::Any => RustType::Json,
        SchemaKind::Boolean => RustType::Bool,
        SchemaKind::Integer(format) => integer(*format),
        SchemaKind::Number => RustType::F64,
        SchemaKind::String(format) => string(format),
        SchemaKind::Array(array) => RustType::Vec(value(array.items)),
        SchemaKind::Map(values) => RustType::Map(value(*values)),
        SchemaKind::Object(_) | SchemaKind::Enumeration(_) | SchemaKind::Union(_) => {
            models.get(&id).map_or(RustType::Json, |model| RustType::Model(*model))
        }
    }
}

fn integer(format: IntegerFormat) -> RustType {
    match (format.bits, format.unsigned) {
        (32, true) => RustType::U32,
        (32, false) => RustType::I32,
        (_, true) => RustType::U64,
        (_, false) => RustType::I64,
    }
}

/// Base64 stays text: the crate would need a library to decode it, and its callers may not.
fn string(format: &StringFormat) -> RustType {
    match format {
        StringFormat::Date => RustType::Date,
        StringFormat::DateTime => RustType::DateTime,
        StringFormat::Text | StringFormat::Byte | StringFormat::Binary | StringFormat::Other(_) => RustType::String,
    }
}
