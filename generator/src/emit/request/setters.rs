use super::argument::{Parameter, parameter};
use super::builder_calls::{begin_body, chained, is_primary};
use super::facts;
use crate::emit::identifier::ident;
use crate::emit::tag::DescribedOperation;
use crate::emit::{Context, docs};
use crate::ir::{BodyForm, Operation};
use crate::surface::{Setter, SetterOf};
use crate::text::{CodeSpan, Rustdoc};
use proc_macro2::TokenStream;
use quote::quote;

/// The setters of what may be left out: parameters, fields of a form, and a body that is optional.
pub(super) fn setters(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<TokenStream> {
    described.own.setters.iter().filter_map(|own| setter(context, described, own)).collect()
}

fn setter(context: Context<'_>, described: DescribedOperation<'_>, own: &Setter) -> Option<TokenStream> {
    let operation = described.operation;
    match own.of {
        SetterOf::Argument(index) => {
            let input = operation.signature.inputs.get(index)?;
            let text = facts::input_docs(context, input);
            let is_required = operation.signature.is_required_field(input);
            let required = is_required.then(|| "A body that has any field must have it.".into());
            let text = Rustdoc::joined(&[text, required.unwrap_or_default()], "\n");
            Some(method(&text, input.deprecated, &own.name, None, &[parameter(context, described, index)?]))
        }
        SetterOf::Body(index) => {
            let body = operation.signature.bodies.get(index)?;
            let parameters = body.arguments.iter().filter_map(|index| parameter(context, described, *index));
            let parameters: Vec<Parameter> = parameters.collect();
            let start = Some(begin_body(operation, body));
            Some(method(&body_docs(operation, body), false, &own.name, start, &parameters))
        }
    }
}

fn method(
    text: &Rustdoc,
    deprecated: bool,
    name: &str,
    start: Option<TokenStream>,
    parameters: &[Parameter],
) -> TokenStream {
    let docs = docs::attributes(text);
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    let name = ident(name);
    let declarations = parameters.iter().map(|parameter| &parameter.declaration);
    let calls: Vec<TokenStream> = parameters.iter().map(|parameter| parameter.call.clone()).collect();
    let body = chained(quote!(self.0 #start), &calls, |value| quote!(Self(#value)));
    quote! {
        #docs
        #deprecated
        pub fn #name(self #(, #declarations)*) -> Self { #body }
    }
}

fn body_docs(operation: &Operation, body: &BodyForm) -> Rustdoc {
    let description = operation.body.as_ref().map(|body| body.docs.clone()).unwrap_or_default();
    match is_primary(operation, body) {
        true => docs::text(&description, "The body of the request.".into()),
        false => Rustdoc::filled("The body of the request, as {}.", &[&CodeSpan::new(&body.media_type)]),
    }
}
