//! What a config may say, as a JSON Schema: every key with its type, its default and its description, made of the structs that hold
//! what is read.

mod editors;

pub use editors::schema_for_editors;

use super::faults::Format;
use super::{Config, clients};
use crate::diagnostic::{Kind, Level};
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// What a config may say, for its reader: whole, it refers to nothing. A list of tables may also be a table alone, and texts that are more
/// than text have a `format` of their own.
pub(super) fn of_reader() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<Config>().to_value();
    without_null(&mut schema);
    schema
}

/// What a table of a client is for.
const CLIENT: &str = "A client of its own, where one config has several: what it says takes the place of what is said at the top for all, of tables key by \
                      key. It is called by the name of its crate, which `--client NAME` chooses it by, and its lock is `sailmaker.NAME.lock` beside \
                      `sailmaker.toml`.";

/// The same, of a config that may have several clients: what it says itself is said for all of them.
pub(super) fn with_clients() -> Value {
    let mut schema = of_reader();
    let client = json!({"type": "array", "items": schema, "description": CLIENT});
    if let Some(Value::Object(keys)) = schema.get_mut("properties") {
        keys.insert(clients::KEY.to_owned(), client);
    }
    schema
}

/// TOML has no null: what may be left out is a key that is not there.
fn without_null(schema: &mut Value) {
    if let Value::Array(schemas) = schema {
        schemas.iter_mut().for_each(without_null);
    }
    let Value::Object(members) = schema else { return };
    members.values_mut().for_each(without_null);
    members.retain(|key, value| key != "default" || !value.is_null());
    if let Some(Value::Array(types)) = members.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            members.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(schemas)) = members.get_mut("anyOf") {
        schemas.retain(|one| one.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(one)] = schemas.as_slice() {
            let mut one = one.clone();
            members.shift_remove("anyOf");
            one.append(members);
            *members = one;
        }
    }
}

pub(super) fn crate_name(_: &mut SchemaGenerator) -> Schema {
    text(Format::CrateName)
}

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    text(Format::Version)
}

pub(super) fn time_span(_: &mut SchemaGenerator) -> Schema {
    text(Format::TimeSpan)
}

pub(super) fn variable(_: &mut SchemaGenerator) -> Schema {
    text(Format::VariableName)
}

pub(super) fn variables(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object", "additionalProperties": text(Format::VariableName)})
}

pub(super) fn header(_: &mut SchemaGenerator) -> Schema {
    text(Format::HeaderName)
}

/// The methods of HTTP that a document has operations of.
pub(super) fn methods(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": {"type": "string", "enum": ["GET", "PUT", "POST", "DELETE", "PATCH", "QUERY"]}})
}

/// A single value, of whatever type.
pub(super) fn scalar(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["boolean", "integer", "number", "string"]})
}

pub(super) fn scalars(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object", "additionalProperties": scalar(generator)})
}

pub(super) fn text(format: Format) -> Schema {
    json_schema!({"type": "string", "format": format.id()})
}

pub(super) fn any_table(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object", "additionalProperties": true})
}

/// `strict`, and each kind of fault with what is done about it.
pub(super) fn policy(_: &mut SchemaGenerator) -> Schema {
    let strict = json!({"type": "boolean", "description": "Whether every warning is an error."});
    let levels: Vec<&str> = Level::ALL.iter().map(|level| level.id()).collect();
    let kind = |kind: &Kind| {
        let description = format!("{}: {}.", kind.wrong(), kind.instead());
        (kind.id().to_owned(), json!({"type": "string", "enum": levels, "description": description}))
    };
    let properties: Map<String, Value> =
        [("strict".to_owned(), strict)].into_iter().chain(Kind::ALL.iter().map(kind)).collect();
    json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
}

#[cfg(test)]
mod tests {
    use super::of_reader;
    use serde_json::{Value, json};

    fn at<'s>(schema: &'s Value, pointer: &str) -> &'s Value {
        schema.pointer(pointer).unwrap_or(&Value::Null)
    }

    #[test]
    fn every_key_is_described() {
        fn walk(path: &str, schema: &Value) {
            for (key, schema) in schema["properties"].as_object().into_iter().flatten() {
                let path = format!("{path}.{key}");
                assert!(schema["description"].is_string(), "{path} has no description");
                assert!(schema["type"].is_string() || schema["type"].is_array(), "{path} has no type: {schema}");
                walk(&path, schema);
            }
        }
        walk("", &of_reader());
    }

    #[test]
    fn it_says_what_is_read() {
        let schema = of_reader();
        assert_eq!(at(&schema, "/required"), &json!(["document", "output", "crate"]));
        assert_eq!(at(&schema, "/additionalProperties"), &json!(false));
        assert_eq!(at(&schema, "/properties/auth/additionalProperties"), &json!(false));
        assert_eq!(at(&schema, "/properties/crate/required"), &json!(["name", "version"]));
        assert_eq!(at(&schema, "/properties/crate/properties/tag-features/type"), &json!("boolean"));
        assert_eq!(at(&schema, "/properties/retry/properties/max_delay/default"), &json!("1m"));
        assert_eq!(at(&schema, "/properties/diagnostics/properties/duplicate/enum"), &json!(["allow", "warn", "deny"]));
    }
}
