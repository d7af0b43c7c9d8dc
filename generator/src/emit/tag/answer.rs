use crate::emit::types::{Scope, ident};
use crate::emit::{Context, docs};
use crate::ir::{Operation, Output, Response, SchemaKind, SchemaRef, StatusPattern};
use crate::markdown;
use crate::names::OperationNames;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The methods that send a request, and the types of its answers.
pub(super) fn items(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let request = ident(&names.request);
    let signature = &operation.signature;
    let primary = send(context, names, &signature.output, None);
    let others = signature.others.iter().zip(&names.sends).map(|(other, name)| {
        let (name, blocking, media_type) = (ident(name), ident(&format!("{name}_blocking")), &other.media_type);
        send(context, names, &other.output, Some(quote!(as #name / #blocking, #media_type)))
    });
    let item = operation.paging.as_ref().and_then(|_| items_of(context, &signature.output));
    let paged = item.map(|item| quote!(request::paged!(#request -> #item);));
    [primary]
        .into_iter()
        .chain(others)
        .chain(paged)
        .chain(success(context, operation, names))
        .chain(error_alias(context, operation, names))
        .collect()
}

/// The macro that adds the methods that send; `as_other` says of what name, and which media type is asked for.
fn send(context: Context<'_>, names: &OperationNames, output: &Output, as_other: Option<TokenStream>) -> TokenStream {
    let request = ident(&names.request);
    match output {
        Output::Empty => quote!(request::empty!(#request);),
        Output::Json { schema, optional } => {
            let own = json_type(context, *schema, *optional);
            quote!(request::json!(#request #as_other -> #own);)
        }
        Output::Text => quote!(request::text!(#request #as_other);),
        Output::Stream => quote!(request::stream!(#request #as_other);),
        Output::ByStatus(_) => {
            let success = ident(&names.success);
            quote!(request::by_status!(#request -> #success);)
        }
    }
}

pub(in crate::emit) fn json_type(context: Context<'_>, schema: SchemaRef, optional: bool) -> TokenStream {
    let own = context.rust_type(schema, Scope::Elsewhere);
    if optional && !context.api.is_nullable(schema) { quote!(Option<#own>) } else { own }
}

/// The type of the items of a success that is an array.
fn items_of(context: Context<'_>, output: &Output) -> Option<TokenStream> {
    let Output::Json { schema, .. } = output else { return None };
    match &context.api.schema(schema.id).kind {
        SchemaKind::Array(array) => Some(context.rust_type(array.items, Scope::Elsewhere)),
        _ => None,
    }
}

/// The enum of successes that differ by status.
fn success(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let Output::ByStatus(by_status) = &operation.signature.output else { return Vec::new() };
    let name = ident(&names.success);
    let (Some((other, members)), docs) = (
        names.variants.split_last(),
        docs::attributes(&format!("What a success of [`{}`] gives, by status.", names.request)),
    ) else {
        return Vec::new();
    };
    let other = ident(other);
    let answer = |status: StatusPattern| operation.successes().find(|response| response.status == status);
    let variants = by_status.iter().zip(members).map(|((status, schema), member)| {
        let docs = docs::attributes(&variant_docs(*status, answer(*status)));
        let (member, own) = (ident(member), schema.map(|schema| context.rust_type(schema, Scope::Elsewhere)));
        let own = own.map(|own| quote!((#own)));
        quote!(#docs #member #own)
    });
    let rows = by_status.iter().zip(members).map(|((status, schema), member)| {
        let (pattern, member, body) = (pattern(*status), ident(member), schema.map(|_| quote!((_))));
        quote!(#pattern => #member #body)
    });
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " Another status, with its body; `null` where it has none."]
                #other(serde_json::Value),
            }
        },
        quote!(success_body!(#name else #other { #(#rows),* });),
    ]
}

fn variant_docs(status: StatusPattern, answer: Option<&Response>) -> String {
    let description = answer.and_then(|answer| answer.docs.description.as_deref()).map(markdown::rustdoc);
    match description.unwrap_or_default().trim() {
        "" => format!("Status {status}."),
        text => format!("Status {status}: {text}"),
    }
}

/// A pattern over the status as a number.
fn pattern(status: StatusPattern) -> TokenStream {
    let literal = |number: u16| proc_macro2::Literal::u16_unsuffixed(number);
    match status {
        StatusPattern::Code(code) => {
            let code = literal(code);
            quote!(#code)
        }
        StatusPattern::Range(class) => {
            let (first, last) = (literal(u16::from(class) * 100), literal(u16::from(class) * 100 + 99));
            quote!(#first..=#last)
        }
        StatusPattern::Default => quote!(_),
    }
}

fn error_alias(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    let set = typed_errors(context, operation)?;
    let [request, alias] = [&names.request, &names.error].map(|name| ident(name));
    Some(quote!(request::errors!(#request: #alias = #set);))
}

/// The enum of an operation's errors; `None` where the document lists no error.
pub(in crate::emit) fn typed_errors(context: Context<'_>, operation: &Operation) -> Option<Ident> {
    let id = operation.errors?;
    let listed = context.api.error_sets.get(id.0).is_some_and(|set| !set.variants.is_empty());
    listed.then(|| ident(&context.names.of_error_set(id).name))
}
