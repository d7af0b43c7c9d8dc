use super::DescribedOperation;
use crate::emit::Context;
use crate::emit::identifier::ident;
use crate::ir::{
    BodyForm, InputPlace, JSON, Method, Operation, OwnServer, PageLimit, Paging, PagingStyle, StreamSetting, Streamed,
    plain_text,
};
use crate::surface::{self, Credential};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use serde_json::Value;

/// The constant that describes an operation, as far as it differs from what the runtime takes for granted.
pub(super) fn constant(
    context: Context<'_>,
    DescribedOperation { operation, own }: DescribedOperation<'_>,
) -> TokenStream {
    let constant = ident(&own.constant);
    let id = operation.label();
    let method = method(&operation.method);
    let path = operation.path.sent();
    let accept = operation.signature.asked_for().join(", ");
    let accept = (accept != JSON).then(|| quote!(accept: #accept,));
    let content_type = operation.signature.bodies.first().map(BodyForm::content_type);
    let content_type = content_type.filter(|name| *name != JSON).map(|name| quote!(content_type: #name,));
    let errors = own.errors.as_ref().and_then(|errors| context.surface.errors.get(errors.of.0));
    let errors = errors.map(|set| {
        let set = ident(&set.name);
        quote!(else #set)
    });
    let server = server(context, operation);
    let rest = [accept, content_type, required_fields(operation), security(context, own), server, headers(operation)];
    let total_count = operation.total_count.as_ref().map(|name| {
        let name = name.to_ascii_lowercase();
        quote!(total_count: Some(#name),)
    });
    let paging = own.pages.as_ref().map(|pages| paging(&pages.paging));
    let stream = operation.stream.as_ref().and_then(streamed);
    let rest = rest.into_iter().flatten().chain(total_count).chain(paging).chain(stream);
    let rest: Vec<TokenStream> = rest.collect();
    let rest = (!rest.is_empty()).then(|| quote!({ #(#rest)* }));
    quote!(operation!(#constant = #method #path as #id #errors #rest);)
}

/// A word where it is one of Rust, else a string.
fn method(method: &Method) -> TokenStream {
    match method {
        Method::Other(name) if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_uppercase()) => quote!(#name),
        method => ident(method.as_str()).into_token_stream(),
    }
}

/// How it is paged, as far as the runtime has to know.
fn paging(Paging { style, limit, items, total, more, back, known_by: _ }: &Paging) -> TokenStream {
    let style = match style {
        PagingStyle::Offset { parameter, first } => {
            let first = Literal::i64_unsuffixed(*first);
            quote!(offset(#parameter, #first))
        }
        PagingStyle::Page { parameter, first } => {
            let first = Literal::i64_unsuffixed(*first);
            quote!(page(#parameter, #first))
        }
        PagingStyle::Cursor { parameter, next } => quote!(cursor(#parameter, &[#(#next),*])),
        PagingStyle::Link => quote!(link()),
        PagingStyle::NextUrl(next) => quote!(url(&[#(#next),*])),
        PagingStyle::LastId { parameter, id } => quote!(last_id(#parameter, &[#(#id),*])),
    };
    let limit = limit.as_ref().and_then(|PageLimit { parameter, size }| {
        let size = Literal::u32_unsuffixed((*size)?);
        Some(quote!(.limit(#parameter, #size)))
    });
    let path = |name: &str, path: &[String]| {
        let name = ident(name);
        (!path.is_empty()).then(|| quote!(.#name(&[#(#path),*])))
    };
    let (items, total, more) = (path("items", items), path("total", total), path("more", more));
    let back = back.as_ref().map(|parameter| quote!(.back(#parameter)));
    quote!(paging: Some(Paging::#style #limit #items #total #more #back),)
}

/// What is done to get its response item by item.
fn streamed(Streamed { set, end }: &Streamed) -> Option<TokenStream> {
    let pairs = |method: &str, place: InputPlace, text: fn(&Value) -> String| {
        let set = set.iter().filter(|own| own.place == place);
        let pairs = set.map(|StreamSetting { name, value, .. }| (name, text(value)));
        let pairs: Vec<TokenStream> = pairs.map(|(name, value)| quote!((#name, #value))).collect();
        let method = ident(method);
        (!pairs.is_empty()).then(|| quote!(.#method(&[#(#pairs),*])))
    };
    let query = pairs("query", InputPlace::Query, plain_text);
    let members = pairs("members", InputPlace::Body, |value| format!("{value}"));
    let end = end.as_ref().map(|end| quote!(.end(#end)));
    let calls: Vec<TokenStream> = query.into_iter().chain(members).chain(end).collect();
    (!calls.is_empty()).then(|| quote!(stream: crate::runtime::Streamed::NEW #(#calls)*,))
}

/// The fields that a body of fields must have.
fn required_fields(operation: &Operation) -> Option<TokenStream> {
    let fields = &operation.signature.required_fields;
    (!fields.is_empty()).then(|| quote!(required_fields: &[#(#fields),*],))
}

/// Headers with a value that the document gives.
fn headers(operation: &Operation) -> Option<TokenStream> {
    let constants = operation.signature.constants.iter().filter(|constant| constant.place == InputPlace::Header);
    let pairs: Vec<_> = constants.map(|constant| (&constant.name, &constant.value)).collect();
    let pairs = pairs.into_iter().map(|(name, value)| quote!((#name, #value)));
    let pairs: Vec<TokenStream> = pairs.collect();
    (!pairs.is_empty()).then(|| quote!(headers: &[#(#pairs),*],))
}

/// The server, where it is another than that of the API.
fn server(context: Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let server = match context.api.own_server(operation)? {
        OwnServer::Path(path) => path,
        OwnServer::Url(url) => url,
    };
    Some(quote!(server: Some(#server),))
}

/// The alternatives, where they are not just a token.
fn security(context: Context<'_>, own: &surface::Operation) -> Option<TokenStream> {
    let constant = |credential: &Credential| {
        let name = ident(context.surface.security.constant(credential)?);
        Some(quote!(security::#name))
    };
    let alternatives = own.security.iter().map(|credentials| {
        let constants = credentials.iter().filter_map(constant);
        quote!(&[#(#constants),*])
    });
    let alternatives: Vec<TokenStream> = alternatives.collect();
    (!own.needs_just_a_token()).then(|| quote!(security: &[#(#alternatives),*],))
}
