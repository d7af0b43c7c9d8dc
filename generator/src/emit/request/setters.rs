use super::argument::{Argument, input};
use super::taken::is_primary;
use super::{begun, facts};
use crate::emit::types::ident;
use crate::emit::{Context, docs};
use crate::ir::{BodyForm, BodyStart, InputForm, Operation};
use crate::markdown;
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// The setters of what may be left out: parameters, fields of a form, and a body that is optional.
pub(super) fn setters(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let inputs = operation.signature.inputs.iter().zip(&names.inputs).enumerate();
    let inputs = inputs.filter(|(_, (given, _))| given.setter).filter_map(|(index, (given, name))| {
        let text = facts::input_docs(context, given);
        let argument = match given.form {
            InputForm::NamedFields => any_field(quote!(field), quote!(value: impl AsRef<str>), quote!(value.as_ref())),
            InputForm::NamedFiles => any_field(quote!(field_file), quote!(file: impl Into<crate::File>), quote!(file)),
            _ => input(context, operation, names, index)?,
        };
        Some(setter(&text, given.deprecated, name, None, &[argument]))
    });
    let bodies = settable(operation).zip(settable_names(operation, names)).map(|(body, name)| {
        let arguments = body.arguments.iter().filter_map(|index| input(context, operation, names, *index));
        let arguments: Vec<Argument> = arguments.collect();
        setter(&body_docs(operation, body), false, name, Some(begun(operation, body)), &arguments)
    });
    inputs.chain(bodies).collect()
}

fn setter(text: &str, deprecated: bool, name: &str, start: Option<TokenStream>, arguments: &[Argument]) -> TokenStream {
    let docs = docs::attributes(text);
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    let name = ident(name);
    let declared = arguments.iter().map(|argument| &argument.declared);
    let taken = arguments.iter().map(|argument| &argument.taken);
    quote! {
        #docs
        #deprecated
        pub fn #name(self #(, #declared)*) -> Self {
            Self(self.0 #start #(#taken)*)
        }
    }
}

/// A field whose name the caller gives as well.
fn any_field(method: TokenStream, value: TokenStream, given: TokenStream) -> Argument {
    Argument { declared: quote!(name: impl Into<String>, #value), taken: quote!(.#method(name.into(), #given)) }
}

/// The forms of an optional body that are set as a whole. A form that is the only one, and of which nothing is required, begins
/// with its first field.
fn settable(operation: &Operation) -> impl Iterator<Item = &BodyForm> {
    operation.signature.bodies.iter().filter(|body| has_setter(operation, body))
}

fn settable_names<'a>(operation: &'a Operation, names: &'a OperationNames) -> impl Iterator<Item = &'a String> {
    let named = operation.signature.bodies.iter().zip(&names.bodies);
    named.filter(|(body, _)| has_setter(operation, body)).map(|(_, name)| name)
}

fn has_setter(operation: &Operation, body: &BodyForm) -> bool {
    let is_form = matches!(body.start, BodyStart::Form | BodyStart::Multipart);
    let begins_by_itself = is_form && body.arguments.is_empty() && operation.signature.bodies.len() == 1;
    !body.required && !begins_by_itself
}

fn body_docs(operation: &Operation, body: &BodyForm) -> String {
    let description = operation.body.as_ref().map(|body| body.docs.clone()).unwrap_or_default();
    match is_primary(operation, body) {
        true => docs::text(&description, "The body of the request."),
        false => format!("The body of the request, as {}.", markdown::code(&body.media_type)),
    }
}
