//! Finds what the parser refuses in a tree that the check let pass.

use openapiv3 as parser;
use serde::Deserialize;
use serde_json::Value;

use super::TARGET;
use super::path::Path;
use crate::document::grammar::Object;
use crate::document::grammar::Shape;

/// The pointer of the smallest object that the parser refuses, and what it says; `None` when it refuses none.
///
/// What is inside is tried first: an object with a part that is refused would be tried in vain, and for a long time.
pub(in crate::document) fn smallest(tree: &Value) -> Option<(String, String)> {
    object(Object::OpenApi, tree, &Path::ROOT)
}

fn object(kind: Object, node: &Value, path: &Path<'_>) -> Option<(String, String)> {
    let inner = node.as_object().into_iter().flatten().find_map(|(name, member)| {
        let shape = kind.table().shape(TARGET, name)?;
        value(&shape, member, &path.key(name))
    });
    inner.or_else(|| Some((path.pointer(), refusal(kind, node)?)))
}

fn value(shape: &Shape, node: &Value, path: &Path<'_>) -> Option<(String, String)> {
    match (shape, node) {
        (Shape::OrReference(_), Value::Object(members)) if members.contains_key("$ref") => None,
        (Shape::Object(kind) | Shape::OrReference(kind), _) => object(*kind, node, path),
        (Shape::FlagOr(inner), Value::Object(_)) => value(inner, node, path),
        (Shape::List(inner), Value::Array(items)) => {
            items.iter().enumerate().find_map(|(index, item)| value(inner, item, &path.index(index)))
        }
        (Shape::Map(_, inner), Value::Object(members)) => {
            members.iter().find_map(|(name, member)| value(inner, member, &path.key(name)))
        }
        _ => None,
    }
}

/// What the parser says against an object of that kind; `None` when it takes it, or has no type for it.
fn refusal(kind: Object, node: &Value) -> Option<String> {
    match kind {
        Object::OpenApi => said::<parser::OpenAPI>(node),
        Object::Info => said::<parser::Info>(node),
        Object::Contact => said::<parser::Contact>(node),
        Object::License => said::<parser::License>(node),
        Object::Server => said::<parser::Server>(node),
        Object::ServerVariable => said::<parser::ServerVariable>(node),
        Object::Components => said::<parser::Components>(node),
        Object::Paths => said::<parser::Paths>(node),
        Object::PathItem => said::<parser::PathItem>(node),
        Object::Operation => said::<parser::Operation>(node),
        Object::ExternalDocumentation => said::<parser::ExternalDocumentation>(node),
        Object::Parameter => said::<parser::Parameter>(node),
        Object::RequestBody => said::<parser::RequestBody>(node),
        Object::MediaType => said::<parser::MediaType>(node),
        Object::Encoding => said::<parser::Encoding>(node),
        Object::Responses => said::<parser::Responses>(node),
        Object::Response => said::<parser::Response>(node),
        Object::Callback => said::<parser::Callback>(node),
        Object::Example => said::<parser::Example>(node),
        Object::Link => said::<parser::Link>(node),
        Object::Header => said::<parser::Header>(node),
        Object::Tag => said::<parser::Tag>(node),
        Object::SecurityScheme => said::<parser::SecurityScheme>(node),
        Object::OAuthFlows => said::<parser::OAuth2Flows>(node),
        Object::SecurityRequirement => said::<parser::SecurityRequirement>(node),
        // Schemas, and what is in them, stay JSON.
        Object::Schema
        | Object::Discriminator
        | Object::Xml
        | Object::ImplicitFlow
        | Object::PasswordFlow
        | Object::ClientCredentialsFlow
        | Object::AuthorizationCodeFlow
        | Object::DeviceAuthorizationFlow => None,
    }
}

fn said<'t, T: Deserialize<'t>>(node: &'t Value) -> Option<String> {
    T::deserialize(node).err().map(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::smallest;

    #[test]
    fn the_innermost_object_is_named() {
        let tree = json!({
            "openapi": "3.0.3",
            "info": { "title": "", "version": "" },
            "paths": { "/a": { "get": { "responses": { "200": {
                "description": "",
                "content": { "text/csv": { "examples": { "a": { "summary": -1 } } } },
            } } } } },
        });
        let (pointer, message) = smallest(&tree).unwrap();
        assert_eq!(pointer, "/paths/~1a/get/responses/200/content/text~1csv/examples/a");
        assert_eq!(message, "invalid type: integer `-1`, expected a string");
    }
}
