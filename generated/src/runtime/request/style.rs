//! Styles of parameters (OpenAPI 3.0.4, sections 4.7.12.3 and 4.7.12.4).

use serde_json::Value;

use super::super::percent;
use super::shape::{Shape, scalar};

/// How a value that is an array or an object is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// A style with what it depends on besides the value.
#[derive(Clone, Copy)]
pub(super) struct Styled {
    pub(super) style: Style,
    pub(super) explode: bool,
    /// How names and values are encoded.
    pub(super) encode: fn(&str) -> String,
    pub(super) encode_name: fn(&str) -> String,
}

impl Styled {
    pub(super) fn new(style: Style, explode: bool, encode: fn(&str) -> String) -> Self {
        Self { style, explode, encode, encode_name: encode }
    }

    /// The pieces of a value, with what stands before and between them where they are parts of a
    /// path or of a header.
    pub(super) fn text(self, name: &str, shape: &Shape) -> Result<String, String> {
        let pieces = match self.pieces(name, shape)? {
            pieces if pieces.is_empty() => self.pieces(name, &Shape::Null)?,
            pieces => pieces,
        };
        Ok(match self.style {
            Style::Label => format!(".{}", pieces.join(".")),
            Style::Matrix => format!(";{}", pieces.join(";")),
            _ => pieces.join(","),
        })
    }

    /// The pieces of a value: pairs of names and values, or plain values, as the style has it. An
    /// array or an object without anything in it has none where each part would be a piece.
    pub(super) fn pieces(self, name: &str, shape: &Shape) -> Result<Vec<String>, String> {
        if self.style == Style::DeepObject {
            return self.deep_pieces(name, shape);
        }
        let name = (self.encode_name)(name);
        match shape {
            Shape::Null => Ok(vec![self.named(&name, "")]),
            Shape::Scalar(_) if self.is_delimited() => Err("its style is for arrays and objects".to_owned()),
            Shape::Scalar(text) => Ok(vec![self.named(&name, &(self.encode)(text))]),
            Shape::Array(items) if self.explode => {
                items.iter().map(|item| Ok(self.named(&name, &self.item(item)?))).collect()
            }
            Shape::Array(items) => {
                let items = items.iter().map(|item| self.item(item)).collect::<Result<Vec<_>, _>>()?;
                Ok(vec![self.named(&name, &items.join(self.delimiter()))])
            }
            Shape::Object(_) if self.explode && self.is_delimited() => {
                Err("its style is for objects without explode".to_owned())
            }
            Shape::Object(pairs) if self.explode => pairs.iter().map(|(key, value)| self.pair(key, value)).collect(),
            Shape::Object(pairs) => {
                let flat = pairs.iter().map(|(key, value)| Ok([(self.encode_name)(key), self.item(value)?]));
                let flat = flat.collect::<Result<Vec<_>, String>>()?;
                Ok(vec![self.named(&name, &flat.concat().join(self.delimiter()))])
            }
        }
    }

    fn is_delimited(self) -> bool {
        matches!(self.style, Style::SpaceDelimited | Style::PipeDelimited)
    }

    /// What is between the parts of a value that is one piece.
    fn delimiter(self) -> &'static str {
        match self.style {
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            _ => ",",
        }
    }

    fn item(self, value: &Value) -> Result<String, String> {
        let text = scalar(value).ok_or("its style has no place for values within values")?;
        Ok((self.encode)(&text))
    }

    /// A value with the name of the parameter, where the style has a place for it.
    fn named(self, name: &str, value: &str) -> String {
        match self.style {
            Style::Simple | Style::Label => value.to_owned(),
            Style::Matrix if value.is_empty() => name.to_owned(),
            _ => format!("{name}={value}"),
        }
    }

    /// A property that is a piece of its own.
    fn pair(self, key: &str, value: &Value) -> Result<String, String> {
        let (key, value) = ((self.encode_name)(key), self.item(value)?);
        Ok(match self.style {
            Style::Matrix => self.named(&key, &value),
            _ => format!("{key}={value}"),
        })
    }

    /// `name[key]=value` for objects; beyond the specification, `name[]=value` for each item of an array of
    /// scalars, `name[0][key]=value` for arrays of others, and a scalar as the style `form` has it.
    fn deep_pieces(self, name: &str, shape: &Shape) -> Result<Vec<String>, String> {
        let nested = |name: String, value: &Value| self.deep_pieces(&name, &Shape::of_value(value.clone()));
        let pieces = match shape {
            Shape::Null => Vec::new(),
            Shape::Scalar(text) => vec![Ok(vec![format!("{}={}", (self.encode_name)(name), (self.encode)(text))])],
            Shape::Object(pairs) => pairs.iter().map(|(key, value)| nested(format!("{name}[{key}]"), value)).collect(),
            Shape::Array(items) if items.iter().all(|item| scalar(item).is_some()) => {
                items.iter().map(|item| nested(format!("{name}[]"), item)).collect()
            }
            Shape::Array(items) => {
                items.iter().enumerate().map(|(index, item)| nested(format!("{name}[{index}]"), item)).collect()
            }
        };
        Ok(pieces.into_iter().collect::<Result<Vec<_>, String>>()?.concat())
    }
}

/// The pairs of a query parameter.
pub(super) fn query(styled: Styled, name: &str, json: Result<Vec<u8>, String>) -> Result<String, String> {
    let styled = Styled { encode_name: percent::text, ..styled };
    Ok(styled.pieces(name, &Shape::of(json)?)?.join("&"))
}
