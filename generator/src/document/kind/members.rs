//! What the members of each object are.

use super::{Kind, METHODS};

pub(super) fn root(key: &str) -> Kind {
    match key {
        "paths" | "webhooks" => Kind::Paths,
        "components" => Kind::Components,
        "info" => Kind::Info,
        "servers" => Kind::Servers,
        "tags" => Kind::Tags,
        _ => Kind::Data,
    }
}

pub(super) fn components(key: &str) -> Kind {
    match key {
        "schemas" => Kind::Schemas,
        "responses" => Kind::ComponentResponses,
        "parameters" => Kind::Parameters,
        "examples" => Kind::Examples,
        "requestBodies" => Kind::RequestBodies,
        "headers" => Kind::Headers,
        "securitySchemes" => Kind::SecuritySchemes,
        "links" => Kind::Links,
        "callbacks" => Kind::Callbacks,
        "pathItems" => Kind::PathItems,
        _ => Kind::Data,
    }
}

pub(super) fn path_item(key: &str) -> Kind {
    match key {
        "parameters" => Kind::Parameters,
        "servers" => Kind::Servers,
        method if METHODS.contains(&method) => Kind::Operation,
        _ => Kind::Data,
    }
}

pub(super) fn operation(key: &str) -> Kind {
    match key {
        "parameters" => Kind::Parameters,
        "requestBody" => Kind::RequestBody,
        "responses" => Kind::Responses,
        "callbacks" => Kind::Callbacks,
        "servers" => Kind::Servers,
        _ => Kind::Data,
    }
}

pub(super) fn parameter(key: &str) -> Kind {
    match key {
        "schema" => Kind::Schema,
        "content" => Kind::Content,
        "examples" => Kind::Examples,
        "example" => Kind::Data,
        other => misplaced(other),
    }
}

pub(super) fn body(key: &str) -> Kind {
    match key {
        "content" => Kind::Content,
        "headers" => Kind::Headers,
        "links" => Kind::Links,
        "schema" => Kind::Schema,
        _ => Kind::Data,
    }
}

/// The keys of a content map are media types, which have a slash. Documents forget the media type and write its
/// members in its place.
pub(super) fn content(key: &str) -> Kind {
    match key {
        "schema" => Kind::Schema,
        "examples" => Kind::Examples,
        "example" => Kind::Data,
        "encoding" => Kind::Encodings,
        _ => Kind::MediaType,
    }
}

pub(super) fn media_type(key: &str) -> Kind {
    match key {
        "schema" => Kind::Schema,
        "examples" => Kind::Examples,
        "encoding" => Kind::Encodings,
        "example" => Kind::Data,
        other => misplaced(other),
    }
}

pub(super) fn encoding(key: &str) -> Kind {
    if key == "headers" { Kind::Headers } else { Kind::Data }
}

pub(super) fn discriminator(key: &str) -> Kind {
    if key == "mapping" { Kind::Mapping } else { Kind::Data }
}

/// Documents write the members of a schema where the schema itself should stand; what they refer to is wanted all
/// the same.
fn misplaced(key: &str) -> Kind {
    match key {
        "$defs" | "definitions" | "components" => Kind::Data,
        other => schema(other),
    }
}

pub(super) fn schema(key: &str) -> Kind {
    match key {
        "items"
        | "additionalProperties"
        | "additionalItems"
        | "not"
        | "contains"
        | "propertyNames"
        | "if"
        | "then"
        | "else"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Kind::Schema,
        "properties" | "patternProperties" | "dependentSchemas" | "allOf" | "oneOf" | "anyOf" | "prefixItems" => {
            Kind::Schemas
        }
        "discriminator" => Kind::Discriminator,
        _ => Kind::Data,
    }
}
