//! The strings of a document by what they are to the grammar, for those who put others in their place.

use super::table::{Keys, Shape};
use super::{Object, Version};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a string of a document is to the grammar. Keys that are the author's are strings as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// Text of the author's choice: a name, a description, a value.
    Free,
    /// The name of a component, which references lead to.
    Component,
    /// A path template.
    Path,
    /// A media type.
    MediaType,
    /// A format, of which the grammar knows some.
    Format,
    /// A reference.
    Reference,
    /// A word of the vocabulary, one of a few.
    Word,
}

/// A document with another string in place of each, whatever `rewrite` says; keys of the grammar stay.
pub fn rewritten(document: &Value, version: Version, rewrite: &mut dyn FnMut(StringKind, &str) -> String) -> Value {
    Walk { version, rewrite, seen: BTreeSet::new() }.object(Object::OpenApi, document)
}

/// The fields of the grammar in a version that a document has nowhere, as `Operation.summary`.
pub fn absent(document: &Value, version: Version) -> Vec<String> {
    let mut walk = Walk { version, rewrite: &mut |_, text| text.to_owned(), seen: BTreeSet::new() };
    walk.object(Object::OpenApi, document);
    let objects = Object::ALL.into_iter();
    let all = objects.flat_map(|object| object.table().fields(version).map(move |field| (object, field.name)));
    let absent = all.filter(|field| !walk.seen.contains(field));
    absent.map(|(object, name)| format!("{object:?}.{name}")).collect()
}

struct Walk<'a> {
    version: Version,
    rewrite: &'a mut dyn FnMut(StringKind, &str) -> String,
    /// The fields that were met.
    seen: BTreeSet<(Object, &'static str)>,
}

impl Walk<'_> {
    fn object(&mut self, object: Object, node: &Value) -> Value {
        let Value::Object(members) = node else { return self.data(node) };
        let members = members.iter().map(|(key, value)| self.member(object, key, value));
        Value::Object(members.collect())
    }

    fn member(&mut self, object: Object, key: &str, value: &Value) -> (String, Value) {
        let table = object.table();
        let own = table.field(self.version, key);
        self.seen.extend(own.map(|field| (object, field.name)));
        let shape = |walk: &mut Self, shape| walk.shape(&shape, value);
        let value = match (object, key, own) {
            (_, "$ref", _) => self.each(value, StringKind::Reference),
            (Object::OpenApi, "openapi", _) | (Object::Schema, "type", _) => self.each(value, StringKind::Word),
            (Object::Schema, "format", _) => self.each(value, StringKind::Format),
            (Object::Schema, "$defs" | "definitions", _) => {
                self.shape(&Shape::Map(Keys::Component, &Shape::OrReference(Object::Schema)), value)
            }
            (_, _, Some(field)) => shape(self, field.shape),
            _ => match table.members.filter(|_| !table.extension(key)) {
                Some((keys, members)) => return (self.key(keys, key), shape(self, members)),
                None => self.data(value),
            },
        };
        (key.to_owned(), value)
    }

    fn shape(&mut self, shape: &Shape, value: &Value) -> Value {
        match (shape, value) {
            (Shape::Word(_), _) => self.each(value, StringKind::Word),
            (Shape::SchemaName, _) => self.each(value, StringKind::Reference),
            (Shape::Object(object) | Shape::OrReference(object), _) => self.object(*object, value),
            (Shape::FlagOr(inner), _) => self.shape(inner, value),
            (Shape::List(inner), Value::Array(items)) => items.iter().map(|item| self.shape(inner, item)).collect(),
            (Shape::Map(keys, inner), Value::Object(members)) => {
                let members = members.iter().map(|(key, value)| (self.key(*keys, key), self.shape(inner, value)));
                Value::Object(members.collect())
            }
            _ => self.data(value),
        }
    }

    fn key(&mut self, keys: Keys, key: &str) -> String {
        let kind = match keys {
            Keys::Any => StringKind::Free,
            Keys::Component => StringKind::Component,
            Keys::Path => StringKind::Path,
            Keys::Status | Keys::Method => StringKind::Word,
            Keys::MediaType => StringKind::MediaType,
        };
        (self.rewrite)(kind, key)
    }

    /// A value that nothing is known about: each string and each key in it is the author's.
    fn data(&mut self, value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.iter();
                let members = members.map(|(key, value)| ((self.rewrite)(StringKind::Free, key), self.data(value)));
                Value::Object(members.collect::<Map<_, _>>())
            }
            _ => self.each(value, StringKind::Free),
        }
    }

    /// A string, or each of a list.
    fn each(&mut self, value: &Value, kind: StringKind) -> Value {
        match value {
            Value::String(text) => Value::String((self.rewrite)(kind, text)),
            Value::Array(items) if kind == StringKind::Free => items.iter().map(|item| self.data(item)).collect(),
            Value::Array(items) => items.iter().map(|item| self.each(item, kind)).collect(),
            other => other.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_string_is_met_by_its_kind() {
        let document = json!({
            "openapi": "3.1.0",
            "paths": {"/a": {"get": {"x-b": {"c": ["d"]}, "responses": {"200": {"content": {"e/f": {"schema": {
                "type": ["string"], "format": "g", "enum": ["h", 1], "$defs": {"i": {"$ref": "j"}},
            }}}}}}}},
            "components": {"schemas": {"k": {"discriminator": {"mapping": {"l": "m"}}}}},
        });
        let mut met = Vec::new();
        rewritten(&document, Version::V3_1, &mut |kind, text| {
            met.push((kind, text.to_owned()));
            text.to_owned()
        });
        let of = |wanted: StringKind| {
            let mut texts: Vec<&str> =
                met.iter().filter(|(kind, _)| *kind == wanted).map(|(_, text)| text.as_str()).collect();
            texts.sort_unstable();
            texts.join(" ")
        };
        assert_eq!(of(StringKind::Free), "c d h l");
        assert_eq!(of(StringKind::Word), "200 3.1.0 string");
        assert_eq!(of(StringKind::Path), "/a");
        assert_eq!(of(StringKind::MediaType), "e/f");
        assert_eq!(of(StringKind::Format), "g");
        assert_eq!(of(StringKind::Reference), "j m");
        assert_eq!(of(StringKind::Component), "i k");
    }

    #[test]
    fn a_keyword_that_is_nowhere_is_absent() {
        let absent = absent(&json!({"openapi": "3.0.3", "info": {"title": "a"}}), Version::V3_0);
        assert!(!absent.contains(&"Info.title".to_owned()));
        assert!(absent.contains(&"Info.version".to_owned()));
        assert!(!absent.contains(&"Info.summary".to_owned()), "3.0 has none");
    }
}
