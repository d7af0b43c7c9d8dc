//! A body that is described as a whole.

use serde_json::Value;

use super::Members;
use super::converter::Converter;
use super::input::Input;
use super::list::Layout;
use super::media_type::{ANY, JSON, MediaTypes};
use super::schema::is_file;
use crate::diagnostic::Kind;
use crate::document::grammar::{NodeKind, Object};

/// What a request body has of a parameter, beside its schema.
const OWN: [&str; 2] = ["description", "required"];

impl<'d> Converter<'d, '_> {
    /// The body of the present operation.
    pub(super) fn body(&mut self, body: &Input<'d>) -> Value {
        let consumes = self.operation.as_ref().map(|operation| operation.consumes.clone()).unwrap_or_default();
        let (to, reference) = (["requestBody"], body.reference());
        match reference {
            Some(_) if *self.shared.body(&body.place) == consumes => {
                let kind = NodeKind::Object(Object::RequestBody);
                self.elsewhere(&body.item, &to, false, |inner| inner.node(body.written, kind))
            }
            _ => {
                let is_copy = reference.is_some();
                let made = self.elsewhere(&body.place, &to, is_copy, |inner| {
                    inner.request_body(body.parameter, &consumes, reference)
                });
                Value::Object(made)
            }
        }
    }

    /// A request body of the parameter that is the present node.
    pub(super) fn request_body(
        &mut self,
        parameter: &'d Members,
        consumes: &MediaTypes,
        reference: Option<&str>,
    ) -> Members {
        let kind = NodeKind::Object(Object::RequestBody);
        let mut made = self.members(parameter, kind, |key| OWN.contains(&key) || key.starts_with("x-"));
        let schema = parameter.get("schema");
        let is_of_file = schema.and_then(Value::as_object).is_some_and(is_file);
        let media_types = if is_of_file { consumes.of_files().or(ANY) } else { consumes.or(JSON) };
        let content = self.content(&media_types, schema, reference, |inner, name, media_type| {
            if schema.is_none()
                && let Some(schema) = inner.schema_beside(parameter, &["content", name, "schema"])
            {
                media_type.insert("schema".into(), schema);
            }
        });
        made.extend(content.map(|content| ("content".to_owned(), content)));
        made
    }

    /// The schema of a body whose keywords stand where those of other parameters do.
    fn schema_beside(&mut self, parameter: &'d Members, to: &[&str]) -> Option<Value> {
        let schema = self.value_schema(parameter, Object::Parameter, &Layout::Plain, to)?;
        self.warn(
            Kind::MisplacedKeyword,
            "",
            "a body has a schema in Swagger 2.0",
            "what is said beside its name is read as that",
        );
        Some(schema)
    }
}
