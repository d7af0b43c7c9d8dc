//! What is new in 3.1 outside of schemas.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::grammar::{Object, Version};
use crate::document::normalize::context::{Members, Site};

/// How the names of the dialects begin that schemas are read in.
const DIALECTS: [&str; 2] = ["https://spec.openapis.org/oas/3.", "https://json-schema.org/draft/2020-12/"];

/// `$self`, `jsonSchemaDialect`, and `paths` that may be missing.
pub(super) fn root(document: &mut Members, site: &mut Site<'_, '_>) {
    if document.contains_key("$self") {
        site.newer(Object::OpenApi, "$self", "references to it lead to this document");
        document.shift_remove("$self");
    }
    if let Some(dialect) = document.get("jsonSchemaDialect") {
        if !DIALECTS.iter().any(|known| dialect.as_str().is_some_and(|dialect| dialect.starts_with(known))) {
            site.repaired(
                Kind::UnsupportedKeyword,
                "jsonSchemaDialect",
                "this dialect of JSON Schema is not known",
                "read as OpenAPI's own",
            );
        }
        document.shift_remove("jsonSchemaDialect");
    }
    if site.context.version.has_3_1() {
        document.entry("paths").or_insert_with(|| json!({}));
        document.insert("openapi".into(), json!("3.0.4"));
    }
}

/// `summary` of the info object.
pub(super) fn summary(info: &mut Members, site: &mut Site<'_, '_>) {
    if !info.get("summary").is_some_and(Value::is_string) {
        return;
    }
    site.respelled("summary", SUMMARY);
    put_first(info, "summary");
}

/// What is made of a `summary` that 3.0 does not have.
pub(super) const SUMMARY: &str = "read as the first paragraph of the description";

/// Makes the text of a field the first paragraph of the description.
pub(super) fn put_first(members: &mut Members, field: &str) {
    if let Some(Value::String(mut text)) = members.shift_remove(field) {
        if let Some(description) = members.get("description").and_then(Value::as_str) {
            text.push_str("\n\n");
            text.push_str(description);
        }
        members.insert("description".into(), Value::String(text));
    }
}

/// `identifier` of a license, which is an SPDX expression, becomes the address of its page.
pub(super) fn license(license: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::String(identifier)) = license.get("identifier") else {
        return;
    };
    let url = format!("https://spdx.org/licenses/{identifier}.html");
    site.respelled("identifier", "read as the page of that license");
    license.shift_remove("identifier");
    // It says more exactly than any other page which licence it is.
    license.insert("url".into(), Value::String(url));
}

/// `pathItems` and `mediaTypes`, which the bundle copied to where they are referred to.
pub(super) fn copied(components: &mut Members, site: &mut Site<'_, '_>) {
    for section in ["pathItems", "mediaTypes"] {
        if components.contains_key(section) {
            site.newer(Object::Components, section, "each is read where it is referred to");
            components.shift_remove(section);
        }
    }
}

/// `responses`, which 3.1 does not ask for.
pub(super) fn responses(operation: &mut Members, site: &mut Site<'_, '_>) {
    if !operation.contains_key("responses") {
        if site.context.version == Version::V3_0 {
            let at = site.name();
            site.context.repaired(
                Kind::MissingField,
                at,
                "an operation must have the field `responses`",
                "read as an operation without documented responses",
            );
        }
        operation.insert("responses".into(), json!({}));
    }
}
