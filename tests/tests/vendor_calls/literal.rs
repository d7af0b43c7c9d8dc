//! Sample values as Rust expressions, for arguments and setters of generated code.

use sailmaker::ir::{Api, SchemaKind, SchemaRef, StringFormat};
use serde_json::Value;

/// A value in the type that an argument or setter takes: a scalar, a list of scalars, or what can be serialized.
pub fn argument(api: &Api, schema: SchemaRef, value: &Value) -> Result<String, String> {
    match (&api.schema(schema.id).kind, value) {
        (SchemaKind::Array(array), Value::Array(items)) => {
            let items: Result<Vec<_>, _> = items.iter().map(|item| scalar(api, array.items, item)).collect();
            Ok(format!("[{}]", items?.join(", ")))
        }
        _ => scalar(api, schema, value),
    }
}

fn scalar(api: &Api, schema: SchemaRef, value: &Value) -> Result<String, String> {
    match (&api.schema(schema.id).kind, value) {
        (SchemaKind::Boolean, Value::Bool(value)) => Ok(value.to_string()),
        (SchemaKind::Integer(_), Value::Number(number)) if !number.is_f64() => Ok(number.to_string()),
        (SchemaKind::Number, Value::Number(number)) => Ok(format!("{number}_f64")),
        (SchemaKind::String(StringFormat::Date | StringFormat::DateTime), Value::String(text)) => {
            Ok(format!("{}.parse().map_err(fault)?", quoted(text)))
        }
        (SchemaKind::String(_), Value::String(text)) => Ok(quoted(text)),
        (SchemaKind::Enumeration(_), Value::String(text)) => Ok(format!("{}.into()", quoted(text))),
        (SchemaKind::Enumeration(_), Value::Number(number)) => Ok(format!("{number}.into()")),
        (SchemaKind::Object(_) | SchemaKind::Map(_) | SchemaKind::Union(_) | SchemaKind::Any, value) => {
            Ok(format!("&{}", json(value)))
        }
        (kind, value) => Err(format!("the document's {value} does not fit {kind:?}")),
    }
}

/// A whole body in the type that takes it, by reference: read from JSON, so that what the type loses is lost here.
pub fn body(api: &Api, schema: Option<SchemaRef>, value: &Value) -> String {
    let own = match schema.map(|schema| (api.is_nullable(schema), &api.schema(schema.id).kind)) {
        // What is borrowed as something else than the type itself: slices and `str`.
        Some((false, SchemaKind::Array(_))) => "::<Vec<_>>",
        Some((false, SchemaKind::String(format))) if !matches!(format, StringFormat::Date | StringFormat::DateTime) => {
            "::<String>"
        }
        _ => "",
    };
    format!("&serde_json::from_str{own}({}).map_err(fault)?", quoted(&value.to_string()))
}

fn json(value: &Value) -> String {
    format!("serde_json::from_str({}).map_err(fault)?", quoted(&value.to_string()))
}

/// A string literal.
pub fn quoted(text: &str) -> String {
    format!("{text:?}")
}
