//! The methods of the runtime's request that take values: which one takes what.

use crate::ir::{BodyForm, BodyStart, Constant, Input, InputForm, InputPlace, Operation, Style};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The most calls in one expression. Whoever prints or reads a chain of calls goes one step down for each of them.
const LONGEST: usize = 100;

/// Calls one after another on a value, and what is made of that: one expression, or a statement for each hundred calls and the
/// expression. No argument has the name of the variable, since none begins with two underscores.
pub(in crate::emit) fn chained(
    value: TokenStream,
    calls: &[TokenStream],
    made: impl FnOnce(TokenStream) -> TokenStream,
) -> TokenStream {
    let mut statements = TokenStream::new();
    let (first, others) = calls.split_at(calls.len().min(LONGEST));
    let mut value = quote!(#value #(#first)*);
    for calls in others.chunks(LONGEST) {
        statements.extend(quote!(let __request = #value;));
        value = quote!(__request #(#calls)*);
    }
    let made = made(value);
    quote!(#statements #made)
}

/// The call that gives a value to the request.
pub(super) fn input(input: &Input, value: &TokenStream) -> TokenStream {
    let wire = &input.name;
    let place = place(input.place);
    match (input.place, input.form) {
        (InputPlace::Body, InputForm::Json) => quote!(.json(#value)),
        (InputPlace::Body, InputForm::Text) => quote!(.text(#value)),
        (InputPlace::Body, InputForm::File) => quote!(.file(#value)),
        (InputPlace::Body, _) => quote!(.form_of(#value)),
        (_, InputForm::WholeQuery) => quote!(.query_text(#wire, #value)),
        (_, InputForm::Styled { style, explode, reserved }) => {
            let method = if reserved { format_ident!("{place}_reserved") } else { format_ident!("{place}_styled") };
            // Headers and cookies have one style each.
            let style = (!matches!(input.place, InputPlace::Header | InputPlace::Cookie)).then(|| {
                let style = style_name(style);
                quote!(request::Style::#style,)
            });
            quote!(.#method(#wire, #style #explode, #value))
        }
        (_, form) => {
            let method = format_ident!("{place}{}", suffix(form));
            let wire = if form == InputForm::EachBracketed { &format!("{wire}[]") } else { wire };
            match &input.media_type {
                Some(media_type) => {
                    let method = format_ident!("{method}_as");
                    quote!(.#method(#wire, #media_type, #value))
                }
                None => quote!(.#method(#wire, #value)),
            }
        }
    }
}

/// The call that gives a value of the document's to the request.
pub(in crate::emit) fn constant(constant: &Constant) -> TokenStream {
    let Constant { name, place: at, value } = constant;
    let method = format_ident!("{}", place(*at));
    quote!(.#method(#name, #value))
}

fn place(place: InputPlace) -> &'static str {
    match place {
        InputPlace::Path => "path",
        InputPlace::Query => "query",
        InputPlace::Header => "header",
        InputPlace::Cookie => "cookie",
        InputPlace::Field | InputPlace::Body => "field",
    }
}

fn suffix(form: InputForm) -> &'static str {
    match form {
        InputForm::Each | InputForm::EachBracketed => "_each",
        InputForm::Joined => "_joined",
        InputForm::Json => "_json",
        InputForm::Value => "_value",
        InputForm::File | InputForm::NamedFiles => "_file",
        InputForm::Files => "_files",
        _ => "",
    }
}

fn style_name(style: Style) -> proc_macro2::Ident {
    let name = match style {
        Style::Matrix => "Matrix",
        Style::Label => "Label",
        Style::Simple => "Simple",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    };
    format_ident!("{name}")
}

/// The calls that begin a body: its media type where it is neither the primary one nor that of the form that begins, and the form
/// that fields are added to.
pub(in crate::emit) fn begin_body(operation: &Operation, body: &BodyForm) -> TokenStream {
    let is_whole =
        |index: &usize| operation.signature.inputs.get(*index).is_some_and(|input| input.place == InputPlace::Body);
    let whole = body.arguments.first().is_some_and(is_whole);
    match body.start {
        BodyStart::Form if whole => TokenStream::new(),
        BodyStart::Form => quote!(.form()),
        BodyStart::Multipart => quote!(.multipart()),
        _ if is_primary(operation, body) => TokenStream::new(),
        _ => {
            let content_type = body.content_type();
            quote!(.content_type(#content_type))
        }
    }
}

pub(super) fn is_primary(operation: &Operation, body: &BodyForm) -> bool {
    operation.signature.bodies.first().is_some_and(|first| first.media_type == body.media_type)
}
