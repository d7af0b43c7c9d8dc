//! `content`, the map of media types, and the encoding of forms.

use serde_json::{Value, json};

use crate::diagnostic::{Instead, Kind};
use crate::document::grammar::Object;
use crate::document::normalize::TARGET;
use crate::document::normalize::context::{Members, Site};

/// What is meant where the media type was forgotten.
const JSON: &str = "application/json";

/// `schema` beside the description of a body, as in Swagger 2.0.
pub(super) fn schema(body: &mut Members, site: &mut Site<'_, '_>) {
    if body.contains_key("content") || !body.get("schema").is_some_and(Value::is_object) {
        return;
    }
    let wrong = "a schema must stand under a media type in `content`";
    site.repaired_name(Kind::MissingMediaType, "schema", wrong, format!("read as the schema of `{JSON}`"));
    if let Some(schema) = body.shift_remove("schema") {
        site.moved(&schema, &["schema"], &["content", JSON, "schema"]);
        body.insert("content".into(), json!({ JSON: { "schema": schema } }));
    }
}

/// The fields of a media type right under `content`.
pub(super) fn media_type(body: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Object(content)) = body.get_mut("content") else {
        return;
    };
    let table = Object::MediaType.table();
    let forgotten = content.contains_key("schema") && content.keys().all(|name| table.field(TARGET, name).is_some());
    if !forgotten {
        return;
    }
    let content = std::mem::take(content);
    let at = site.context.key(&site.path.key("content").pointer(), "schema");
    let wrong = "a media type is missing between `content` and `schema`";
    site.context.repaired(Kind::MissingMediaType, at, wrong, format!("read as the schema of `{JSON}`"));
    for (name, member) in &content {
        site.moved(member, &["content", name], &["content", JSON, name]);
    }
    body.insert("content".into(), json!({ JSON: content }));
}

/// Several media types in one key, separated by commas. A comma in quotes is part of a parameter's value (RFC 9110, section 5.6.4).
pub(super) fn several(body: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Object(content)) = body.get_mut("content") else { return };
    if !content.keys().any(|key| key.contains(',') && !key.contains('"')) {
        return;
    }
    let at = site.path.key("content").pointer();
    let mut apart = Members::new();
    for (key, media_type) in std::mem::take(content) {
        let names: Vec<&str> = key.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        if names.len() < 2 || key.contains('"') {
            apart.insert(key, media_type);
            continue;
        }
        let place = site.context.key(&at, &key);
        let wrong = format!("`{key}` is {} media types", names.len());
        site.context.repaired(Kind::MediaType, place, wrong, "read as one by one");
        for name in names {
            if !apart.contains_key(name) {
                site.moved(&media_type, &["content", &key], &["content", name]);
                apart.insert(name.to_owned(), media_type.clone());
            }
        }
    }
    *content = apart;
}

/// Without a media type there is nothing to send.
pub(super) fn no_body(operation: &mut Members, site: &mut Site<'_, '_>) {
    let body = operation.get("requestBody");
    let content = body.and_then(|body| body.get("content"));
    if content.is_some_and(|content| *content == json!({})) {
        let wrong = "a request body must have a media type";
        site.repaired_name(Kind::MissingMediaType, "requestBody", wrong, Instead::Nothing);
        operation.shift_remove("requestBody");
    }
}

/// A form's default style and the defaults of that style (section 4.7.15.1.2), which the parser does not know.
pub(super) fn form(encoding: &mut Members, _: &mut Site<'_, '_>) {
    let styled = ["style", "explode", "allowReserved"].iter().any(|name| encoding.contains_key(*name));
    if styled {
        let style = encoding.entry("style").or_insert_with(|| json!("form"));
        let exploded = *style == json!("form");
        encoding.entry("explode").or_insert(json!(exploded));
    }
}
