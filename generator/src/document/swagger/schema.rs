//! Schemas, which differ in few words.

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;
use super::input::resolved;
use crate::diagnostic::Kind;
use crate::document::grammar::NodeKind;
use crate::document::load::{LinkedDocument, Target};
use crate::source::pointer;

/// So many parts of parts are asked for their type, and so many of each.
const MOST_STEPS: usize = 4;

impl<'d> Converter<'d, '_> {
    pub(super) fn schema(&mut self, schema: &'d Members) -> Members {
        let is_nullable_reference = schema.contains_key("$ref") && schema.contains_key("x-nullable");
        if !is_nullable_reference || schema.contains_key("allOf") {
            return self.schema_of(schema, |_| true);
        }
        // OpenAPI 3.0 has no place for `nullable` beside a reference, and gives it no effect without a type.
        let reference = self.part(&["allOf", "0"], |inner| inner.schema_of(schema, |key| key == "$ref"));
        let mut made = self.schema_of(schema, |key| key != "$ref");
        if let Some(name) = type_of(self.document, self.here(), MOST_STEPS).filter(|_| !made.contains_key("type")) {
            made.insert("type".into(), json!(name));
        }
        made.insert("allOf".into(), json!([reference]));
        made
    }

    /// A schema of those members of the present object that are wanted.
    pub(super) fn schema_of(&mut self, members: &'d Members, wanted: impl Fn(&str) -> bool) -> Members {
        let mut made = Members::new();
        for (key, value) in members.iter().filter(|(key, _)| wanted(key)) {
            match key.as_str() {
                "discriminator" if value.is_string() => {
                    let to = ["discriminator", "propertyName"];
                    let name = self.step(&["discriminator"], &to, |inner| inner.node(value, NodeKind::Data));
                    self.written_at(&["discriminator"], &self.here().child(key));
                    made.insert(key.clone(), json!({ "propertyName": name }));
                }
                "x-nullable" if !members.contains_key("nullable") => {
                    let is_nullable = self.step(&[key], &["nullable"], |inner| inner.node(value, NodeKind::Data));
                    made.insert("nullable".into(), is_nullable);
                }
                "$ref" if self.names_a_definition(value) => {
                    let name = value.as_str().unwrap_or_default();
                    let meant = format!("#{}", pointer::join(["definitions", name]));
                    self.warn(
                        Kind::ReferenceSpelling,
                        "$ref",
                        format!("`{name}` is no file"),
                        format!("read as `{meant}`"),
                    );
                    made.insert(key.clone(), json!(meant));
                }
                // Joining is for what is sent as text; in JSON a list is a list.
                "collectionFormat" => {}
                _ => {
                    let value = self.step(&[key], &[key], |inner| inner.node(value, NodeKind::SCHEMA.member(key)));
                    made.insert(key.clone(), value);
                }
            }
        }
        made
    }
}

impl Converter<'_, '_> {
    /// Whether a reference leads nowhere and is the name of a schema, as in Swagger 1.2.
    fn names_a_definition(&self, reference: &Value) -> bool {
        let document = self.document;
        let is_followed = || document.target(self.source, &self.from, NodeKind::SCHEMA).is_some();
        let is_defined =
            |name| document.tree(document.root()).and_then(|root| root.get("definitions")?.get(name)).is_some();
        self.source == document.root() && reference.as_str().is_some_and(|name| is_defined(name) && !is_followed())
    }
}

/// The type of the values of a schema, as far as it or a part of it states one.
fn type_of(document: &LinkedDocument, schema: Target, steps: usize) -> Option<&str> {
    let (place, schema) = resolved(document, schema, NodeKind::SCHEMA)?;
    let own = schema.get("type").map(|name| name.as_str());
    let parts = schema.get("allOf").and_then(Value::as_array).filter(|_| steps > 0);
    let part = |index: usize| type_of(document, place.child("allOf").child(&index.to_string()), steps - 1);
    own.unwrap_or_else(|| (0..parts.map_or(0, Vec::len).min(MOST_STEPS)).find_map(part))
}

/// Whether a schema, or a parameter, says of its value that it is a file.
pub(super) fn is_file(members: &Members) -> bool {
    members.get("type").and_then(Value::as_str) == Some("file")
}

/// Spells a file as bytes.
pub(super) fn spell_file(schema: &mut Value) {
    let Value::Object(members) = schema else { return };
    if is_file(members) {
        members.insert("type".into(), json!("string"));
        members.insert("format".into(), json!("binary"));
    }
    if let Some(items) = members.get_mut("items") {
        spell_file(items);
    }
}
