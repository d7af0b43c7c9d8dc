//! Sample values as Rust expressions, for arguments and setters of generated code.

use sailmaker::ir::{Api, Input, InputForm, InputPlace, SchemaKind, SchemaRef, StringFormat};
use serde_json::Value;

/// A value in the type that an argument or setter takes.
pub fn of_input(api: &Api, input: &Input, value: &Value) -> Result<String, String> {
    match input.form {
        InputForm::Plain | InputForm::NamedFields => scalar(api, input.schema, value),
        InputForm::Each | InputForm::Joined => list(api, input.schema, value),
        InputForm::Text => Ok(quoted(&plain(value))),
        InputForm::File | InputForm::NamedFiles => Ok(file(value)),
        InputForm::Files => {
            let files: Vec<String> = value.as_array().into_iter().flatten().map(file).collect();
            Ok(format!("[{}]", files.join(", ")))
        }
        InputForm::Styled { .. } | InputForm::Json | InputForm::Form => {
            match scalar(api, input.schema, value).ok().filter(|_| input.place != InputPlace::Body) {
                Some(scalar) => Ok(scalar),
                None => Ok(body(api, input.schema, value)),
            }
        }
    }
}

fn list(api: &Api, schema: Option<SchemaRef>, value: &Value) -> Result<String, String> {
    let items = schema.map(|schema| match &api.schema(schema.id).kind {
        SchemaKind::Array(array) => array.items,
        _ => schema,
    });
    let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let values: Result<Vec<_>, _> = values.iter().map(|value| scalar(api, items, value)).collect();
    Ok(format!("[{}]", values?.join(", ")))
}

fn scalar(api: &Api, schema: Option<SchemaRef>, value: &Value) -> Result<String, String> {
    let Some(schema) = schema else { return Ok(quoted(&plain(value))) };
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
        (kind, value) => Err(format!("the document's {value} does not fit {kind:?}")),
    }
}

/// A large value in the type that takes it, by reference: read from JSON, so that what the type loses is lost here.
fn body(api: &Api, schema: Option<SchemaRef>, value: &Value) -> String {
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

/// Bytes as a file of the first of several media types; one that is alone goes without saying.
pub fn file_of(value: &Value, media_types: &str) -> String {
    match media_types.split_once(',') {
        Some((first, _)) => format!("File::from_bytes({}).media_type({})", file(value), quoted(first.trim())),
        None => file(value),
    }
}

fn file(value: &Value) -> String {
    format!("{}.as_bytes().to_vec()", quoted(&plain(value)))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A string literal.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
