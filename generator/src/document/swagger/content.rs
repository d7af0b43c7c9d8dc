//! `content`: the media types of bodies and of responses.

use std::path::Path;

use serde_json::{Value, json};

use super::Members;
use super::converter::Converter;
use super::media_type::MediaTypes;
use super::schema::spell_file;
use crate::document::grammar::NodeKind;
use crate::document::load::holds_reference;
use crate::document::references;

impl<'d> Converter<'d, '_> {
    /// The media types of a body or a response, each with its schema and with what `more` adds to it; none where there is no
    /// media type.
    ///
    /// - `schema`: the member `schema` of the present node, if it has one.
    /// - `reference`: the reference that was followed to the present node, if this is a copy.
    pub(super) fn content(
        &mut self,
        media_types: &MediaTypes,
        schema: Option<&'d Value>,
        reference: Option<&str>,
        mut more: impl FnMut(&mut Self, &str, &mut Members),
    ) -> Option<Value> {
        let mut content = Members::new();
        for media_type in media_types.iter() {
            let name = media_type.name.as_str();
            let mut made = Members::new();
            if let Some(at) = &media_type.at {
                self.written_at(&["content", name], at);
            }
            if let Some(schema) = schema {
                let to = ["content", name, "schema"];
                let schema = self.step(&["schema"], &to, |inner| inner.body_schema(schema, reference));
                made.insert("schema".into(), schema);
            }
            more(self, name, &mut made);
            content.insert(name.to_owned(), Value::Object(made));
            if self.is_full() {
                break;
            }
        }
        (!content.is_empty()).then_some(Value::Object(content))
    }

    /// The schema of a body. A reference of a copy is relative to the file that it was copied from: it is written anew, and a
    /// schema with other references is referred to where it is.
    fn body_schema(&mut self, schema: &'d Value, reference: Option<&str>) -> Value {
        let Some(text) = reference.filter(|_| self.source != self.file && holds_reference(schema)) else {
            let mut made = self.node(schema, NodeKind::SCHEMA);
            spell_file(&mut made);
            return made;
        };
        self.visit(schema, NodeKind::Data);
        let fragment = if text.contains('#') { "" } else { "#" };
        let whole = || format!("{text}{fragment}/schema");
        json!({ "$ref": self.plain_reference(schema).unwrap_or_else(whole) })
    }

    /// What a schema refers to, seen from the file that is made, if it is nothing but a reference.
    fn plain_reference(&self, schema: &Value) -> Option<String> {
        let members = schema.as_object().filter(|members| members.len() == 1)?;
        let text = members.get("$ref")?.as_str()?;
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (from, source) = (self.document.file(self.file)?, self.document.file(self.source)?);
        let target = match path.is_empty() {
            true => source.relative.clone(),
            false => {
                let folder = Path::new(&source.relative).parent().unwrap_or(Path::new(""));
                references::normal(&folder.join(path)).to_string_lossy().replace('\\', "/")
            }
        };
        Some(format!("{}#{fragment}", references::relative(&from.relative, &target)))
    }
}
