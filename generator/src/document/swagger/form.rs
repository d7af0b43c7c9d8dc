//! Forms: parameters with `in: formData` are the properties of one schema.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;
use super::input::Input;
use super::list::{Holder, Layout};
use super::media_type::{MediaType, MediaTypes};
use super::schema::{is_file, spell_file};
use crate::diagnostic::Kind;
use crate::document::grammar::{NodeKind, Object};

/// What a form is made of.
#[derive(Default)]
struct Form {
    required: Vec<String>,
    properties: Members,
    encoding: Members,
}

impl<'d> Converter<'d, '_> {
    /// The form that the present operation takes; none where it has no fields.
    pub(super) fn form(&mut self, fields: &[Input<'d>]) -> Option<Value> {
        let first = fields.first()?;
        let fields = self.distinct(fields);
        let media_types = self.of_form(&fields);
        self.written_at(&["requestBody"], &first.item);
        let mut content = Members::new();
        for media_type in media_types.iter() {
            let form = self.fields(&fields, media_type, media_types.has_multipart());
            content.insert(media_type.name.clone(), form);
        }
        let mut body = Members::from_iter([("content".to_owned(), Value::Object(content))]);
        if fields.iter().any(|field| field.is_required()) {
            body.insert("required".into(), json!(true));
        }
        Some(Value::Object(body))
    }

    /// The fields, each name once.
    fn distinct<'i>(&mut self, fields: &'i [Input<'d>]) -> Vec<&'i Input<'d>> {
        let mut known = BTreeSet::new();
        let mut distinct = Vec::new();
        for field in fields {
            match field.text("name") {
                Some(name) if known.insert(name) => distinct.push(field),
                Some(name) => {
                    self.ignored(
                        Kind::Duplicate,
                        &field.item,
                        &format!("the form has the field `{name}` twice"),
                        "ignored",
                    );
                }
                None => self.ignored(Kind::MissingField, &field.item, "a field of a form must have a name", "ignored"),
            }
        }
        distinct
    }

    fn of_form(&mut self, fields: &[&Input<'d>]) -> MediaTypes {
        let consumes = self.operation.as_ref().map(|operation| operation.consumes.clone()).unwrap_or_default();
        let is_of_files = |field: &&Input<'_>| {
            let items = field.parameter.get("items").and_then(Value::as_object);
            is_file(field.parameter) || items.is_some_and(is_file)
        };
        consumes.of_form(fields.iter().any(is_of_files))
    }

    /// The form in one media type.
    fn fields(&mut self, fields: &[&Input<'d>], media_type: &MediaType, is_multipart: bool) -> Value {
        let name = media_type.name.as_str();
        if let Some(at) = &media_type.at {
            self.written_at(&["requestBody", "content", name], at);
        }
        let mut form = Form::default();
        for field in fields {
            let property = field.text("name").unwrap_or_default();
            let to = ["requestBody", "content", name, "schema", "properties", property];
            let is_copy = field.reference().is_some();
            let place = if is_multipart { Holder::Multipart } else { Holder::Query };
            self.elsewhere(&field.place, &to, is_copy, |inner| {
                inner.field(field.parameter, property, place, &mut form)
            });
            if field.is_required() {
                form.required.push(property.to_owned());
            }
        }
        let mut schema = json!({ "type": "object", "properties": form.properties });
        if !form.required.is_empty()
            && let Value::Object(schema) = &mut schema
        {
            schema.insert("required".into(), json!(form.required));
        }
        match form.encoding.is_empty() {
            true => json!({ "schema": schema }),
            false => json!({ "schema": schema, "encoding": form.encoding }),
        }
    }

    /// Adds the field that is the present node to a form.
    fn field(&mut self, parameter: &'d Members, name: &str, place: Holder, form: &mut Form) {
        self.visit_field(parameter);
        let layout = self.layout(parameter, place);
        let schema = self.value_schema(parameter, Object::Parameter, &layout, &[]);
        let schema = schema.or_else(|| {
            let schema = parameter.get("schema")?;
            Some(self.step(&["schema"], &[], |inner| inner.node(schema, NodeKind::SCHEMA)))
        });
        let mut schema = schema.unwrap_or_else(|| json!({ "type": "string" }));
        spell_file(&mut schema);
        if let Value::Object(schema) = &mut schema
            && !schema.contains_key("$ref")
        {
            schema.extend(parameter.get("description").map(|text| ("description".to_owned(), text.clone())));
        }
        form.properties.insert(name.to_owned(), schema);
        if let Layout::List { style, explode } = layout {
            let style = style.unwrap_or("form");
            form.encoding.insert(name.to_owned(), json!({ "style": style, "explode": explode }));
        }
    }
}
