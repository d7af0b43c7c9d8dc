//! `enum`.

use serde_json::{Value, json};

use super::value_names;
use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword::of_values;
use crate::document::normalize::value;
use crate::source::pointer;

/// The values of a list's `enum` would have to be lists; where none is, they are those of its items.
pub(super) fn of_items(schema: &mut Members, site: &mut Site<'_, '_>) {
    if schema.get("type") != Some(&json!("array")) || !schema.get("enum").is_some_and(of_scalars) {
        return;
    }
    let Value::Object(items) = schema.entry("items").or_insert_with(|| json!({})) else {
        return;
    };
    if items.contains_key("enum") || items.contains_key("$ref") {
        return;
    }
    site.repaired_name(
        Kind::MisplacedKeyword,
        "enum",
        "the values of `enum` must be lists, as the type says",
        "read as the `enum` of the items",
    );
    for field in of_values().chain(["enum"]) {
        let Some(list) = schema.shift_remove(field) else { continue };
        site.moved(&list, &[field], &["items", field]);
        if let Some(Value::Object(items)) = schema.get_mut("items") {
            items.insert(field.into(), list);
        }
    }
}

fn of_scalars(values: &Value) -> bool {
    values.as_array().is_some_and(|values| !values.is_empty() && !values.iter().any(Value::is_array))
}

/// An `enum` without values would accept nothing.
pub(super) fn empty(schema: &mut Members, site: &mut Site<'_, '_>) {
    if schema.get("enum").is_some_and(|values| *values == json!([])) {
        site.repaired(Kind::EnumValues, "enum", "`enum` has no values", "ignored: every value is accepted");
        schema.shift_remove("enum");
    }
}

/// Values that are not of the schema's type are valid nowhere: they are what was meant in quotes or without, or
/// nothing.
pub(super) fn types(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(name) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    if items(schema).iter().all(|item| item.is_null() || value::is_of_type(item, &name)) {
        return;
    }
    let list = pointer::child(&site.pointer(), "enum");
    let wrong = format!("a value of `enum` must be {}", value::type_described(&name));
    for (index, item) in items(schema).iter_mut().enumerate() {
        if value::is_of_type(item, &name) {
            continue;
        }
        let place = pointer::child(&list, &index.to_string());
        if let Some(meant) = site.context.converted(item, &name, &place) {
            let at = site.context.value(&place);
            let found = value::described(item);
            let reading = format!("read as {}", value::shown(&meant));
            site.context.repaired(Kind::EnumValues, at, format!("{wrong}, found {found}"), reading);
            *item = meant;
        }
    }
    let removed = site.retain(schema, "enum", |site, index, item| {
        let fits = item.is_null() || value::is_of_type(item, &name);
        if !fits {
            let at = site.context.value(&pointer::child(&list, &index.to_string()));
            let found = value::described(item);
            site.context.repaired(Kind::EnumValues, at, format!("{wrong}, found {found}"), "ignored");
        }
        !fits
    });
    value_names::remove(schema, site, &removed);
    empty_again(schema);
}

/// Where no value was of the type, the values say nothing.
fn empty_again(schema: &mut Members) {
    if schema.get("enum").is_some_and(|values| *values == json!([])) {
        schema.shift_remove("enum");
    }
}

/// A value that is there twice.
pub(super) fn twice(schema: &mut Members, site: &mut Site<'_, '_>) {
    let removed = site.deduplicate(schema, "enum", |site, at, item| {
        let wrong = format!("the value {} is in `enum` twice", value::shown(item));
        site.context.repaired(Kind::Duplicate, at, wrong, "read once");
    });
    value_names::remove(schema, site, &removed);
}

/// Null among the values of a schema with a type that is not nullable.
pub(super) fn null(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(index) = items(schema).iter().position(Value::is_null) else {
        return;
    };
    if schema.get("nullable") == Some(&json!(true)) {
        return;
    }
    if schema.contains_key("type") {
        let list = pointer::child(&site.pointer(), "enum");
        let at = site.context.value(&pointer::child(&list, &index.to_string()));
        let wrong = "null is among the values of `enum`, but not of the type";
        site.context.repaired(Kind::NullSpelling, at, wrong, "read as meant: null is accepted");
    }
    schema.insert("nullable".into(), json!(true));
}

fn items(schema: &mut Members) -> &mut [Value] {
    match schema.get_mut("enum") {
        Some(Value::Array(items)) => items,
        _ => &mut [],
    }
}
