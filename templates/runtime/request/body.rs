//! Setters of bodies. Each takes the place of a body that is set already.

use std::borrow::Cow;

use bytes::Bytes;
use serde::Serialize;

use super::super::parameter::Parameter;
use super::super::payload::{File, Payload};
use super::super::percent;
use super::Request;
use super::form::{Fields, Framing, Part, value_parts};
use super::shape::{json, json_text};
use super::style::{self, Style, Styled};

/// A body.
#[derive(Clone)]
pub(super) enum Body {
    /// Bytes, or why they could not be written.
    Bytes(Result<Bytes, String>),
    File(File),
    Fields(Fields),
}

impl Body {
    /// The body as it goes over the wire, with its media type.
    pub(super) fn encode(&self, media_type: &str) -> Result<(Payload, String), String> {
        match self {
            Self::Bytes(bytes) => {
                let bytes = bytes.clone().map_err(|fault| format!("the body cannot be sent: {fault}"))?;
                Ok((bytes.into(), media_type.to_owned()))
            }
            Self::File(file) => {
                let media_type = file.given_media_type().unwrap_or(media_type).to_owned();
                Ok((Payload::new(vec![file.content()]), media_type))
            }
            Self::Fields(fields) => fields.encode(media_type),
        }
    }
}

impl Request {
    /// Sets the body to `value` as JSON.
    pub(crate) fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.body = Some(Body::Bytes(json(value).map(Bytes::from)));
        self
    }

    /// Sets the body to a text.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.body = Some(Body::Bytes(Ok(text.into().into())));
        self
    }

    /// Sets the body to the bytes of a file.
    pub(crate) fn file(mut self, file: impl Into<File>) -> Self {
        self.body = Some(Body::File(file.into()));
        self
    }

    /// Starts a body of fields, as HTML forms are sent by default (`application/x-www-form-urlencoded`).
    pub(crate) fn form(self) -> Self {
        self.framed(Framing::UrlEncoded)
    }

    /// Starts a body of fields that may be files (`multipart/form-data`, RFC 7578).
    pub(crate) fn multipart(self) -> Self {
        self.framed(Framing::Multipart)
    }

    /// Starts a body of fields, unless one has begun in which some may be set already.
    fn framed(mut self, framing: Framing) -> Self {
        match &self.body {
            Some(Body::Fields(fields)) if fields.is_framed(framing) => {}
            _ => self.body = Some(Body::Fields(Fields::new(framing))),
        }
        self
    }

    /// Sets the body to the properties of an object, each a field, as [`form`](Self::form) sends them. Of an array, each item is
    /// a field; an object within the object is JSON.
    pub(crate) fn form_of(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.body = Some(match Fields::of(json(value)) {
            Ok(fields) => Body::Fields(fields),
            Err(fault) => Body::Bytes(Err(fault)),
        });
        self
    }

    /// Sets a field of the body; one that is set already is replaced.
    pub(crate) fn field(self, name: impl Into<Cow<'static, str>>, value: impl Parameter) -> Self {
        self.fields(name.into(), vec![Ok(Part::Text(value.text()))])
    }

    /// [`field`](Self::field), of a media type where the field is a part.
    pub(crate) fn field_as(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &'static str,
        value: impl Parameter,
    ) -> Self {
        self.fields(name.into(), vec![Ok(Part::Typed(media_type, value.text()))])
    }

    /// Sets a field of the body to a list, of which each item gets a field of its own.
    pub(crate) fn field_each(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = impl Parameter>,
    ) -> Self {
        self.fields(name.into(), values.into_iter().map(|value| Ok(Part::Text(value.text()))).collect())
    }

    /// Sets a field of the body to a list, with commas between its items.
    pub(crate) fn field_joined(
        self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = impl Parameter>,
    ) -> Self {
        let items = values.into_iter().map(|value| value.text()).collect();
        self.fields(name.into(), vec![Ok(Part::Joined(items))])
    }

    /// Sets a field of the body to a value as JSON.
    pub(crate) fn field_json(self, name: impl Into<Cow<'static, str>>, value: &(impl Serialize + ?Sized)) -> Self {
        self.fields(name.into(), vec![json_text(value).map(Part::Json)])
    }

    /// Sets a field of the body to a value: a scalar as its text, a list as a field an item, an object as JSON.
    pub(crate) fn field_value(self, name: impl Into<Cow<'static, str>>, value: &(impl Serialize + ?Sized)) -> Self {
        self.fields(name.into(), value_parts(json(value)))
    }

    /// Sets a field of the body to a file.
    pub(crate) fn field_file(self, name: impl Into<Cow<'static, str>>, file: impl Into<File>) -> Self {
        self.fields(name.into(), vec![Ok(Part::File(file.into()))])
    }

    /// Sets a field of the body to files, of which each gets a field of its own.
    pub(crate) fn field_files(
        self,
        name: impl Into<Cow<'static, str>>,
        files: impl IntoIterator<Item = impl Into<File>>,
    ) -> Self {
        self.fields(name.into(), files.into_iter().map(|file| Ok(Part::File(file.into()))).collect())
    }

    /// [`field_file`](Self::field_file), of that media type unless the file has one of its own.
    pub(crate) fn field_file_as(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &'static str,
        file: impl Into<File>,
    ) -> Self {
        self.field_files_as(name, media_type, [file])
    }

    /// [`field_files`](Self::field_files), of that media type unless a file has one of its own.
    pub(crate) fn field_files_as(
        self,
        name: impl Into<Cow<'static, str>>,
        media_type: &'static str,
        files: impl IntoIterator<Item = impl Into<File>>,
    ) -> Self {
        self.field_files(name, files.into_iter().map(|file| Into::<File>::into(file).or_media_type(media_type)))
    }

    /// Sets a field of a form to a value in a style, as a query has it (OpenAPI 3.0.4, section 4.7.15.1.2).
    pub(crate) fn field_styled(
        self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        let styled = Styled::new(style, explode, percent::text);
        self.fields(name.into(), vec![style::query(styled, name, json(value)).map(Part::Pairs)])
    }

    fn fields(mut self, name: Cow<'static, str>, parts: Vec<Result<Part, String>>) -> Self {
        if let Some(Body::Fields(fields)) = &mut self.body {
            fields.set(name, parts);
            return self;
        }
        // The form that the operation's body has by default.
        let media_type = self.content_type.unwrap_or(self.operation.content_type);
        let mut fields = Fields::new(Framing::of(media_type));
        fields.set(name, parts);
        self.body = Some(Body::Fields(fields));
        self
    }
}
