use super::shape::{is_binary, is_plain, items, same};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{
    Api, BodyForm, BodyStart, Docs, Encoding, Input, InputForm, InputPlace, MediaType, MediaTypeKind, Operation,
    Property, RequestBody, SchemaKind, SchemaRef, Signature, Style,
};

/// Adds the body, in each of its forms.
pub(super) fn add(api: &Api, operation: &Operation, signature: &mut Signature, diagnostics: &mut Diagnostics) {
    let Some(body) = &operation.body else { return };
    for media_type in sendable(api, body, diagnostics) {
        let mut form = BodyForm {
            media_type: media_type.name.clone(),
            required: body.required,
            start: start(media_type.kind),
            arguments: Vec::new(),
        };
        match (form.start, properties(api, media_type)) {
            (BodyStart::Form | BodyStart::Multipart, Some(properties)) => {
                for property in properties {
                    field(api, media_type, property, &mut form, signature);
                }
            }
            (BodyStart::Multipart, None) => any_fields(signature),
            _ => {
                form.arguments.push(signature.inputs.len());
                signature.inputs.push(whole(media_type, body, form.start));
            }
        }
        signature.bodies.push(form);
    }
}

/// The media types that a client can send, each once: first JSON, then the others by name.
fn sendable<'a>(api: &Api, body: &'a RequestBody, diagnostics: &mut Diagnostics) -> Vec<&'a MediaType> {
    let (sendable, other): (Vec<_>, Vec<_>) = body.content.iter().partition(|media_type| is_sendable(media_type));
    for media_type in other {
        let message = format!("a body of the media type `{}` cannot be sent", media_type.name);
        let diagnostic = match sendable.is_empty() {
            true => Diagnostic::error(message).help("of the multipart types, use `multipart/form-data`"),
            false => Diagnostic::warning(message).label("left out"),
        };
        diagnostics.push(diagnostic.at(media_type.location.clone()));
    }
    let mut ordered = sendable;
    ordered.sort_by_key(|media_type| rank(media_type));
    let mut each_once: Vec<&MediaType> = Vec::new();
    for media_type in ordered {
        if !each_once.iter().any(|other| is_same(api, media_type, other)) {
            each_once.push(media_type);
        }
    }
    each_once
}

fn is_sendable(media_type: &MediaType) -> bool {
    media_type.kind != MediaTypeKind::Multipart
        || ["multipart/form-data", "multipart/*"].contains(&media_type.essence().as_str())
}

/// What comes first where there is a choice.
pub(super) fn rank(media_type: &MediaType) -> (u8, String) {
    let first = match media_type.kind {
        MediaTypeKind::Json if media_type.essence() == "application/json" => 0,
        MediaTypeKind::Json => 1,
        _ => 2,
    };
    (first, media_type.name.clone())
}

/// Whether two media types are one to a caller: JSON of one schema is, and so is one type with different parameters.
pub(super) fn is_same(api: &Api, one: &MediaType, other: &MediaType) -> bool {
    let same_schema = match (one.schema, other.schema) {
        (Some(one), Some(other)) => same(api, one, other),
        (one, other) => one == other,
    };
    let both_json = one.kind == MediaTypeKind::Json && other.kind == MediaTypeKind::Json;
    same_schema && (both_json || one.essence() == other.essence())
}

fn start(kind: MediaTypeKind) -> BodyStart {
    match kind {
        MediaTypeKind::Json => BodyStart::Json,
        MediaTypeKind::Form => BodyStart::Form,
        MediaTypeKind::Multipart => BodyStart::Multipart,
        MediaTypeKind::Text => BodyStart::Text,
        MediaTypeKind::Binary => BodyStart::File,
    }
}

/// The properties of a form's schema that a request has; none where it is no object, or names no property.
fn properties<'a>(api: &'a Api, media_type: &MediaType) -> Option<impl Iterator<Item = &'a Property>> {
    match &api.schema(media_type.schema?.id).kind {
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

/// A property of a form; one that another form of the same body has as well is the same input.
fn field(api: &Api, media_type: &MediaType, property: &Property, form: &mut BodyForm, signature: &mut Signature) {
    let form_of_field = field_form(api, media_type, property);
    let is_file = matches!(form_of_field, InputForm::File | InputForm::Files);
    let field = Input {
        media_type: media_type.encoding.get(&property.name).and_then(one_type).filter(|_| is_file),
        schema: Some(property.schema),
        setter: !property.required,
        deprecated: property.deprecated,
        docs: docs(api, property),
        example: property.example.clone(),
        ..input(&property.name, InputPlace::Field, form_of_field)
    };
    let is_same_field = |other: &Input| {
        let schemas = other.schema.zip(field.schema);
        (other.place, &other.name, other.form) == (field.place, &field.name, field.form)
            && schemas.is_some_and(|(one, other)| same(api, one, other))
    };
    let index = signature.inputs.iter().position(is_same_field).unwrap_or_else(|| {
        signature.inputs.push(field.clone());
        signature.inputs.len() - 1
    });
    if let Some(known) = signature.inputs.get_mut(index) {
        known.setter |= field.setter;
    }
    if property.required {
        form.arguments.push(index);
    }
}

fn docs(api: &Api, property: &Property) -> Docs {
    let own = property.docs.summary.is_some() || property.docs.description.is_some();
    if own { property.docs.clone() } else { api.schema(property.schema.id).docs.clone() }
}

/// How a property of a form is written (OpenAPI 3.0.4, section 4.8.14.4 and 4.8.15).
fn field_form(api: &Api, media_type: &MediaType, property: &Property) -> InputForm {
    let id = property.schema.id;
    let is_multipart = media_type.kind == MediaTypeKind::Multipart;
    let encoding = media_type.encoding.get(&property.name);
    let items = items(api, id).filter(|items| !api.is_nullable(*items));
    let explode = encoding.is_none_or(|encoding| encoding.explode);
    if is_multipart && is_binary(api, id) {
        return InputForm::File;
    }
    if is_multipart && items.is_some_and(|items| is_binary(api, items.id)) {
        return InputForm::Files;
    }
    if !is_multipart && let Some(style) = encoding.and_then(|encoding| encoding.style) {
        return styled(api, property.schema, style, explode);
    }
    if encoding.is_some_and(is_json) {
        return InputForm::Json;
    }
    match items {
        _ if is_plain(api, id) => InputForm::Plain,
        Some(items) if is_plain(api, items.id) => {
            if explode {
                InputForm::Each
            } else {
                InputForm::Joined
            }
        }
        _ => InputForm::Json,
    }
}

fn styled(api: &Api, schema: SchemaRef, style: Style, explode: bool) -> InputForm {
    let plain_list = items(api, schema.id).is_some_and(|items| is_plain(api, items.id) && !api.is_nullable(items));
    match style {
        _ if is_plain(api, schema.id) => InputForm::Plain,
        Style::Form if plain_list && !explode => InputForm::Joined,
        Style::DeepObject => InputForm::Styled { style, explode, reserved: false },
        _ if plain_list && explode => InputForm::Each,
        _ => InputForm::Styled { style, explode, reserved: false },
    }
}

fn is_json(encoding: &Encoding) -> bool {
    one_type(encoding).is_some_and(|name| MediaTypeKind::of(&name) == MediaTypeKind::Json)
}

/// The media type of a part, where it is just one: the document may list several, or a range (OpenAPI 3.0.4, section 4.8.15.1).
fn one_type(encoding: &Encoding) -> Option<String> {
    encoding.content_type.clone().filter(|name| !name.contains([',', '*']))
}

/// The fields of a multipart body of which the document names none.
fn any_fields(signature: &mut Signature) {
    for (name, form) in [("field", InputForm::NamedFields), ("file", InputForm::NamedFiles)] {
        if !signature.inputs.iter().any(|input| input.form == form) {
            signature.inputs.push(Input { setter: true, ..input(name, InputPlace::Field, form) });
        }
    }
}
