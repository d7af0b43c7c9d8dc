//! Values of the document's examples, as Rust expressions.

use crate::ir::{EnumValue, Input, IntegerFormat, SchemaKind, SchemaRef, StringFormat};
use crate::surface::{Context, Paths};
use serde_json::Value;

/// A value for an input: the document's example if it is of the right type, else its default, else one that is made up.
pub(super) fn value(context: Context<'_>, input: &Input) -> String {
    let Some(schema) = input.schema else { return "\"example\"".to_owned() };
    let of_schema = context.api.schema(schema.id);
    let given = [input.example.as_ref(), of_schema.example.as_ref(), of_schema.default.as_ref()];
    let given = given.into_iter().flatten().find_map(|value| literal(context, schema, value));
    given.unwrap_or_else(|| made_up(context, schema))
}

impl Context<'_> {
    /// An open enum of a literal, with the path that code outside of the crate takes.
    fn open_enum(&self, schema: SchemaRef, literal: &str) -> String {
        let own = self.surface.non_null_type(schema.id);
        format!("{}::from({literal})", self.surface.spelled(&own, Paths::Library))
    }
}

fn literal(context: Context<'_>, schema: SchemaRef, value: &Value) -> Option<String> {
    match (&context.api.schema(schema.id).kind, value) {
        (SchemaKind::Boolean, Value::Bool(value)) => Some(value.to_string()),
        (SchemaKind::Integer(format), Value::Number(number)) => {
            let number = number.as_i64()?;
            fits(*format, number).then(|| number.to_string())
        }
        (SchemaKind::Number, Value::Number(number)) => Some(format!("{:?}", number.as_f64()?)),
        (SchemaKind::String(StringFormat::Date | StringFormat::DateTime), Value::String(text)) => {
            Some(format!("{}.parse().unwrap()", quoted(text)))
        }
        (SchemaKind::String(_), Value::String(text)) => Some(quoted(text)),
        (SchemaKind::String(StringFormat::Text | StringFormat::Other(_)), Value::Number(number)) => {
            Some(quoted(&number.to_string()))
        }
        (SchemaKind::Enumeration(enumeration), Value::String(text)) if !enumeration.is_of_integers() => {
            Some(context.open_enum(schema, &quoted(text)))
        }
        (SchemaKind::Array(array), Value::Array(values)) => {
            let items: Option<Vec<_>> = values.iter().map(|value| literal(context, array.items, value)).collect();
            items.filter(|items| !items.is_empty()).map(|items| format!("[{}]", items.join(", ")))
        }
        (SchemaKind::Array(array), one) if !one.is_array() => {
            literal(context, array.items, one).map(|item| format!("[{item}]"))
        }
        _ => None,
    }
}

fn made_up(context: Context<'_>, schema: SchemaRef) -> String {
    match &context.api.schema(schema.id).kind {
        SchemaKind::Boolean => "true".to_owned(),
        SchemaKind::Integer(format) => match format.minimum.filter(|minimum| fits(*format, *minimum)) {
            Some(minimum) => minimum.to_string(),
            None => "1".to_owned(),
        },
        SchemaKind::Number => "1.0".to_owned(),
        SchemaKind::String(StringFormat::Date) => "\"2025-01-01\".parse().unwrap()".to_owned(),
        SchemaKind::String(StringFormat::DateTime) => "\"2025-01-01T00:00:00Z\".parse().unwrap()".to_owned(),
        SchemaKind::String(StringFormat::Duration) => "\"PT1H\"".to_owned(),
        SchemaKind::Enumeration(enumeration) => match enumeration.values.first() {
            Some(EnumValue::String(text)) => context.open_enum(schema, &quoted(text)),
            Some(EnumValue::Integer(number)) => context.open_enum(schema, &number.to_string()),
            None => "Default::default()".to_owned(),
        },
        SchemaKind::Array(array) => format!("[{}]", made_up(context, array.items)),
        _ => "\"example\"".to_owned(),
    }
}

/// Whether a number is of the Rust type of a format.
fn fits(format: IntegerFormat, number: i64) -> bool {
    match (format.bits, format.unsigned) {
        (32, true) => u32::try_from(number).is_ok(),
        (32, false) => i32::try_from(number).is_ok(),
        (_, unsigned) => !(unsigned && number < 0),
    }
}

/// A string literal. `{:?}` escapes what Rust needs escaped.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
