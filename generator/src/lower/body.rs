use super::Lowering;
use super::adapter::{self, Content, Examples, Ref};
use super::schema::Site;
use crate::diagnostic::{Diagnostic, Kind};
use crate::ir::{Encoding, ItemFormat, MediaType, MediaTypeKind, RequestBody, SchemaKind, SchemaRef, StringFormat};
use crate::source::pointer;
use serde_json::Value;

impl<'a> Lowering<'a> {
    pub(super) fn request_body(
        &mut self,
        body: Ref<'a, adapter::RequestBody<'a>>,
        at: &str,
        label: &str,
    ) -> Option<RequestBody> {
        let (body, at) = self.resolve(body, at)?;
        let site = Site::new(pointer::child(&at, "content"), &[label, "body"]);
        Some(RequestBody {
            required: body.is_required(),
            docs: body.docs(),
            content: self.sent_content(body.content(), &site),
            location: self.location(&at),
        })
    }

    /// The media types of a body that is sent, which is never written item by item.
    fn sent_content(&mut self, content: Content<'a>, site: &Site) -> Vec<MediaType> {
        let content = self.content(content, site);
        for own in &content {
            if let (MediaTypeKind::Items(_), Some(schema)) = (own.kind, own.schema) {
                self.tell_untyped(&own.name, MediaTypeKind::Binary, schema, &site.child(&[&own.name], None));
            }
        }
        content
    }

    /// The media types of a `content` map.
    pub(super) fn content(&mut self, content: Content<'a>, site: &Site) -> Vec<MediaType> {
        content.iter().map(|(name, media_type)| self.media_type(name, media_type, &site.child(&[name], None))).collect()
    }

    fn media_type(&mut self, name: &str, media_type: adapter::MediaType<'a>, site: &Site) -> MediaType {
        let kind = MediaTypeKind::of(name);
        let schema = match media_type.schema(self.document) {
            Some(schema) => Some(self.used_schema(schema, &site.child(&["schema"], None))),
            // JSON without a schema is any JSON; of other media types nothing is known.
            None => (kind == MediaTypeKind::Json).then(|| self.any(site)),
        };
        let kind = if schema.is_some_and(|schema| self.is_binary(schema)) { MediaTypeKind::Binary } else { kind };
        if let Some(schema) = schema {
            self.tell_untyped(name, kind, schema, site);
        }
        let item = media_type.item_schema(self.document).and_then(|item| {
            let site = site.child(&["itemSchema"], Some("item"));
            match kind {
                MediaTypeKind::Items(ItemFormat::Events) => self.event_data(item, &site),
                _ => Some(self.used_schema(item, &site)),
            }
        });
        MediaType {
            name: name.to_owned(),
            kind,
            schema,
            item,
            encoding: media_type.encoding().map(|(name, own)| (name.to_owned(), encoding(own))).collect(),
            example: self.example(media_type.examples(), &site.pointer),
            location: self.location(&site.pointer),
        }
    }

    /// Tells of a schema that says more of a body than that it is text, or any value, where text or bytes are all that is read of it.
    fn tell_untyped(&mut self, name: &str, kind: MediaTypeKind, schema: SchemaRef, site: &Site) {
        let read = match kind {
            MediaTypeKind::Text => "text",
            MediaTypeKind::Binary => "bytes",
            MediaTypeKind::Json | MediaTypeKind::Form | MediaTypeKind::Multipart | MediaTypeKind::Items(_) => return,
        };
        let schema = self.schemas.get(schema.id.index());
        let is_text =
            |kind: &SchemaKind| matches!(kind, SchemaKind::Any | SchemaKind::String(_) | SchemaKind::Enumeration(_));
        if schema.is_some_and(|schema| !is_text(&schema.kind)) {
            let message = format!("there is no typed model of `{name}`");
            let label = format!("read and written as {read}; the schema is not used");
            let at = self.location(&pointer::child(&site.pointer, "schema"));
            self.diagnostics.push(Diagnostic::of(Kind::UntypedBody, message).at(at.key()).label(label));
        }
    }

    /// Whether a body of this schema is bytes, whatever its media type says of them.
    fn is_binary(&self, schema: SchemaRef) -> bool {
        let schema = self.schemas.get(schema.id.index());
        schema.is_some_and(|schema| schema.kind == SchemaKind::String(StringFormat::Binary))
    }

    /// The example of the object at `at`, or the first of its examples by name.
    pub(super) fn example(&mut self, examples: Examples<'a>, at: &str) -> Option<Value> {
        let first = || {
            examples.named().into_iter().find_map(|(name, example)| {
                let at = format!("{at}{}", pointer::join(["examples", name]));
                self.resolve(example, &at)?.0.value()
            })
        };
        examples.one.or_else(first).cloned()
    }
}

/// What an encoding leaves out has been written into it, if it says anything of the style; else arrays are exploded
/// (OpenAPI 3.0.4, section 4.7.15.1.2).
fn encoding(encoding: adapter::Encoding<'_>) -> Encoding {
    let (content_type, style) = (encoding.content_type().map(str::to_owned), encoding.style());
    Encoding { content_type, style, explode: encoding.explode() || style.is_none() }
}
