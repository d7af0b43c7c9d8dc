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
use super::object::Object;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Origins;

pub(super) use reference::shared as beside_reference;
pub(super) use schema::spell_flag;

/// The versions that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// OpenAPI 3.0.x.
    V3_0,
    /// OpenAPI 3.1.x.
    V3_1,
}

/// What of OpenAPI 3.1 is spelled in another way in 3.0, in the order in which it is done.
#[rustfmt::skip]
pub(super) static SPELLINGS: &[Mend] = {
    use Object::*;
    &[
        mend(&[Schema], &["nullable"], "`nullable` in 3.1, or in 3.0 without `type`", "null is accepted", null::flag),
        mend(&[Schema], &["allOf"], "keywords beside `$ref`", "`allOf` with the reference, and the keywords (written so by the bundle)", reference::schema),
        mend(&[OpenApi], &[], "`webhooks`, `jsonSchemaDialect`, no `paths`", "left out with a warning; left out; no operations", document::root),
        mend(&[Info], &["summary"], "`summary` of the document", "the first paragraph of its description", document::summary),
        mend(&[License], &["identifier"], "`identifier` of a license (SPDX)", "the `url` of that license's page", document::license),
        mend(&[Components], &["pathItems"], "`pathItems`", "left out: each is copied to where it is referred to", document::path_items),
        mend(&[Operation], &[], "no `responses`", "no documented response", document::responses),
        mend(&[Schema], schema::ANNOTATIONS, "`$schema`, `$id`, `$comment`, `$defs` …", "left out: they say nothing about values", schema::annotations),
        mend(&[Schema], &["examples"], "`examples` of a schema", "`example`, the first of them", schema::examples),
        mend(&[Schema], &["const"], "`const`", "`enum` of one value", types::constant),
        mend(&[Schema], &["type"], "`type: [X, null]`, `type: null`", "`type: X` and `nullable`; an `enum` of null", null::type_name),
        mend(&[Schema], &["type"], "`type: [X, Y]`", "`anyOf` with a schema for each type", types::several),
        mend(&[Schema], &["anyOf", "oneOf"], "`anyOf` and `oneOf` with a schema for null", "`nullable`, and the others", null::branch),
        mend(&[Schema], &["exclusiveMaximum", "exclusiveMinimum"], "`exclusiveMinimum` and `exclusiveMaximum` as numbers", "`minimum` and `maximum`, and the flag", bounds::exclusive),
        mend(&[Schema], content::FIELDS, "`contentEncoding`, `contentMediaType`", "the formats `byte` and `binary`", content::encoding),
        mend(&[Schema], &["items", "prefixItems"], "`prefixItems`, or a list in `items`", "a list of any of these", array::prefix_items),
        mend(&[Schema], &["patternProperties"], "`patternProperties`", "`additionalProperties`, whatever the name", object::pattern_properties),
        mend(&[Schema], object::CONDITIONS, "`if`, `contains`, `propertyNames` …", "left out: more values are accepted", object::conditions),
    ]
};

/// The version that the document states. Loading has refused all that are not read.
pub(super) fn read(tree: &Value, origins: &Origins, diagnostics: &mut Diagnostics) -> Option<Version> {
    let stated = tree.get("openapi").and_then(Value::as_str).unwrap_or_default();
    if is(stated, "3.0") {
        return Some(Version::V3_0);
    }
    if is(stated, "3.1") {
        return Some(Version::V3_1);
    }
    if !diagnostics.has_errors() {
        let error = Diagnostic::error("only OpenAPI 3.0 and 3.1 are supported");
        diagnostics.push(error.at(origins.origin("/openapi")));
    }
    None
}

/// Whether `text` is the version `minor`, with or without a patch number.
fn is(text: &str, minor: &str) -> bool {
    text.strip_prefix(minor).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
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
