//! What OpenAPI has a way to write: which values fit into which style (OpenAPI 3.0.4, section 4.7.12.4; RFC 6570, section 2.3). The
//! runtime's `request/style.rs` writes just that, and besides any value in the style `deepObject`, as services do that have it.

use super::shape::{is_plain, is_plain_list};
use crate::analyze::types::Types;
use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::ir::{
    AdditionalProperties, InputForm, Object, Parameter, Property, SchemaId, SchemaKind, SchemaRef, Style, Variant,
};
use std::collections::BTreeSet;

/// A value that is written in a style.
#[derive(Clone, Copy)]
pub(super) struct Styled<'a> {
    pub(super) schema: SchemaId,
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) reserved: bool,
    /// Whether it is a part of a query, or of a form that is written like one.
    pub(super) in_query: bool,
    pub(super) of: Written<'a>,
}

/// What is written.
#[derive(Clone, Copy)]
pub(super) enum Written<'a> {
    Parameter(&'a Parameter),
    Field(&'a Property),
}

impl Written<'_> {
    fn warning(self, no_way: &str) -> Diagnostic {
        let (what, name, location) = match self {
            Self::Parameter(own) => ("parameter", &own.name, &own.location),
            Self::Field(own) => ("field", &own.name, &own.location),
        };
        let message = format!("the style of the {what} `{name}` has no way to write {no_way}");
        Diagnostic::of(Kind::ParameterStyle, message).at(location.clone())
    }
}

/// How much of a value a style has a way to write.
#[derive(Debug, PartialEq, Eq)]
enum Fit<'a> {
    /// All that its schema allows, as far as that is known.
    Whole,
    /// All but these properties.
    Without(Vec<&'a str>),
    /// Some of the values that a union allows.
    SomeVariants,
    /// Nothing.
    Nothing,
}

/// How a value is written. One that its style has no way to write is written in the style `form`; one that this has no way to write either
/// is none, and a caller writes its text.
pub(super) fn form(types: &Types<'_>, value: Styled<'_>, diagnostics: &mut Diagnostics) -> Option<InputForm> {
    let mut tell = |no_way: &str, instead: &str| diagnostics.push(value.of.warning(no_way).label(instead));
    let kind = &types.schema(value.schema).kind;
    let style = match unlike(types, value) {
        Some(what) if fit(types, Style::Form, value.schema) != Fit::Nothing => {
            tell(what, "read as the style `form`");
            Style::Form
        }
        _ => value.style,
    };
    match fit(types, style, value.schema) {
        Fit::Whole => {}
        Fit::Without(properties) => {
            let names: Vec<String> = properties.iter().map(|name| format!("`{name}`")).collect();
            let what = if names.len() == 1 { "its property" } else { "its properties" };
            tell(&format!("{what} {}", names.join(", ")), "a request that has it is not sent");
        }
        Fit::SomeVariants => {
            tell("all values that its schema allows", "a request that has another one is not sent");
        }
        Fit::Nothing => {
            tell(made_of_others(kind), "text: a caller writes the value");
            return None;
        }
    }
    Some(in_style(types, Styled { style, ..value }))
}

/// Values of one piece are plain, and so are lists of them in a query; everything else is written in its style.
fn in_style(types: &Types<'_>, value: Styled<'_>) -> InputForm {
    let Styled { schema, style, explode, reserved, in_query, .. } = value;
    let styled = InputForm::Styled { style, explode, reserved };
    if reserved || matches!(style, Style::Label | Style::Matrix) {
        return styled;
    }
    if is_plain(types, schema) {
        return InputForm::Plain;
    }
    let plain_list = in_query && is_plain_list(types, schema);
    match style {
        Style::Form if plain_list && !explode => InputForm::Joined,
        Style::DeepObject if plain_list => InputForm::EachBracketed,
        // With a name and value an item there is nothing left to delimit.
        Style::Form | Style::SpaceDelimited | Style::PipeDelimited if plain_list && explode => InputForm::Each,
        _ => styled,
    }
}

/// What a style that is for some kinds of values alone is not for, where the value is of such a kind.
fn unlike(types: &Types<'_>, value: Styled<'_>) -> Option<&'static str> {
    let is_split = is_delimited(value.style) && value.explode;
    match &types.schema(value.schema).kind {
        SchemaKind::Object(_) | SchemaKind::Map(_) if is_split => Some("an object with `explode`"),
        // Lists are written as in the style `form`.
        SchemaKind::Union(union) if is_split => {
            let mut variants = union.variants.iter().map(|variant| &types.schema(variant.schema.id).kind);
            let has_objects = variants.any(|kind| matches!(kind, SchemaKind::Object(_) | SchemaKind::Map(_)));
            has_objects.then_some("an object with `explode`")
        }
        _ if is_plain(types, value.schema) && (is_delimited(value.style) || value.style == Style::DeepObject) => {
            Some("a single value")
        }
        _ => None,
    }
}

fn is_delimited(style: Style) -> bool {
    matches!(style, Style::SpaceDelimited | Style::PipeDelimited)
}

fn made_of_others(kind: &SchemaKind) -> &'static str {
    match kind {
        SchemaKind::Array(_) | SchemaKind::Tuple(_) => "a list of objects or of lists",
        _ => "an object that holds objects or lists",
    }
}

fn fit<'a>(types: &Types<'a>, style: Style, schema: SchemaId) -> Fit<'a> {
    within(types, style, schema, &mut BTreeSet::new())
}

/// The same within schemas that hold it. One that holds itself fits if the rest of it does.
fn within<'a>(types: &Types<'a>, style: Style, id: SchemaId, around: &mut BTreeSet<SchemaId>) -> Fit<'a> {
    if style == Style::DeepObject || !around.insert(id) {
        return Fit::Whole;
    }
    let fits = |is_written: bool| if is_written { Fit::Whole } else { Fit::Nothing };
    let fit = match &types.schema(id).kind {
        SchemaKind::Array(array) => fits(is_item(types, array.items)),
        SchemaKind::Tuple(items) => fits(items.iter().all(|item| is_item(types, *item))),
        SchemaKind::Map(values) => fits(is_item(types, *values)),
        SchemaKind::Object(object) => properties(types, object),
        SchemaKind::Union(union) => {
            let of_variant = |variant: &Variant| match is_delimited(style) && is_plain(types, variant.schema.id) {
                true => Fit::Nothing,
                false => within(types, style, variant.schema.id, around),
            };
            let variants: Vec<Fit<'_>> = union.variants.iter().map(of_variant).collect();
            match variants.iter().filter(|fit| **fit == Fit::Nothing).count() {
                0 => Fit::Whole,
                none if none == variants.len() => Fit::Nothing,
                _ => Fit::SomeVariants,
            }
        }
        _ => Fit::Whole,
    };
    around.remove(&id);
    fit
}

fn properties<'a>(types: &Types<'a>, object: &'a Object) -> Fit<'a> {
    let sent = || object.properties.iter().filter(|property| !property.read_only);
    let mut without = Vec::new();
    for property in sent() {
        if !is_item(types, property.schema) {
            if property.required {
                return Fit::Nothing;
            }
            without.push(property.name.as_str());
        }
    }
    let has_others = match object.additional {
        AdditionalProperties::Kept(values) => is_item(types, values),
        AdditionalProperties::Ignored => false,
    };
    match without.len() {
        0 => Fit::Whole,
        all if all == sent().count() && !has_others => Fit::Nothing,
        _ => Fit::Without(without),
    }
}

/// Whether there is a value that is one piece of text.
fn is_item(types: &Types<'_>, schema: SchemaRef) -> bool {
    match &types.schema(schema.id).kind {
        SchemaKind::Any => true,
        // A union within a union is one with it.
        SchemaKind::Union(union) => union.variants.iter().any(|variant| match types.schema(variant.schema.id).kind {
            SchemaKind::Union(_) | SchemaKind::Any => true,
            _ => is_plain(types, variant.schema.id),
        }),
        _ => is_plain(types, schema.id),
    }
}
