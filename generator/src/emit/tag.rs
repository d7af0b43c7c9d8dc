//! `src/operations/<tag>.rs`: the operations of a tag, each with its request.

mod answer;
mod constant;
mod method;

pub(super) use answer::{json_type, typed_errors};
pub(super) use constant::names_tokens;

use super::types::{ident, mentions};
use super::{Context, File, docs, request};
use crate::ir::{Operation, OperationId, Tag};
use crate::markdown;
use crate::names::TagNames;
use proc_macro2::TokenStream;
use quote::quote;

/// The file of a tag.
pub(super) fn file(context: Context<'_>, tag: &Tag) -> File {
    let names = context.names.of_tag(&tag.name);
    let operations: Vec<_> = operations(context, tag);
    let methods = operations.iter().flat_map(|(id, operation)| method::methods(context, *id, operation));
    let requests = operations.iter().flat_map(|(id, operation)| items(context, *id, operation));
    let items: Vec<_> = handle(tag, names, methods.collect()).into_iter().chain(requests).collect();
    let names_schemes = operations.iter().any(|(_, operation)| constant::names_schemes(context, operation));
    let items = uses(&items, names_schemes).into_iter().chain(items).collect();
    let docs = docs::text(&tag.docs, &format!("{}.", title(tag)));
    File::rust(format!("src/operations/{}.rs", names.file), docs, items)
}

/// What the operations of a tag are called together.
pub(super) fn title(tag: &Tag) -> String {
    match tag.name.trim() {
        "" => "The operations of the tag without a name".to_owned(),
        name => format!("The operations of the tag {}", markdown::code(name)),
    }
}

fn operations<'a>(context: Context<'a>, tag: &Tag) -> Vec<(OperationId, &'a Operation)> {
    let all = context.api.operations.iter().enumerate().map(|(index, operation)| (OperationId(index), operation));
    all.filter(|(_, operation)| operation.tag == tag.name).collect()
}

/// `names_schemes` says whether an operation names a security scheme.
fn uses(items: &[TokenStream], names_schemes: bool) -> Vec<TokenStream> {
    let paging = mentions(items, "Paging").then(|| quote!(Paging,));
    let models = mentions(items, "models").then(|| {
        quote!(
            use crate::models;
        )
    });
    let success = mentions(items, "success_body").then(|| quote!(, success_body));
    let runtime = quote!(use crate::runtime::{Client, #paging Request, operation, request #success};);
    let security = names_schemes.then(|| {
        quote!(
            use crate::security;
        )
    });
    models.into_iter().chain([runtime]).chain(security).collect()
}

/// The struct that has the operations as methods, and the method of the client that gives it.
fn handle(tag: &Tag, names: &TagNames, methods: Vec<TokenStream>) -> Vec<TokenStream> {
    let handle = ident(&names.handle);
    let module = ident(&names.module);
    let docs =
        docs::attributes(&format!("{}, from [`Client::{}`].", title(tag), names.module.trim_start_matches("r#")));
    let summary = tag.docs.description.as_deref().map(markdown::summary).unwrap_or_default();
    let client_docs = docs::attributes(format!("{}: {summary}", title(tag)).trim_end_matches([':', ' ']));
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #handle(Client);
        },
        quote! {
            impl Client {
                #client_docs
                pub fn #module(&self) -> #handle {
                    #handle(self.clone())
                }
            }
        },
        quote!(impl #handle { #(#methods)* }),
    ]
}

/// The request of an operation, how it is sent, the types of its answers, and the constant that describes it.
fn items(context: Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.of_operation(id);
    request::items(context, operation, names)
        .into_iter()
        .chain(answer::items(context, operation, names))
        .chain([constant::constant(context, operation, names)])
        .collect()
}
