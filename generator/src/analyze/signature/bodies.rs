mod fields;

use crate::analyze::types::Types;
use crate::diagnostic::Diagnostics;
use crate::ir::{
    BodyForm, BodyStart, Docs, Input, InputForm, InputPlace, MediaType, MediaTypeKind, OperationObject, Property,
    RequestBody, SchemaKind, Signature, ValueType,
};
use std::collections::{BTreeMap, BTreeSet};

/// Adds the body, in each of its forms.
pub(super) fn add(
    types: &Types<'_>,
    operation: &OperationObject,
    signature: &mut Signature,
    diagnostics: &mut Diagnostics,
) {
    let Some(body) = &operation.body else { return };
    let mut known = fields::Known::new();
    for media_type in each_once(types, body) {
        let mut form = BodyForm {
            media_type: media_type.name.clone(),
            required: body.required,
            start: start(media_type.kind),
            arguments: Vec::new(),
        };
        match (form.start, properties(types, media_type)) {
            (BodyStart::Form | BodyStart::Multipart, Some(properties)) => {
                for property in properties {
                    fields::add((types, &mut *diagnostics), media_type, property, &mut form, signature, &mut known);
                }
            }
            (BodyStart::Multipart, None) => fields::add_any(signature),
            _ => {
                form.arguments.push(signature.inputs.len());
                signature.inputs.push(whole(media_type, body, form.start));
            }
        }
        signature.bodies.push(form);
    }
    set_one_by_one(signature);
}

/// Has the required fields of an optional body set one by one, as the others are, where it has one form: so the order of calls does not
/// count, and none takes back what another has set.
fn set_one_by_one(signature: &mut Signature) {
    let [form] = signature.bodies.as_mut_slice() else { return };
    let is_field = |index: &usize| signature.inputs.get(*index).is_some_and(|own| own.place == InputPlace::Field);
    if form.required || !form.arguments.iter().all(is_field) {
        return;
    }
    for index in std::mem::take(&mut form.arguments) {
        if let Some(input) = signature.inputs.get_mut(index) {
            input.setter = true;
            signature.required_fields.push(input.name.clone());
        }
    }
}

/// The media types, each once: first the preferred one, then the others in the document's order.
fn each_once<'a>(types: &Types<'_>, body: &'a RequestBody) -> Vec<&'a MediaType> {
    let mut preferred: Vec<&MediaType> = body.content.iter().collect();
    preferred.sort_by_key(|media_type| media_type.preference());
    let mut known = BTreeSet::new();
    preferred.retain(|media_type| known.insert(to_a_caller(types, media_type)));
    let names = body.content.iter().enumerate().rev().map(|(index, media_type)| (media_type.name.as_str(), index));
    let position: BTreeMap<&str, usize> = names.collect();
    if let Some((_, others)) = preferred.split_first_mut() {
        others.sort_by_key(|media_type| position.get(media_type.name.as_str()));
    }
    preferred
}

/// What a media type is to a caller: JSON of one schema is one, and so is one type with different parameters. Patches are not: what the same JSON
/// does to a resource depends on which of them it is.
pub(super) fn to_a_caller(types: &Types<'_>, media_type: &MediaType) -> (Option<ValueType>, Option<String>) {
    let is_plain = media_type.kind == MediaTypeKind::Json && !media_type.is_patch();
    let essence = (!is_plain).then(|| media_type.essence());
    (media_type.schema.map(|schema| types.value_type(schema)), essence)
}

fn start(kind: MediaTypeKind) -> BodyStart {
    match kind {
        MediaTypeKind::Json => BodyStart::Json,
        MediaTypeKind::Form => BodyStart::Form,
        MediaTypeKind::Multipart => BodyStart::Multipart,
        MediaTypeKind::Text => BodyStart::Text,
        MediaTypeKind::Items(_) | MediaTypeKind::Binary => BodyStart::File,
    }
}

/// The properties of a form's schema that a request has; none where it is no object, or names no property.
fn properties<'a>(types: &Types<'a>, media_type: &MediaType) -> Option<impl Iterator<Item = &'a Property>> {
    match &types.schema(media_type.schema?.id).kind {
        SchemaKind::Object(object) if !object.properties.is_empty() => {
            Some(object.properties.iter().filter(|property| !property.read_only))
        }
        _ => None,
    }
}

/// The body as one value.
fn whole(media_type: &MediaType, body: &RequestBody, start: BodyStart) -> Input {
    let (form, schema) = match start {
        BodyStart::Json => (InputForm::Json, media_type.schema),
        BodyStart::Form | BodyStart::Multipart => (InputForm::Form, media_type.schema),
        BodyStart::Text => (InputForm::Text, None),
        BodyStart::File => (InputForm::File, None),
    };
    Input {
        example: media_type.example.clone(),
        schema,
        docs: body.docs.clone(),
        ..input("body", InputPlace::Body, form)
    }
}

fn input(name: &str, place: InputPlace, form: InputForm) -> Input {
    Input {
        name: name.to_owned(),
        place,
        form,
        media_type: None,
        schema: None,
        setter: false,
        constant: None,
        deprecated: false,
        docs: Docs::default(),
        example: None,
    }
}
