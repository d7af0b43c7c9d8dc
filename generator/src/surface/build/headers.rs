use super::Builder;
use crate::ir::{ResponseHeader, SchemaKind};
use crate::surface::RustType;

/// The type of a header's value, which is read by `FromStr`: text, unless the document says of what it is the text.
pub(super) fn value_type(builder: &Builder<'_>, header: &ResponseHeader) -> RustType {
    let Some(schema) = header.schema else { return RustType::String };
    match &builder.api.schema(schema.id).kind {
        SchemaKind::Integer(_) => RustType::I64,
        SchemaKind::Enumeration(values) if values.is_of_integers() => RustType::I64,
        SchemaKind::Boolean | SchemaKind::Number(_) | SchemaKind::Enumeration(_) => builder.non_null_type(schema.id),
        SchemaKind::String(format) if format.has_own_type() => builder.non_null_type(schema.id),
        _ => RustType::String,
    }
}
