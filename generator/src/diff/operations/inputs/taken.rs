use super::Half;
use crate::ir::{EnumValue, Input, InputForm, SchemaId, SchemaKind, StringFormat};
use serde_json::Value;

/// Whether an input allows a value that is written as plain text.
pub(super) fn takes(half: &Half<'_>, input: &Input, text: &str) -> bool {
    match input.form {
        InputForm::Plain => input.schema.is_none_or(|schema| allows(half, schema.id, text)),
        InputForm::Each | InputForm::Joined => match input.schema.map(|schema| &half.schema(schema.id).kind) {
            Some(SchemaKind::Array(list)) => allows(half, list.items.id, text),
            _ => false,
        },
        _ => false,
    }
}

fn allows(half: &Half<'_>, id: SchemaId, text: &str) -> bool {
    let number = || text.parse::<serde_json::Number>().ok().map(Value::Number);
    let value = match &half.schema(id).kind {
        SchemaKind::Boolean => text.parse().ok().map(Value::Bool),
        SchemaKind::Integer(_) => number().filter(|_| text.parse::<i128>().is_ok()),
        SchemaKind::Number => number(),
        SchemaKind::Enumeration(list) if matches!(list.values.first(), Some(EnumValue::Integer(_))) => number(),
        SchemaKind::String(StringFormat::Date | StringFormat::DateTime) => None,
        SchemaKind::String(_) | SchemaKind::Enumeration(_) => Some(Value::from(text)),
        _ => None,
    };
    value.is_some_and(|value| half.satisfied(id).allows(&value))
}
