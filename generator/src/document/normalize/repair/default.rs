//! `default`.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::value;
use crate::source::pointer;

/// A default must be of the schema's type.
pub(super) fn types(schema: &mut Members, site: &mut Site<'_, '_>) {
    let (Some(default), Some(name)) = (schema.get("default"), schema.get("type").and_then(Value::as_str)) else {
        return;
    };
    let nullable = schema.get("nullable") == Some(&json!(true));
    if value::is_of_type(default, name) || (default.is_null() && nullable) {
        return;
    }
    let wrong = format!("the default must be {}, found {}", value::type_described(name), value::described(default));
    let place = pointer::child(&site.pointer(), "default");
    match site.context.converted(default, name, &place) {
        Some(meant) => {
            let reading = format!("read as {}", value::shown(&meant));
            site.repaired(Kind::DefaultValue, "default", wrong, reading);
            schema.insert("default".into(), meant);
        }
        None => {
            site.repaired(Kind::DefaultValue, "default", wrong, "ignored");
            schema.shift_remove("default");
        }
    }
}

/// A default must be one of the values of `enum`.
pub(super) fn values(schema: &mut Members, site: &mut Site<'_, '_>) {
    let (Some(default), Some(Value::Array(values))) = (schema.get("default"), schema.get("enum")) else {
        return;
    };
    let nullable = schema.get("nullable") == Some(&json!(true));
    if values.contains(default) || (default.is_null() && nullable) {
        return;
    }
    let wrong = format!("the default {} is not in `enum`", value::shown(default));
    match values.iter().find(|other| same_but_for_case(other, default)).cloned() {
        Some(meant) => {
            site.repaired(Kind::DefaultValue, "default", wrong, format!("read as {}", value::shown(&meant)));
            schema.insert("default".into(), meant);
        }
        None => {
            site.repaired(Kind::DefaultValue, "default", wrong, "ignored");
            schema.shift_remove("default");
        }
    }
}

fn same_but_for_case(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    }
}
