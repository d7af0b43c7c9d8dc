use super::parameter::query_style;
use super::schema::Site;
use super::{Lowering, docs};
use crate::ir::{Encoding, MediaType, MediaTypeKind, RequestBody, SchemaKind, SchemaRef, StringFormat};
use crate::source::pointer;
use indexmap::IndexMap;
use openapiv3::{Example, ReferenceOr};
use serde_json::Value;

impl<'a> Lowering<'a> {
    pub(super) fn request_body(
        &mut self,
        body: &'a ReferenceOr<openapiv3::RequestBody>,
        at: &str,
        label: &str,
    ) -> Option<RequestBody> {
        let components = &self.components.request_bodies;
        let (body, at) = self.resolve(body, at, "requestBodies", components)?;
        let site = Site::new(pointer::child(&at, "content"), &[label, "body"]);
        Some(RequestBody {
            required: body.required,
            docs: docs::description(&body.description),
            content: self.content(&body.content, &site),
            location: self.location(&at),
        })
    }

    /// The media types of a `content` map.
    pub(super) fn content(
        &mut self,
        content: &'a IndexMap<String, openapiv3::MediaType>,
        site: &Site,
    ) -> Vec<MediaType> {
        content.iter().map(|(name, media_type)| self.media_type(name, media_type, &site.child(&[name], None))).collect()
    }

    fn media_type(&mut self, name: &str, media_type: &'a openapiv3::MediaType, site: &Site) -> MediaType {
        let kind = MediaTypeKind::of(name);
        let schema = match &media_type.schema {
            Some(schema) => Some(self.schema_ref(schema, &site.child(&["schema"], None))),
            // JSON without a schema is any JSON; of other media types nothing is known.
            None => (kind == MediaTypeKind::Json).then(|| self.any(site)),
        };
        MediaType {
            name: name.to_owned(),
            kind: if schema.is_some_and(|schema| self.is_binary(schema)) { MediaTypeKind::Binary } else { kind },
            schema,
            encoding: media_type.encoding.iter().map(|(name, value)| (name.clone(), encoding(value))).collect(),
            example: self.example(&media_type.example, &media_type.examples, &site.pointer),
            location: self.location(&site.pointer),
        }
    }

    /// Whether a body of this schema is bytes, whatever its media type says of them.
    fn is_binary(&self, schema: SchemaRef) -> bool {
        let schema = self.schemas.get(schema.id.index());
        schema.is_some_and(|schema| schema.kind == SchemaKind::String(StringFormat::Binary))
    }

    /// The example of the object at `at`, or the first of its examples by name.
    pub(super) fn example(
        &mut self,
        example: &Option<Value>,
        examples: &'a IndexMap<String, ReferenceOr<Example>>,
        at: &str,
    ) -> Option<Value> {
        let components = &self.components.examples;
        let mut named: Vec<_> = examples.iter().collect();
        named.sort_by_key(|(name, _)| name.as_str());
        let first = || {
            named.into_iter().find_map(|(name, example)| {
                let at = format!("{at}{}", pointer::join(["examples", name]));
                self.resolve(example, &at, "examples", components)?.0.value.clone()
            })
        };
        example.clone().or_else(first)
    }
}

/// What an encoding leaves out has been written into it, if it says anything of the style; else arrays are exploded
/// (OpenAPI 3.0.4, section 4.7.15.1.2).
fn encoding(encoding: &openapiv3::Encoding) -> Encoding {
    let style = encoding.style.as_ref().map(query_style);
    Encoding { content_type: encoding.content_type.clone(), style, explode: encoding.explode || style.is_none() }
}
