use crate::ir::Validation;
use openapiv3::{Schema, SchemaKind, Type};

/// The keywords that only a service looks at.
pub(super) fn validation(schema: &Schema) -> Validation {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => Validation {
            pattern: text.pattern.clone(),
            least: text.min_length,
            most: text.max_length,
            ..Validation::default()
        },
        SchemaKind::Type(Type::Array(list)) => {
            Validation { least: list.min_items, most: list.max_items, ..Validation::default() }
        }
        SchemaKind::Type(Type::Number(number)) => Validation {
            minimum: number.minimum,
            maximum: number.maximum,
            exclusive_minimum: number.exclusive_minimum,
            exclusive_maximum: number.exclusive_maximum,
            multiple_of: number.multiple_of,
            ..Validation::default()
        },
        SchemaKind::Type(Type::Integer(number)) => Validation {
            exclusive_minimum: number.exclusive_minimum,
            exclusive_maximum: number.exclusive_maximum,
            multiple_of: number.multiple_of.map(|number| number as f64),
            ..Validation::default()
        },
        _ => Validation::default(),
    }
}
