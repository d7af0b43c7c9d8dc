//! Responses.

use serde_json::Value;

use super::Members;
use super::converter::Converter;
use super::input::resolved;
use super::media_type::{ANY, JSON, MediaTypes};
use super::schema::is_file;
use crate::diagnostic::Kind;
use crate::document::grammar::{NodeKind, Object};

const RESPONSE: NodeKind = NodeKind::Object(Object::Response);

impl<'d> Converter<'d, '_> {
    /// A response in the media types of its operation, or in those of the operations that refer to it.
    pub(super) fn response(&mut self, response: &'d Members) -> Members {
        let produces = match &self.operation {
            Some(operation) => operation.produces.clone(),
            None => self.shared.response(&self.here()).clone(),
        };
        self.response_in(response, &produces, None)
    }

    /// A response of an operation. Where it refers to one of other media types it becomes a copy of that.
    pub(super) fn response_or_reference(&mut self, response: &'d Value) -> Value {
        let produces = self.operation.as_ref().map(|operation| operation.produces.clone()).unwrap_or_default();
        let reference = response.get("$ref").and_then(Value::as_str);
        let shared = reference.and_then(|text| Some((text, resolved(self.document, self.here(), RESPONSE)?)));
        match shared {
            Some((text, (place, Value::Object(shared)))) if *self.shared.response(&place) != produces => {
                self.visit(response, RESPONSE);
                let made = self.elsewhere(&place, &[], true, |inner| inner.response_in(shared, &produces, Some(text)));
                Value::Object(made)
            }
            _ => self.node(response, RESPONSE),
        }
    }

    fn response_in(&mut self, response: &'d Members, produces: &MediaTypes, reference: Option<&str>) -> Members {
        let is_own = |key: &str| !matches!(key, "examples" | "schema");
        let mut made = self.members(response, RESPONSE, is_own);
        let examples = response.get("examples").and_then(Value::as_object);
        let schema = response.get("schema");
        let media_types = match schema {
            Some(schema) => self.of_schema(schema, produces),
            None => examples.map(|examples| self.of_examples(examples)).unwrap_or_default(),
        };
        let content = self.content(&media_types, schema, reference, |inner, name, media_type| {
            if let Some(example) = examples.and_then(|examples| examples.get(name)) {
                let to = ["content", name, "example"];
                let example = inner.step(&["examples", name], &to, |inner| inner.node(example, NodeKind::Data));
                media_type.insert("example".into(), example);
            }
        });
        made.extend(content.map(|content| ("content".to_owned(), content)));
        made
    }

    fn of_schema(&mut self, schema: &Value, produces: &MediaTypes) -> MediaTypes {
        if !schema.as_object().is_some_and(is_file) {
            return produces.or(JSON);
        }
        let of_files = produces.of_files();
        if of_files.is_empty() && !produces.is_empty() {
            self.warn(
                Kind::SwaggerFile,
                "schema",
                "a file is not JSON, and no other media type is stated",
                "read as bytes of any media type",
            );
        }
        of_files.or(ANY)
    }

    /// Examples without a schema tell that there is a body, and of which media type.
    fn of_examples(&self, examples: &Members) -> MediaTypes {
        let is_media_type = |name: &&String| name.contains('/');
        let named =
            Members::from_iter([("examples".to_owned(), examples.keys().filter(is_media_type).cloned().collect())]);
        MediaTypes::stated(&self.here(), &named, "examples").unwrap_or_default()
    }
}
