use super::Builder;
use crate::ir::{Input, InputForm, InputPlace, SchemaKind, SchemaRef, StringFormat};
use crate::surface::{Argument, ArgumentType, RustType};

/// An input as an argument.
pub(super) fn of(builder: &Builder<'_>, input: &Input, name: &str) -> Argument {
    let declared = declared(builder, input);
    let is_serialized =
        matches!(input.form, InputForm::Styled { .. } | InputForm::Json | InputForm::Value | InputForm::Form);
    let by_reference = is_serialized && matches!(declared, ArgumentType::Value(_));
    Argument { name: name.to_owned(), declared, by_reference }
}

/// How a function declares an input.
fn declared(builder: &Builder<'_>, input: &Input) -> ArgumentType {
    match input.form {
        InputForm::Plain | InputForm::WholeQuery => {
            input.schema.map_or(ArgumentType::Text, |schema| plain(builder, schema))
        }
        InputForm::Each | InputForm::EachBracketed | InputForm::Joined => {
            match input.schema.map(|schema| list(builder, schema)) {
                Some(ArgumentType::Value(own)) => ArgumentType::Values(own),
                _ => ArgumentType::Texts,
            }
        }
        InputForm::Text => ArgumentType::OwnedText,
        InputForm::File => ArgumentType::File,
        InputForm::Files => ArgumentType::Files,
        InputForm::NamedFields => ArgumentType::NamedText,
        InputForm::NamedFiles => ArgumentType::NamedFile,
        InputForm::Styled { .. } | InputForm::Json | InputForm::Value | InputForm::Form => serialized(builder, input),
    }
}

/// A value of one piece.
fn plain(builder: &Builder<'_>, schema: SchemaRef) -> ArgumentType {
    match &builder.api.schema(schema.id).kind {
        SchemaKind::String(format) if !format.has_own_type() => ArgumentType::Text,
        _ => ArgumentType::Value(builder.non_null_type(schema.id)),
    }
}

fn list(builder: &Builder<'_>, schema: SchemaRef) -> ArgumentType {
    match &builder.api.schema(schema.id).kind {
        SchemaKind::Array(array) => plain(builder, array.items),
        _ => plain(builder, schema),
    }
}

/// A value that is written by `serde`. Only a whole body can be `null`: everything else is left out in its place.
fn serialized(builder: &Builder<'_>, input: &Input) -> ArgumentType {
    let Some(schema) = input.schema else { return ArgumentType::Reference(RustType::Json) };
    if input.place == InputPlace::Body {
        return ArgumentType::Reference(borrowed(builder, schema));
    }
    let own = || builder.non_null_type(schema.id);
    match &builder.api.schema(schema.id).kind {
        SchemaKind::Boolean | SchemaKind::Integer(_) | SchemaKind::Number(_) => ArgumentType::Value(own()),
        SchemaKind::String(format) if format.has_own_type() => ArgumentType::Value(own()),
        SchemaKind::String(_) => ArgumentType::Reference(RustType::Str),
        SchemaKind::Array(array) => ArgumentType::Reference(slice(builder, array.items)),
        _ => ArgumentType::Reference(own()),
    }
}

/// What a reference to a value is a reference to: slices and `str` in place of what owns them.
fn borrowed(builder: &Builder<'_>, schema: SchemaRef) -> RustType {
    if builder.api.is_nullable(schema) {
        return builder.value_type(schema);
    }
    match &builder.api.schema(schema.id).kind {
        SchemaKind::Array(array) => slice(builder, array.items),
        SchemaKind::String(
            StringFormat::Text | StringFormat::Duration | StringFormat::Byte | StringFormat::Other(_),
        ) => RustType::Str,
        _ => builder.non_null_type(schema.id),
    }
}

fn slice(builder: &Builder<'_>, items: SchemaRef) -> RustType {
    RustType::Slice(Box::new(builder.value_type(items)))
}
