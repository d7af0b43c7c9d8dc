//! Parameters and headers: what Swagger 2.0 says of the value right there, OpenAPI 3.0 says in a schema.

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;
use super::list::{Holder, Layout, is_list_of_lists};
use crate::diagnostic::Kind;
use crate::document::grammar::{NodeKind, Object, Version};

/// The extensions that say something of the values of `enum`, and the one for values that may be null: they go where the schema goes.
const OF_SCHEMA: [&str; 4] = ["x-enum-descriptions", "x-enum-varnames", "x-enumNames", "x-nullable"];

/// The extension that many tools write for `example`.
const EXAMPLE: &str = "x-example";

impl<'d> Converter<'d, '_> {
    /// A parameter that is not part of an operation's body, or a body that has a name.
    pub(super) fn parameter(&mut self, parameter: &'d Members) -> Members {
        match parameter.get("in").and_then(Value::as_str) {
            Some("body") => {
                let media_types = self.shared.body(&self.here()).clone();
                self.request_body(parameter, &media_types, None)
            }
            place => {
                let holder = if place == Some("query") { Holder::Query } else { Holder::Simple };
                self.described(parameter, holder, Object::Parameter)
            }
        }
    }

    pub(super) fn header(&mut self, header: &'d Members) -> Members {
        self.described(header, Holder::Simple, Object::Header)
    }

    fn described(&mut self, holder: &'d Members, place: Holder, object: Object) -> Members {
        let is_own = |key: &str| !is_of_schema(object, holder, key) && key != "collectionFormat";
        let mut made = self.members(holder, NodeKind::Object(object), is_own);
        let layout = self.layout(holder, place);
        if let Some(schema) = self.value_schema(holder, object, &layout, &["schema"]) {
            made.insert("schema".into(), schema);
        }
        if let Layout::List { style, explode } = layout {
            made.extend(style.map(|style| ("style".to_owned(), json!(style))));
            // There is no place for it in headers, whose items are joined by commas anyway.
            made.extend((place == Holder::Query).then(|| ("explode".to_owned(), json!(explode))));
        }
        if let Some(example) = holder.get(EXAMPLE).filter(|_| !holder.contains_key("example")) {
            let example = self.step(&[EXAMPLE], &["example"], |inner| inner.node(example, NodeKind::Data));
            made.insert("example".into(), example);
        }
        made
    }

    /// The schema of what a parameter, a header or a field of a form holds, made of keywords beside its name. None where
    /// nothing is said of it, or where it has a schema by mistake.
    pub(super) fn value_schema(
        &mut self,
        holder: &'d Members,
        object: Object,
        layout: &Layout,
        to: &[&str],
    ) -> Option<Value> {
        if holder.contains_key("schema") {
            return None;
        }
        if let Layout::Text = layout {
            return self.part(to, |_| Some(json!({ "type": "string" })));
        }
        let mut schema = self.part(to, |inner| inner.schema_of(holder, |key| is_of_schema(object, holder, key)));
        if *layout != Layout::Plain && is_list_of_lists(holder) {
            let wrong = "OpenAPI 3.0 has no style for lists in a list that is not JSON";
            self.warn(Kind::SwaggerList, "items", wrong, "its items are read as text: callers join them");
            schema.insert("items".into(), json!({ "type": "string" }));
        }
        (!schema.is_empty()).then_some(Value::Object(schema))
    }
}

/// Whether a member of a parameter, or of what is like one, is a keyword of its schema.
fn is_of_schema(object: Object, holder: &Members, key: &str) -> bool {
    let is_keyword = || Object::Schema.table().field(Version::V3_0, key).is_some();
    let is_extension = || OF_SCHEMA.contains(&key) && (holder.contains_key("type") || holder.contains_key("items"));
    object.table().field(Version::V3_0, key).is_none() && (is_keyword() || is_extension())
}
