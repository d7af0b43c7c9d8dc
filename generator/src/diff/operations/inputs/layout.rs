use super::ComparedClient;
use crate::ir::{Input, InputForm, InputPlace, SchemaId, SchemaKind, Style};

/// How a value is written where it goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One text, with nothing before it but what its style puts there.
    Text(Option<Style>),
    /// Several texts.
    Texts { style: Style, explode: bool },
    /// Text that is all of the query, of a media type.
    WholeQuery(Option<String>),
    /// JSON.
    Json,
    /// A scalar as its text, a list as several values, an object as JSON.
    Value,
    /// A file, of a media type.
    File(Option<String>),
    /// As the form of a body wants it.
    Field(Option<String>),
}

/// The layout of an input, and whether reserved characters stay as they are. One value in a list is laid out as the value alone, so
/// that a list may take the place of a value.
pub(super) fn of(side: &ComparedClient<'_>, input: &Input) -> (Layout, bool) {
    let kind = input.schema.map(|schema| &side.schema(schema.id).kind);
    let is_reserved = matches!(input.form, InputForm::Styled { reserved: true, .. });
    let has_reserved = !matches!(kind, Some(SchemaKind::Boolean | SchemaKind::Integer(_) | SchemaKind::Number(_)));
    let layout = match input.place {
        InputPlace::Field | InputPlace::Body => of_body(input),
        _ => of_parameter(side, input, kind),
    };
    (layout, is_reserved && has_reserved)
}

fn of_parameter(side: &ComparedClient<'_>, input: &Input, kind: Option<&SchemaKind>) -> Layout {
    let is_list = matches!(kind, Some(SchemaKind::Array(_)));
    match input.form {
        InputForm::Json => match kind {
            // These are the same text in JSON.
            Some(SchemaKind::Boolean | SchemaKind::Integer(_) | SchemaKind::Number(_)) => Layout::Text(None),
            _ => Layout::Json,
        },
        InputForm::Joined => Layout::Texts { style: Style::Form, explode: false },
        InputForm::EachBracketed => Layout::Texts { style: Style::DeepObject, explode: true },
        InputForm::WholeQuery => Layout::WholeQuery(input.media_type.clone()),
        InputForm::Styled { style, explode, .. } => {
            let is_plain = matches!(style, Style::Form | Style::Simple);
            let is_scalar = input.schema.is_none_or(|schema| is_scalar(side, schema.id, &mut Vec::new()));
            match style {
                _ if is_scalar => Layout::Text(Some(style).filter(|_| !is_plain)),
                Style::Form if is_list && explode => Layout::Text(None),
                _ if is_list && is_plain => Layout::Texts { style: Style::Form, explode: false },
                // Each property has a name of its own in any case.
                Style::DeepObject => Layout::Texts { style, explode: true },
                _ => Layout::Texts { style, explode },
            }
        }
        _ => Layout::Text(None),
    }
}

/// Whether whatever the schema allows is of one piece.
fn is_scalar(side: &ComparedClient<'_>, id: SchemaId, open: &mut Vec<SchemaId>) -> bool {
    match &side.schema(id).kind {
        SchemaKind::Array(_) | SchemaKind::Tuple(_) | SchemaKind::Object(_) | SchemaKind::Map(_) | SchemaKind::Any => {
            false
        }
        SchemaKind::Union(_) if open.contains(&id) => true,
        SchemaKind::Union(union) => {
            open.push(id);
            union.variants.iter().all(|variant| is_scalar(side, variant.schema.id, open))
        }
        _ => true,
    }
}

fn of_body(input: &Input) -> Layout {
    // What says nothing of itself is a stream of bytes.
    let media_type = input.media_type.clone().filter(|name| name != "application/octet-stream");
    match (input.place, input.form) {
        (InputPlace::Field, InputForm::File | InputForm::Files) => Layout::File(media_type),
        (InputPlace::Field, InputForm::Json) => Layout::Json,
        (InputPlace::Field, InputForm::Value) => Layout::Value,
        (InputPlace::Field, InputForm::Joined) => Layout::Texts { style: Style::Form, explode: false },
        (InputPlace::Field, InputForm::EachBracketed | InputForm::Styled { style: Style::DeepObject, .. }) => {
            Layout::Texts { style: Style::DeepObject, explode: true }
        }
        (InputPlace::Field, InputForm::Styled { style, explode, .. }) => Layout::Texts { style, explode },
        // A whole body is laid out as its media type says, which is compared as such.
        (InputPlace::Body, _) => Layout::Field(None),
        _ => Layout::Field(input.media_type.clone()),
    }
}
