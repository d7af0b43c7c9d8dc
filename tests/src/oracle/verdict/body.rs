//! The body.

use super::{multipart, query};
use crate::oracle::operation::Operation;
use crate::oracle::parameter::Parameter;
use crate::oracle::sample::{Body, Form, Sample};
use crate::oracle::text::{self, differences, plain, same};
use crate::oracle::{style, validity};
use crate::server::Request;
use serde_json::Value;

pub(super) fn faults(operation: &Operation<'_>, sample: &Sample, request: &Request) -> Vec<String> {
    let Some(body) = &sample.body else {
        let unwanted = !request.body.is_empty();
        return unwanted.then(|| "there is a body, and the operation takes none".to_owned()).into_iter().collect();
    };
    match body.form {
        Form::Json => json_faults(operation, body, request),
        Form::UrlEncoded => form_faults(body, &request.body),
        Form::Multipart => multipart::faults(body, request),
        Form::Text | Form::Binary => {
            let is_sample = request.body == plain(&body.value).as_bytes();
            (!is_sample).then(|| "the body is not the one that was given".to_owned()).into_iter().collect()
        }
    }
}

/// Nothing is lost and nothing added, and what was sent is valid.
fn json_faults(operation: &Operation<'_>, body: &Body, request: &Request) -> Vec<String> {
    let found: Value = match serde_json::from_slice(&request.body) {
        Ok(found) => found,
        Err(error) => return vec![format!("the body is no JSON: {error}")],
    };
    let schema = operation.body.iter().find(|(name, _)| *name == body.media_type);
    let schema = schema.and_then(|(_, media_type)| media_type.raw("schema")).filter(|_| body.invalid.is_none());
    let invalid = schema.and_then(|schema| validity::faults(&schema, true, &found)).unwrap_or_default();
    let invalid = invalid.into_iter().map(|fault| format!("the body is invalid: {fault}"));
    let differences = differences(&body.value, &found, "").into_iter().map(|text| format!("body: {text}"));
    differences.chain(invalid).collect()
}

/// A field has a pair; a list has one an item, an object is JSON (OpenAPI 3.0.4, section 4.7.15.1). One with a style has the pairs that it
/// would have in a query.
fn form_faults(body: &Body, sent: &[u8]) -> Vec<String> {
    let Ok(sent) = std::str::from_utf8(sent) else { return vec!["the form is no text".to_owned()] };
    let mut found: Vec<(&str, &str)> = sent.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let mut faults = Vec::new();
    let mut lacks = |name: &str, value: &str, is_it: &dyn Fn(&str, &str) -> bool| match found
        .iter()
        .position(|(name, text)| is_it(name, text))
    {
        Some(index) => _ = found.remove(index),
        None => faults.push(format!("the form lacks {name}={value}")),
    };
    let style = |name: &str| body.fields.get(name).and_then(|field| field.style.clone());
    for (name, value) in fields(body).iter().filter(|(name, _)| style(name).is_none()) {
        let is_it = |other: &str, text: &str| {
            let decoded = text::decoded(text, true);
            text::decoded(other, true).as_ref() == Some(name) && decoded.is_some_and(|text| is_text_of(value, &text))
        };
        lacks(name, &value.to_string(), &is_it);
    }
    for (name, value) in body.value.as_object().into_iter().flatten() {
        let Some(style) = style(name) else { continue };
        let parameter = Parameter::field(name, style);
        for pair in style::pairs(&parameter, value) {
            lacks(&pair.name, &pair.pieces.join(","), &|name, text| query::is_pair(&pair, &parameter, name, text));
        }
    }
    faults.extend(found.iter().map(|(name, value)| format!("the form has {name}={value}, which nothing asks for")));
    faults
}

/// The fields of a form by name, a list as one field an item, or as one text where its items are joined.
pub(super) fn fields(body: &Body) -> Vec<(String, Value)> {
    let joined = |name: &str| body.fields.get(name).and_then(|field| field.joined.as_deref());
    let of_member = |(name, value): (&String, &Value)| match (value, joined(name)) {
        (Value::Array(items), Some(separator)) => {
            let texts: Vec<String> = items.iter().map(plain).collect();
            vec![(name.clone(), texts.join(separator).into())]
        }
        (Value::Array(items), None) => items.iter().map(|item| (name.clone(), item.clone())).collect(),
        (other, _) => vec![(name.clone(), other.clone())],
    };
    body.value.as_object().into_iter().flatten().flat_map(of_member).collect()
}

/// Whether a field's text is its value: a scalar as it is, an object as JSON.
pub(super) fn is_text_of(value: &Value, text: &str) -> bool {
    match value {
        Value::Object(_) | Value::Array(_) => {
            serde_json::from_str(text).is_ok_and(|found| differences(value, &found, "").is_empty())
        }
        scalar => same(&plain(scalar), text),
    }
}
