//! `content`, the map of media types, and the encoding of forms.

use serde_json::{Value, json};

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
    site.repaired_name("schema", wrong, format!("read as the schema of `{JSON}`"));
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
    site.context.repaired(at, wrong, format!("read as the schema of `{JSON}`"));
    for (name, member) in &content {
        site.moved(member, &["content", name], &["content", JSON, name]);
    }
    body.insert("content".into(), json!({ JSON: content }));
}

/// Without a media type there is nothing to send.
pub(super) fn no_body(operation: &mut Members, site: &mut Site<'_, '_>) {
    let body = operation.get("requestBody");
    let content = body.and_then(|body| body.get("content"));
    if content.is_some_and(|content| *content == json!({})) {
        let wrong = "a request body must have a media type";
        site.repaired_name("requestBody", wrong, "left out");
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
