use super::{Called, Half};
use crate::ir::{Input, InputForm, InputPlace, ParameterIn, ParameterValue, SchemaKind, Style};

/// How a value is written where it goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One text, with nothing before it but what its style puts there.
    Text(Option<Style>),
    /// Several texts.
    Texts { style: Style, explode: bool },
    /// A document of a media type.
    Content(String),
    /// A file, of a media type.
    File(Option<String>),
    /// As the form of a body wants it.
    Field(Option<String>),
}

/// The layout of an input. One value in a list is laid out as the value alone, so that a list may take the place of a value.
pub(super) fn of(half: &Half<'_>, called: Called<'_>, input: &Input) -> Layout {
    let place = match input.place {
        InputPlace::Path => ParameterIn::Path,
        InputPlace::Query => ParameterIn::Query,
        InputPlace::Header => ParameterIn::Header,
        InputPlace::Cookie => ParameterIn::Cookie,
        InputPlace::Field | InputPlace::Body => return of_body(input),
    };
    let mut parameters = called.operation.parameters.iter();
    let own = parameters.find(|parameter| parameter.location_in == place && parameter.name == input.name);
    match own.map(|parameter| &parameter.value) {
        Some(ParameterValue::Content(media_type)) => Layout::Content(media_type.essence()),
        Some(ParameterValue::Schema { schema, style, explode, .. }) => {
            let is_plain = matches!(style, Style::Form | Style::Simple);
            match &half.schema(schema.id).kind {
                SchemaKind::Array(_) if *style == Style::Form && *explode => Layout::Text(None),
                SchemaKind::Array(_) if is_plain => Layout::Texts { style: Style::Form, explode: false },
                SchemaKind::Array(_)
                | SchemaKind::Object(_)
                | SchemaKind::Map(_)
                | SchemaKind::Union(_)
                | SchemaKind::Any => Layout::Texts { style: *style, explode: *explode },
                _ => Layout::Text(Some(*style).filter(|_| !is_plain)),
            }
        }
        None => Layout::Text(None),
    }
}

fn of_body(input: &Input) -> Layout {
    match (input.place, input.form) {
        (InputPlace::Field, InputForm::File | InputForm::Files) => Layout::File(input.media_type.clone()),
        (InputPlace::Field, InputForm::Json) => Layout::Content("application/json".to_owned()),
        (InputPlace::Field, InputForm::Joined) => Layout::Texts { style: Style::Form, explode: false },
        (InputPlace::Field, InputForm::Styled { style, explode, .. }) => Layout::Texts { style, explode },
        // A whole body is laid out as its media type says, which is compared as such.
        (InputPlace::Body, _) => Layout::Field(None),
        _ => Layout::Field(input.media_type.clone()),
    }
}
