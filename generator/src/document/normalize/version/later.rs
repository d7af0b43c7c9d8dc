//! What is new in 3.2, and what of later versions stays as it is.

use serde_json::json;

use super::document::{SUMMARY, put_first};
use crate::diagnostic::Kind;
use crate::document::grammar::{Object, Version, WHOLE_QUERY};
use crate::document::normalize::TARGET;
use crate::document::normalize::context::{Members, Site};

/// Says of what stays as it is that the version of the document does not have it.
pub(in crate::document::normalize) fn kept(kind: Object, members: &mut Members, site: &mut Site<'_, '_>) {
    let (table, version) = (kind.table(), site.context.version);
    let has = |version: Version, name: &str| table.field(version, name).is_some();
    let newer = |name: &&String| has(TARGET, name) && !has(version, name) && !has(Version::V3_0, name);
    let names: Vec<String> = members.keys().filter(newer).cloned().collect();
    for name in names {
        site.newer(kind, &name, "read as there");
    }
}

/// `summary` of a tag.
pub(super) fn tag(tag: &mut Members, site: &mut Site<'_, '_>) {
    summary(Object::Tag, tag, site);
}

/// `summary` of a response.
pub(super) fn response(response: &mut Members, site: &mut Site<'_, '_>) {
    summary(Object::Response, response, site);
}

fn summary(object: Object, members: &mut Members, site: &mut Site<'_, '_>) {
    if members.contains_key("summary") {
        site.newer(object, "summary", SUMMARY);
        put_first(members, "summary");
    }
}

/// `description` of a response, which 3.2 does not ask for.
pub(super) fn description(response: &mut Members, site: &mut Site<'_, '_>) {
    if site.context.version == Version::V3_2 {
        response.entry("description").or_insert_with(|| json!(""));
    }
}

/// `name` of a server, which tells it from others.
pub(super) fn server(server: &mut Members, site: &mut Site<'_, '_>) {
    if let Some(name) = server.shift_remove("name") {
        site.newer(Object::Server, "name", "read as its description");
        server.entry("description").or_insert(name);
    }
}

/// `dataValue` is the value as JSON has it, `serializedValue` the text that is sent.
pub(super) fn example(example: &mut Members, site: &mut Site<'_, '_>) {
    for field in ["dataValue", "serializedValue"] {
        if let Some(value) = example.get(field).cloned() {
            site.newer(Object::Example, field, "read as `value`");
            site.moved(&value, &[field], &["value"]);
            example.shift_remove(field);
            example.entry("value").or_insert(value);
        }
    }
}

/// Encodings of the parts of a multipart body without names.
pub(super) const POSITIONAL: &[&str] = &["itemEncoding", "prefixEncoding"];

pub(super) fn positional(media_type: &mut Members, site: &mut Site<'_, '_>) {
    leave_out(media_type, POSITIONAL, site);
}

/// Encodings of the parts of a part.
pub(super) const NESTED: &[&str] = &["encoding", "itemEncoding", "prefixEncoding"];

pub(super) fn nested(encoding: &mut Members, site: &mut Site<'_, '_>) {
    leave_out(encoding, NESTED, site);
}

fn leave_out(members: &mut Members, fields: &[&str], site: &mut Site<'_, '_>) {
    for field in fields {
        if members.contains_key(*field) {
            site.lost(field, "ignored: each part is encoded as its schema says");
            members.shift_remove(*field);
        }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// A form in the place of the whole query is what an object in the style `form` is; anything else is marked.
pub(super) fn query_string(parameter: &mut Members, site: &mut Site<'_, '_>) {
    if parameter.contains_key(WHOLE_QUERY) {
        site.repaired_name(
            Kind::UnknownField,
            WHOLE_QUERY,
            format!("unknown field `{WHOLE_QUERY}` in a parameter"),
            "ignored",
        );
        parameter.shift_remove(WHOLE_QUERY);
    }
    if parameter.get("in") != Some(&json!("querystring")) {
        return;
    }
    parameter.insert("in".into(), json!("query"));
    let schema = parameter.get("content").and_then(|content| content.get(FORM)?.get("schema")).cloned();
    let Some(schema) = schema else {
        parameter.insert(WHOLE_QUERY.into(), json!(true));
        return;
    };
    site.moved(&schema, &["content", FORM, "schema"], &["schema"]);
    parameter.shift_remove("content");
    parameter.insert("style".into(), json!("form"));
    parameter.insert("explode".into(), json!(true));
    parameter.insert("schema".into(), schema);
}

/// The style `cookie` differs from `form` in what is escaped.
pub(super) fn cookie(parameter: &mut Members, site: &mut Site<'_, '_>) {
    if parameter.get("style") == Some(&json!("cookie")) {
        site.newer(Object::Parameter, "style", "read as `form`");
        parameter.shift_remove("style");
    }
}

/// What says nothing of how a request is made.
pub(super) const OF_SCHEMES: &[&str] = &["deprecated", "oauth2MetadataUrl"];

pub(super) fn scheme(scheme: &mut Members, site: &mut Site<'_, '_>) {
    for field in OF_SCHEMES {
        if scheme.contains_key(*field) {
            site.newer(Object::SecurityScheme, field, "ignored");
            scheme.shift_remove(*field);
        }
    }
}

/// The schema of values that the mapping does not name, which a client keeps as they came.
pub(super) fn default_mapping(discriminator: &mut Members, site: &mut Site<'_, '_>) {
    if discriminator.shift_remove("defaultMapping").is_some() {
        site.narrows("defaultMapping", "ignored: values that the mapping does not name are kept as any value");
    }
}

/// What kind of node of XML a value is.
pub(super) fn node_type(xml: &mut Members, site: &mut Site<'_, '_>) {
    if xml.shift_remove("nodeType").is_some() {
        site.newer(Object::Xml, "nodeType", "ignored: XML is text");
    }
}
