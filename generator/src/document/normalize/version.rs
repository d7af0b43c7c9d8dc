//! Which OpenAPI a document is written in, and how what is new in 3.1 is spelled in 3.0.
//!
//! What 3.0 can say as well is rewritten without a word; what it cannot is reported. A 3.0 document that uses a word
//! of 3.1 is read in the same way, with a warning.

mod array;
mod bounds;
mod content;
mod document;
mod null;
mod object;
mod reference;
mod schema;
mod types;

use serde_json::Value;

use super::context::Site;
use super::mend::{Mend, mend};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::grammar::{Object, Version};
use crate::source::Origins;

pub(super) use reference::shared as beside_reference;
pub(super) use schema::spell_flag;

/// What of OpenAPI 3.1 is spelled in another way in 3.0, in the order in which it is done.
#[rustfmt::skip]
pub(super) static SPELLINGS: &[Mend] = {
    use Object::*;
    &[
        mend(&[Schema], &["nullable"], null::flag), // `nullable` in 3.1, or in 3.0 without `type` → null is accepted
        mend(&[Schema], &["allOf"], reference::schema), // keywords beside `$ref` → `allOf` with the reference, and the keywords (written so by the bundle)
        mend(&[OpenApi], &[], document::root), // `webhooks`, `jsonSchemaDialect`, no `paths` → left out with a warning; left out; no operations
        mend(&[Info], &["summary"], document::summary), // `summary` of the document → the first paragraph of its description
        mend(&[License], &["identifier"], document::license), // `identifier` of a license (SPDX) → the `url` of that license's page
        mend(&[Components], &["pathItems"], document::path_items), // `pathItems` → left out: each is copied to where it is referred to
        mend(&[Operation], &[], document::responses), // no `responses` → no documented response
        mend(&[Schema], schema::ANNOTATIONS, schema::annotations), // `$schema`, `$id`, `$comment`, `$defs` … → left out: they say nothing about values
        mend(&[Schema], &["examples"], schema::examples), // `examples` of a schema → `example`, the first of them
        mend(&[Schema], &["const"], types::constant), // `const` → `enum` of one value
        mend(&[Schema], &["type"], null::type_name), // `type: [X, null]`, `type: null` → `type: X` and `nullable`; an `enum` of null
        mend(&[Schema], &["type"], types::several), // `type: [X, Y]` → `anyOf` with a schema for each type
        mend(&[Schema], &["anyOf", "oneOf"], null::branch), // `anyOf` and `oneOf` with a schema for null → `nullable`, and the others
        mend(&[Schema], &["exclusiveMaximum", "exclusiveMinimum"], bounds::exclusive), // `exclusiveMinimum` and `exclusiveMaximum` as numbers → `minimum` and `maximum`, and the flag
        mend(&[Schema], content::FIELDS, content::encoding), // `contentEncoding`, `contentMediaType` → the formats `byte` and `binary`
        mend(&[Schema], &["items", "prefixItems"], array::prefix_items), // `prefixItems`, or a list in `items` → a list of any of these
        mend(&[Schema], &["patternProperties"], object::pattern_properties), // `patternProperties` → `additionalProperties`, whatever the name
        mend(&[Schema], object::CONDITIONS, object::conditions), // `if`, `contains`, `propertyNames` … → left out: more values are accepted
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
            self.mended_name(field, wrong, reading);
        }
    }

    /// Says that part of what `field` means is lost.
    pub(super) fn lost(&mut self, field: &str, reading: &str) {
        self.mended_name(field, format!("`{field}` is not supported"), reading);
    }
}
