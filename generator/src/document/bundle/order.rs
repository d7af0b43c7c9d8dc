//! The order in which people write the members of an object: that of the specification's own tables, more or less.

use crate::document::kind::Kind;

/// Where the member `key` of an object of that kind stands: known ones first, then the others, then extensions.
pub(super) fn rank(kind: Kind, key: &str) -> usize {
    match known(kind).split_whitespace().position(|other| other == key) {
        Some(position) => position,
        None if key.starts_with("x-") => usize::MAX,
        None => usize::MAX - 1,
    }
}

fn known(kind: Kind) -> &'static str {
    match kind {
        Kind::Root => "openapi info externalDocs servers security tags paths webhooks components",
        Kind::Info => "title version summary description termsOfService contact license",
        Kind::Server => "url description variables",
        Kind::Tag => "name description externalDocs",
        // The operations keep their order.
        Kind::PathItem => "summary description servers parameters",
        Kind::Operation => {
            "operationId tags summary description externalDocs deprecated security servers parameters requestBody
             responses callbacks"
        }
        Kind::Parameter | Kind::Header => {
            "$ref name in description required deprecated allowEmptyValue style explode allowReserved schema content
             example examples"
        }
        Kind::RequestBody | Kind::Response => "$ref description required headers content links",
        Kind::MediaType => "schema example examples encoding",
        Kind::Example => "$ref summary description value externalValue",
        Kind::SecurityScheme => "$ref type description name in scheme bearerFormat flows",
        Kind::Discriminator => "propertyName mapping",
        Kind::Schema => {
            "$ref title description deprecated readOnly writeOnly type format nullable enum const default multipleOf
             minimum exclusiveMinimum maximum exclusiveMaximum minLength maxLength pattern items minItems maxItems
             uniqueItems properties required additionalProperties minProperties maxProperties allOf oneOf anyOf not
             discriminator example examples externalDocs xml"
        }
        Kind::Components => {
            "securitySchemes parameters headers requestBodies responses examples links callbacks pathItems schemas"
        }
        _ => "",
    }
}
