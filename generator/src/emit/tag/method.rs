use crate::emit::request::{Argument, begun, input, taken};
use crate::emit::types::ident;
use crate::emit::{Context, docs, example};
use crate::ir::{BodyForm, InputPlace, Operation, OperationId};
use crate::markdown;
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// The methods that make a request of an operation: one, or one for each form of a body that is required.
pub(super) fn methods(context: Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.of_operation(id);
    let required = || operation.signature.bodies.iter().filter(|body| body.required);
    let sample = example::sample_docs(context, id, operation, &route(operation));
    let text = docs::attributes(docs::text(&operation.docs, "").trim_start());
    let docs = quote!(#text #sample);
    let first = method(context, operation, names, &names.method, required().next(), docs);
    let further = required().zip(&names.bodies).skip(1).map(|(body, name)| {
        let docs = format!(
            "[`{0}`](Self::{0}) with a body of the media type {1}.",
            names.method.trim_start_matches("r#"),
            markdown::code(&body.media_type)
        );
        method(context, operation, names, name, Some(body), docs::attributes(&docs))
    });
    [first].into_iter().chain(further).collect()
}

/// `GET /source-usages/{sourceId}/status`, as code.
fn route(operation: &Operation) -> String {
    markdown::code(&format!("{} {}", operation.method.as_str(), operation.path.as_str()))
}

fn method(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    name: &str,
    body: Option<&BodyForm>,
    docs: TokenStream,
) -> TokenStream {
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let [name, request, constant] = [name, &names.request, &names.constant].map(ident);
    let of_body = body.into_iter().flat_map(|body| body.arguments.iter().copied());
    let of_call: Vec<Argument> =
        operation.signature.arguments.iter().filter_map(|index| input(context, operation, names, *index)).collect();
    let of_body: Vec<Argument> = of_body.filter_map(|index| input(context, operation, names, index)).collect();
    let declared = of_call.iter().chain(&of_body).map(|argument| &argument.declared);
    // Headers with a value that the document gives are in the constant.
    let constants = operation.signature.constants.iter().filter(|constant| constant.place != InputPlace::Header);
    let constants = constants.map(taken::constant);
    let parameters = of_call.iter().map(|argument| &argument.taken);
    let start = body.map(|body| begun(operation, body));
    let fields = of_body.iter().map(|argument| &argument.taken);
    let arguments = of_call.len() + of_body.len();
    let many = (arguments >= MANY).then(|| quote!(#[allow(clippy::too_many_arguments, reason = "all are required")]));
    quote! {
        #docs
        #deprecated
        #many
        pub fn #name(&self #(, #declared)*) -> #request {
            #request(Request::new(&self.0, &#constant) #(#parameters)* #(#constants)* #start #(#fields)*)
        }
    }
}

/// From how many arguments on, beside `self`, clippy advises against them.
const MANY: usize = 7;
