use super::{Content, Document, Examples, Ref, Value, description};
use crate::ir::Docs;

/// A response (section 4.7.17).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Response<'a>(&'a openapiv3::Response);

impl<'a> Response<'a> {
    pub(super) fn new(held: &'a openapiv3::Response) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn docs(self) -> Docs {
        description(&Some(self.0.description.clone()))
    }

    pub(in crate::lower) fn content(self) -> Content<'a> {
        Content::new(&self.0.content)
    }

    pub(in crate::lower) fn headers(self) -> impl Iterator<Item = (&'a str, Ref<'a, Header<'a>>)> {
        self.0.headers.iter().map(|(name, held)| (name.as_str(), Ref::of(held, Header::new)))
    }
}

/// A header of a response (section 4.7.21).
#[derive(Clone, Copy)]
pub(in crate::lower) struct Header<'a>(&'a openapiv3::Header);

impl<'a> Header<'a> {
    pub(super) fn new(held: &'a openapiv3::Header) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn value(self, document: Document<'a>) -> Option<Value<'a>> {
        Value::new(&self.0.format, document)
    }

    pub(in crate::lower) fn is_required(self) -> bool {
        self.0.required
    }

    pub(in crate::lower) fn docs(self) -> Docs {
        description(&self.0.description)
    }

    pub(in crate::lower) fn examples(self) -> Examples<'a> {
        Examples::new(&self.0.example, &self.0.examples)
    }
}
