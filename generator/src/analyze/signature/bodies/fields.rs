//! The fields of a form and the parts of a multipart body.

use super::super::shape::{is_binary, is_plain, items};
use super::super::styles::{self, Styled, Written};
use super::input;
use crate::analyze::types::Types;
use crate::diagnostic::Diagnostics;
use crate::ir::{
    BodyForm, Docs, Encoding, Input, InputForm, InputPlace, MediaType, MediaTypeKind, Property, SchemaKind, Signature,
};
use std::collections::BTreeMap;

/// The fields that are inputs already, by name.
pub(super) type Known = BTreeMap<String, Vec<usize>>;

/// A property of a form; one that another form of the same body has as well is the same input.
pub(super) fn add(
    (types, diagnostics): (&Types<'_>, &mut Diagnostics),
    media_type: &MediaType,
    property: &Property,
    form: &mut BodyForm,
    signature: &mut Signature,
    known: &mut Known,
) {
    let written = field_form(types, media_type, property, diagnostics);
    let form_of_field = written.unwrap_or(InputForm::Plain);
    let has_type = match form_of_field {
        InputForm::File | InputForm::Files => true,
        InputForm::Plain => media_type.kind == MediaTypeKind::Multipart,
        _ => false,
    };
    let own_type = media_type.encoding.get(&property.name).and_then(one_type).filter(|_| has_type);
    let field = Input {
        media_type: own_type,
        schema: Some(property.schema).filter(|_| written.is_some()),
        setter: !property.required,
        deprecated: property.deprecated,
        docs: docs(types, property),
        example: property.example.clone(),
        ..input(&property.name, InputPlace::Field, form_of_field)
    };
    let is_same_field = |other: &Input| {
        let is_same_schema = match (other.schema, field.schema) {
            (Some(one), Some(other)) => types.same(one, other),
            (one, other) => one == other,
        };
        other.form == field.form && is_same_schema
    };
    let of_name = known.entry(property.name.clone()).or_default();
    let same = of_name.iter().copied().find(|index| signature.inputs.get(*index).is_some_and(is_same_field));
    let index = same.unwrap_or_else(|| {
        signature.inputs.push(field.clone());
        of_name.push(signature.inputs.len() - 1);
        signature.inputs.len() - 1
    });
    if let Some(known) = signature.inputs.get_mut(index) {
        known.setter |= field.setter;
        // Only parts say it.
        known.media_type = known.media_type.take().or(field.media_type);
    }
    if property.required {
        form.arguments.push(index);
    }
}

fn docs(types: &Types<'_>, property: &Property) -> Docs {
    let own = property.docs.summary.is_some() || property.docs.description.is_some();
    if own { property.docs.clone() } else { types.schema(property.schema.id).docs.clone() }
}

/// How a property of a form is written (OpenAPI 3.0.4, section 4.7.14.4 and 4.7.15); none where a caller writes its text.
fn field_form(
    types: &Types<'_>,
    media_type: &MediaType,
    property: &Property,
    diagnostics: &mut Diagnostics,
) -> Option<InputForm> {
    let id = property.schema.id;
    let is_multipart = media_type.kind == MediaTypeKind::Multipart;
    let encoding = media_type.encoding.get(&property.name);
    let items = items(types, id).filter(|items| !types.is_nullable(*items));
    let explode = encoding.is_none_or(|encoding| encoding.explode);
    if is_multipart && is_binary(types, id) {
        return Some(InputForm::File);
    }
    if is_multipart && items.is_some_and(|items| is_binary(types, items.id)) {
        return Some(InputForm::Files);
    }
    if !is_multipart && let Some(style) = encoding.and_then(|encoding| encoding.style) {
        let value =
            Styled { schema: id, style, explode, reserved: false, in_query: true, of: Written::Field(property) };
        return styles::form(types, value, diagnostics);
    }
    Some(match items {
        _ if encoding.is_some_and(is_json) => InputForm::Json,
        _ if is_plain(types, id) => InputForm::Plain,
        Some(items) if is_plain(types, items.id) && explode => InputForm::Each,
        Some(items) if is_plain(types, items.id) => InputForm::Joined,
        _ if matches!(types.schema(id).kind, SchemaKind::Object(_) | SchemaKind::Map(_)) => InputForm::Json,
        _ => InputForm::Value,
    })
}

fn is_json(encoding: &Encoding) -> bool {
    one_type(encoding).is_some_and(|name| MediaTypeKind::of(&name) == MediaTypeKind::Json)
}

/// The media type of a part, where it is just one: the document may list several, or a range (OpenAPI 3.0.4, section 4.7.15.1).
fn one_type(encoding: &Encoding) -> Option<String> {
    encoding.content_type.clone().filter(|name| !name.contains([',', '*']))
}

/// The fields of a multipart body of which the document names none.
pub(super) fn add_any(signature: &mut Signature) {
    for (name, form) in [("field", InputForm::NamedFields), ("file", InputForm::NamedFiles)] {
        if !signature.inputs.iter().any(|input| input.form == form) {
            signature.inputs.push(Input { setter: true, ..input(name, InputPlace::Field, form) });
        }
    }
}
