use super::facets::Facets;
use crate::ir::{IntegerFormat, SchemaKind, Validation};
use openapiv3::{AnySchema, Schema, Type};

/// The keywords that only a service looks at. What the kind says already is left out.
pub(super) fn validation(schema: &Schema, kind: &SchemaKind) -> Validation {
    let values = match kind {
        SchemaKind::Enumeration(_) | SchemaKind::Union(_) => Vec::new(),
        _ => Facets::of(schema).values.into_iter().filter(|value| !value.is_null()).collect(),
    };
    let own = match &schema.schema_kind {
        openapiv3::SchemaKind::Type(own) => of_type(own),
        openapiv3::SchemaKind::Any(any) => of_any(any),
        _ => Validation::default(),
    };
    let own = if let SchemaKind::Integer(format) = kind { without_bounds(own, *format) } else { own };
    Validation { values, ..own }
}

/// The bounds of a whole number are in its format, as far as that can hold them.
fn without_bounds(own: Validation, format: IntegerFormat) -> Validation {
    let minimum = own.minimum.filter(|_| format.minimum.is_none());
    let maximum = own.maximum.filter(|_| format.maximum.is_none());
    Validation {
        exclusive_minimum: own.exclusive_minimum && minimum.is_some(),
        exclusive_maximum: own.exclusive_maximum && maximum.is_some(),
        minimum,
        maximum,
        ..own
    }
}

fn of_type(schema: &Type) -> Validation {
    let rest = Validation::default();
    match schema {
        Type::String(text) => {
            Validation { pattern: text.pattern.clone(), least: text.min_length, most: text.max_length, ..rest }
        }
        Type::Array(list) => Validation { least: list.min_items, most: list.max_items, ..rest },
        Type::Object(object) => Validation { least: object.min_properties, most: object.max_properties, ..rest },
        Type::Number(number) => Validation {
            minimum: number.minimum,
            maximum: number.maximum,
            exclusive_minimum: number.exclusive_minimum,
            exclusive_maximum: number.exclusive_maximum,
            multiple_of: number.multiple_of,
            ..rest
        },
        Type::Integer(number) => Validation {
            minimum: number.minimum.map(|bound| bound as f64),
            maximum: number.maximum.map(|bound| bound as f64),
            exclusive_minimum: number.exclusive_minimum,
            exclusive_maximum: number.exclusive_maximum,
            multiple_of: number.multiple_of.map(|number| number as f64),
            ..rest
        },
        Type::Boolean(_) => rest,
    }
}

/// The same of a schema that mixes keywords of several types, or composes others.
fn of_any(any: &AnySchema) -> Validation {
    Validation {
        pattern: any.pattern.clone(),
        least: any.min_length.or(any.min_items).or(any.min_properties),
        most: any.max_length.or(any.max_items).or(any.max_properties),
        minimum: any.minimum,
        maximum: any.maximum,
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        multiple_of: any.multiple_of,
        ..Validation::default()
    }
}
