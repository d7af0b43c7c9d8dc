//! Which OpenAPI a document is written in, and how what is new in 3.1 is spelled in 3.0.
//!
//! What 3.0 can say as well is rewritten without a word; what it cannot is reported. A 3.0 document that uses a word
//! of 3.1 is read in the same way, with a warning.

mod array;
mod bounds;
mod content;
mod document;
mod later;
mod null;
mod object;
mod reference;
mod schema;
mod types;

use serde_json::Value;

use super::context::Site;
use super::repair::{Repair, repair};
use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::document::grammar::{Object, Version};
use crate::source::Origins;

pub(super) use later::kept as kept_from_later;
pub(super) use reference::shared as beside_reference;
pub(super) use schema::spell_flag;

/// What of OpenAPI 3.1 is spelled in another way in 3.0, in the order in which it is done.
#[rustfmt::skip]
pub(super) static SPELLINGS: &[Repair] = {
    use Object::*;
    &[
        repair(&[Schema], &["nullable"], null::flag), // `nullable` in 3.1, or in 3.0 without `type` → null is accepted
        repair(&[Schema], &["allOf"], reference::schema), // keywords beside `$ref` → `allOf` with the reference, and the keywords (written so by the bundle)
        repair(&[OpenApi], &[], document::root), // `$self`, `jsonSchemaDialect`, no `paths` → left out; left out; no operations
        repair(&[Info], &["summary"], document::summary), // `summary` of the document → the first paragraph of its description
        repair(&[License], &["identifier"], document::license), // `identifier` of a license (SPDX) → the `url` of that license's page
        repair(&[Components], &["pathItems", "mediaTypes"], document::copied), // `pathItems`, `mediaTypes` → left out: each is copied to where it is referred to
        repair(&[Tag], &["summary"], later::tag), // `summary` of a tag → the first paragraph of its description
        repair(&[Response], &["summary"], later::response), // `summary` of a response → the first paragraph of its description
        repair(&[Response], &[], later::description), // no `description` of a response in 3.2 → an empty one
        repair(&[Server], &["name"], later::server), // `name` of a server → its description, where it has none
        repair(&[Example], &["dataValue", "serializedValue"], later::example), // `dataValue` of an example → its `value`; `serializedValue` → the same, where there is no other
        repair(&[MediaType], later::POSITIONAL, later::positional), // `prefixEncoding`, `itemEncoding` → left out with a warning: each part is encoded as its schema says
        repair(&[Encoding], later::NESTED, later::nested), // an encoding within an encoding → the same
        repair(&[Parameter], &["in"], later::query_string), // `in: querystring` with a form → a parameter in the query, of the style `form`; with another media type → one in the query, marked as all of it
        repair(&[Parameter], &["style"], later::cookie), // the style `cookie` → `form`
        repair(&[SecurityScheme], later::OF_SCHEMES, later::scheme), // `oauth2MetadataUrl`, `deprecated` of a security scheme → left out
        repair(&[Discriminator], &["defaultMapping"], later::default_mapping), // `defaultMapping` → left out: what the mapping does not name is kept as any value
        repair(&[Xml], &["nodeType"], later::node_type), // `nodeType` → left out: XML is text
        repair(&[Operation], &[], document::responses), // no `responses` → no documented response
        repair(&[Schema], schema::ANNOTATIONS, schema::annotations), // `$schema`, `$id`, `$comment`, `$defs` … → left out: they say nothing about values
        repair(&[Schema], &["examples"], schema::examples), // `examples` of a schema → `example`, the first of them
        repair(&[Schema], &["const"], types::constant), // `const` → `enum` of one value
        repair(&[Schema], &["type"], null::type_name), // `type: [X, null]`, `type: null` → `type: X` and `nullable`; an `enum` of null
        repair(&[Schema], &["type"], types::several), // `type: [X, Y]` → `anyOf` with a schema for each type
        repair(&[Schema], types::INTEGER_OR_STRING, types::integer_or_string), // the format `int-or-string` → `anyOf` with a schema for either
        repair(&[Schema], &["anyOf", "oneOf"], null::branch), // `anyOf` and `oneOf` with a schema for null → `nullable`, and the others
        repair(&[Schema], &["exclusiveMaximum", "exclusiveMinimum"], bounds::exclusive), // `exclusiveMinimum` and `exclusiveMaximum` as numbers → `minimum` and `maximum`, and the flag
        repair(&[Schema], content::FIELDS, content::encoding), // `contentEncoding`, `contentMediaType` → the formats `byte` and `binary`
        repair(&[Schema], &["items"], array::prefix_items), // a list in `items` → `prefixItems`, and `additionalItems` → `items`; none of these behind `prefixItems` → `maxItems`
        repair(&[Schema], &["patternProperties"], object::pattern_properties), // `patternProperties` → `additionalProperties`, whatever the name
        repair(&[Schema], &["dependencies"], object::dependencies), // `dependencies` → `dependentSchemas`
        repair(&[Schema], &["unevaluatedProperties"], object::unevaluated), // `unevaluatedProperties` → `additionalProperties`, where there are none
        repair(&[Schema], object::CONDITIONS, object::conditions), // `if`, `contains`, `propertyNames` … → left out: more values are accepted
    ]
};

/// The version that the document states. Loading has refused all that are not read.
pub(super) fn read(tree: &Value, origins: &Origins, diagnostics: &mut Diagnostics) -> Option<Version> {
    let stated = tree.get("openapi").and_then(Value::as_str).unwrap_or_default();
    let version = Version::stated(stated);
    if version.is_none() && !diagnostics.has_errors() {
        let error = Diagnostic::error(format!("only OpenAPI {} are supported", Version::list("and")));
        diagnostics.push(error.at(origins.origin("/openapi")));
    }
    version
}

impl Site<'_, '_> {
    /// Says in a 3.0 document that `field` is a word of 3.1, and how it is read. In a 3.1 document there is nothing
    /// to say.
    pub(super) fn respelled(&mut self, field: &str, reading: &str) {
        if self.context.version == Version::V3_0 {
            let wrong = format!("`{field}` is written as in OpenAPI 3.1, the document says 3.0");
            self.repaired_name(Kind::NewerField, field, wrong, reading);
        }
    }

    /// Says that the document is of a version before that of `field`, if so, and how it is read.
    pub(super) fn newer(&mut self, object: Object, field: &str, reading: &str) {
        let version = self.context.version;
        if let Some(first) = object.table().first_version(field).filter(|first| *first > version) {
            let wrong =
                format!("`{field}` is written as in OpenAPI {}, the document says {}", first.name(), version.name());
            self.repaired_name(Kind::NewerField, field, wrong, reading);
        }
    }

    /// Says that a keyword of JSON Schema does not change the type: values are accepted that it does not allow.
    pub(super) fn narrows(&mut self, keyword: &str, reading: &str) {
        self.repaired_name(Kind::IgnoredKeyword, keyword, format!("`{keyword}` does not change the type"), reading);
    }

    /// Says that part of what `field` means is lost.
    pub(super) fn lost(&mut self, field: &str, reading: &str) {
        self.repaired_name(Kind::UnsupportedKeyword, field, format!("`{field}` is not supported"), reading);
    }
}
