//! Bodies that are made of fields.

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::Value;

use super::super::payload::{File, Payload};
use super::super::percent;
use super::multipart;
use super::shape::{Shape, scalar, utf8};

/// The fields of a body, in the order in which they were set.
#[derive(Clone)]
pub(super) struct Fields {
    framing: Framing,
    fields: Vec<(Cow<'static, str>, Result<Part, String>)>,
    /// The names that were set, also those of empty lists.
    set: Vec<Cow<'static, str>>,
}

/// How fields become a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    UrlEncoded,
    Multipart,
}

/// The value of a field.
#[derive(Clone)]
pub(super) enum Part {
    Text(String),
    /// A text of a media type, which only parts can say.
    Typed(&'static str, String),
    /// Items with commas between them.
    Joined(Vec<String>),
    Json(String),
    /// Names and values as they are in a form, which only such a body carries.
    Pairs(String),
    File(File),
}

impl Framing {
    /// The framing that a media type asks for.
    pub(super) fn of(media_type: &str) -> Self {
        match media_type.get(..10) {
            Some(start) if start.eq_ignore_ascii_case("multipart/") => Self::Multipart,
            _ => Self::UrlEncoded,
        }
    }
}

impl Fields {
    pub(super) fn new(framing: Framing) -> Self {
        Self { framing, fields: Vec::new(), set: Vec::new() }
    }

    /// The properties of an object. What is null is left out.
    pub(super) fn of(json: Result<Vec<u8>, String>) -> Result<Self, String> {
        let Shape::Object(pairs) = Shape::of(json)? else {
            return Err("it is no object, of which the properties would be fields".to_owned());
        };
        let fields = pairs.into_iter().flat_map(|(name, value)| {
            let name = Cow::<str>::from(name);
            parts(value).into_iter().map(move |part| (name.clone(), Ok(part)))
        });
        Ok(Self { framing: Framing::UrlEncoded, fields: fields.collect(), set: Vec::new() })
    }

    /// Sets a field; one that is set already is replaced.
    pub(super) fn set(&mut self, name: Cow<'static, str>, parts: Vec<Result<Part, String>>) {
        self.fields.retain(|(set, _)| *set != name);
        if !self.has(&name) {
            self.set.push(name.clone());
        }
        self.fields.extend(parts.into_iter().map(|part| (name.clone(), part)));
    }

    /// Whether a field is set.
    pub(super) fn has(&self, name: &str) -> bool {
        self.set.iter().any(|set| *set == name)
    }

    /// Whether the fields become a body in this way.
    pub(super) fn is_framed(&self, framing: Framing) -> bool {
        self.framing == framing
    }

    /// The body, with its media type.
    pub(super) fn encode(&self, media_type: &str) -> Result<(Payload, String), String> {
        let fields = self.fields.iter().map(|(name, part)| match part {
            Ok(part) => Ok((&**name, part)),
            Err(fault) => Err(format!("the field {name} cannot be sent: {fault}")),
        });
        let fields = fields.collect::<Result<Vec<_>, _>>()?;
        match self.framing {
            Framing::Multipart => multipart::write(&fields, media_type),
            Framing::UrlEncoded => Ok((Bytes::from(url_encoded(&fields)?).into(), url_encoded_type(media_type))),
        }
    }
}

/// The fields of a property: one, or one an item of an array.
fn parts(value: Value) -> Vec<Part> {
    match value {
        Value::Array(items) => items.iter().filter(|item| !item.is_null()).map(part).collect(),
        value => vec![part(&value)],
    }
}

/// The fields of a value: none where it is null.
pub(super) fn value_parts(json: Result<Vec<u8>, String>) -> Vec<Result<Part, String>> {
    match Shape::of(json.clone()) {
        Ok(Shape::Null) => Vec::new(),
        Ok(Shape::Scalar(text)) => vec![Ok(Part::Text(text))],
        Ok(Shape::Array(items)) => items.iter().map(part).map(Ok).collect(),
        Ok(Shape::Object(_)) => vec![utf8(json).map(Part::Json)],
        Err(fault) => vec![Err(fault)],
    }
}

fn part(value: &Value) -> Part {
    scalar(value).map_or_else(|| Part::Json(value.to_string()), Part::Text)
}

/// The media type that was asked for, where it is one for such bodies.
fn url_encoded_type(media_type: &str) -> String {
    const URL_ENCODED: &str = "application/x-www-form-urlencoded";
    let is_url_encoded = media_type.to_ascii_lowercase().starts_with(URL_ENCODED);
    if is_url_encoded { media_type } else { URL_ENCODED }.to_owned()
}

fn url_encoded(fields: &[(&str, &Part)]) -> Result<String, String> {
    let pairs = fields.iter().map(|(name, part)| {
        let value = match part {
            Part::Text(text) | Part::Typed(_, text) | Part::Json(text) => percent::text(text),
            Part::Pairs(pairs) => return Ok(pairs.clone()),
            Part::Joined(items) => items.iter().map(|item| percent::text(item)).collect::<Vec<_>>().join(","),
            Part::File(_) => return Err(format!("the field {name} is a file, which only multipart bodies carry")),
        };
        Ok(format!("{}={value}", percent::encode(name)))
    });
    let pairs = pairs.filter(|pair| pair.as_ref().map_or(true, |pair| !pair.is_empty()));
    Ok(pairs.collect::<Result<Vec<_>, _>>()?.join("&"))
}
