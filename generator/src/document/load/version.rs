//! Whether the root document is one that sailmaker reads.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::document::grammar::Version;
use crate::document::swagger;
use crate::source::{FileId, Location};

/// Says why the root document cannot be used, if so.
pub(super) fn check(tree: &Value, id: FileId) -> Result<(), Box<Diagnostic>> {
    let root = Location::new(id, "");
    let Some(members) = tree.as_object() else {
        let found = if tree.is_array() { "a list" } else { "a single value" };
        return Err(not_openapi(root, format!("this is {found}, not an OpenAPI document")));
    };
    if swagger::is_swagger(tree) {
        return Ok(());
    }
    match members.get("openapi") {
        Some(version) => check_version(version, root.child("openapi")),
        None => Err(not_there(members, root)),
    }
}

fn check_version(version: &Value, location: Location) -> Result<(), Box<Diagnostic>> {
    let shown = match version {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if Version::stated(&shown).is_some() {
        return Ok(());
    }
    let versions = Version::list("or");
    let message = format!("OpenAPI {shown} is not supported");
    let diagnostic = Diagnostic::error(message).at(location).label(format!("must be {versions}"));
    Err(Box::new(diagnostic.help(format!("convert the document to OpenAPI {versions}"))))
}

fn not_there(members: &Map<String, Value>, root: Location) -> Box<Diagnostic> {
    if let Some(version) = members.get("swagger") {
        let version = version.as_str().map_or_else(|| version.to_string(), str::to_owned);
        let versions = Version::list("or");
        let diagnostic = Diagnostic::error(format!("Swagger {version} is not supported"))
            .at(root.child("swagger"))
            .label(format!("must be 2.0, or OpenAPI {versions}"));
        return Box::new(diagnostic.help(format!("convert the document to Swagger 2.0 or to OpenAPI {versions}")));
    }
    if members.contains_key("asyncapi") {
        return not_openapi(root.child("asyncapi"), "this is an AsyncAPI document, not OpenAPI".into());
    }
    not_openapi(root, "this is not an OpenAPI document: the key `openapi` is missing".into())
}

fn not_openapi(location: Location, message: String) -> Box<Diagnostic> {
    let help = "an OpenAPI document states its version at the top, as in `openapi: 3.0.3`; name the root document, not a part of it";
    Box::new(Diagnostic::error(message).at(location).help(help))
}
