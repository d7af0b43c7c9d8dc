use super::DescribedOperation;
use crate::emit::identifier::ident;
use crate::emit::request::{Parameter, builder_calls, parameter};
use crate::emit::{Context, docs, example};
use crate::ir::{InputPlace, Operation};
use crate::surface::Method;
use crate::text::{CodeSpan, Fits, Rustdoc, Word};
use proc_macro2::TokenStream;
use quote::quote;

/// The methods that make a request of an operation: one, or one for each form of a body that is required.
pub(super) fn methods(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<TokenStream> {
    let DescribedOperation { operation, own } = described;
    let further = |media_type: &str| {
        let first = Word::new(own.method().trim_start_matches("r#"));
        let parts: [&dyn Fits<Rustdoc>; 3] = [&first, &first, &CodeSpan::new(media_type)];
        docs::attributes(&Rustdoc::filled("[`{}`](Self::{}) with a body of the media type {}.", &parts))
    };
    let docs = |method: &Method, is_first: bool| match method.body.and_then(|body| operation.signature.bodies.get(body))
    {
        Some(body) if !is_first => further(&body.media_type),
        _ => {
            let sample = example::sample_docs(context, described, &route(operation));
            let said = docs::text(&operation.docs, Rustdoc::default());
            let beyond = docs::of_security(context.api, operation);
            let items = docs::of_items(context, operation);
            let untyped = docs::of_untyped_bodies(operation);
            let text = docs::attributes(&Rustdoc::joined(&[said, items, untyped, beyond], "\n\n"));
            let errors = docs::attributes(&docs::of_errors(own));
            quote!(#text #sample #errors)
        }
    };
    let methods = own.methods.iter().enumerate();
    methods.map(|(index, method)| self::method(context, described, method, docs(method, index == 0))).collect()
}

/// `GET /source-usages/{sourceId}/status`, as code.
fn route(operation: &Operation) -> CodeSpan {
    CodeSpan::new(&format!("{} {}", operation.method.as_str(), operation.path.as_str()))
}

fn method(context: Context<'_>, described: DescribedOperation<'_>, method: &Method, docs: TokenStream) -> TokenStream {
    let DescribedOperation { operation, own } = described;
    let signature = &operation.signature;
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let [name, request, constant] = [&method.name, &own.request, &own.constant].map(|name| ident(name));
    let parameters: Vec<Parameter> =
        method.arguments.iter().filter_map(|index| parameter(context, described, *index)).collect();
    let declarations = parameters.iter().map(|parameter| &parameter.declaration);
    // Headers with a value that the document gives are in the constant.
    let constants = signature.constants.iter().filter(|constant| constant.place != InputPlace::Header);
    let constants = constants.map(builder_calls::constant);
    let (of_call, of_body) = parameters.split_at(signature.arguments.len().min(parameters.len()));
    let call = |parameter: &Parameter| parameter.call.clone();
    let body = method.body.and_then(|body| signature.bodies.get(body));
    let start = body.map(|body| builder_calls::begin_body(operation, body));
    let calls = of_call.iter().map(call).chain(constants).chain(start).chain(of_body.iter().map(call));
    let value = quote!(Request::new(&self.0, &#constant));
    let made = builder_calls::chained(value, &calls.collect::<Vec<_>>(), |value| quote!(#request(#value)));
    let many =
        (parameters.len() >= MANY).then(|| quote!(#[allow(clippy::too_many_arguments, reason = "all are required")]));
    quote! {
        #docs
        #deprecated
        #many
        pub fn #name(&self #(, #declarations)*) -> #request { #made }
    }
}

/// From how many arguments on, beside `self`, clippy advises against them.
const MANY: usize = 7;
