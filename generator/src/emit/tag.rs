//! `src/operations/<tag>.rs`: the operations of a tag, each with its request.

mod constant;
mod method;
mod response;

use super::identifier::ident;
use super::{Context, File, docs, request};
use crate::ir;
use crate::markdown;
pub(super) use crate::surface::DescribedOperation;
use crate::surface::{Imports, Tag};
use crate::text::{CodeSpan, Rustdoc, Word};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The file of a tag.
pub(super) fn file<'a>(context: Context<'a>, tag: &'a Tag) -> File<'a> {
    let described = context.described(tag);
    let operations: Vec<DescribedOperation<'_>> = context.operations_of(tag).collect();
    let methods = operations.iter().flat_map(|described| method::methods(context, *described));
    let handle = handle(described, tag, methods.collect());
    let requests = operations.into_iter().flat_map(move |described| items(context, described));
    let mocks = mocks(context, tag);
    let items = uses(tag.imports).into_iter().chain(handle).chain(requests).chain([mocks]);
    let docs = docs::text(&described.docs, Rustdoc::filled("{}.", &[&title(described)]));
    File::new(format!("src/operations/{}.rs", tag.file), docs, items)
}

/// What the operations of a tag are called together.
pub(super) fn title(tag: &ir::Tag) -> Rustdoc {
    match tag.name.trim() {
        "" => "The operations of the tag without a name".into(),
        name => Rustdoc::filled("The operations of the tag {}", &[&CodeSpan::new(name)]),
    }
}

fn uses(imports: Imports) -> Vec<TokenStream> {
    let Imports { models, paging, success_body, security } = imports;
    let paging = paging.then(|| quote!(Paging,));
    let success_body = success_body.then(|| quote!(, success_body));
    let models = models.then(|| {
        quote!(
            use crate::models;
        )
    });
    let client = quote!(
        use crate::client::{Client, mocks};
    );
    let runtime = quote!(use crate::runtime::{#paging Request, operation, request #success_body};);
    let security = security.then(|| {
        quote!(
            use crate::security;
        )
    });
    [client].into_iter().chain(models).chain([runtime]).chain(security).collect()
}

/// The struct that has the operations as methods, and the method of the client that gives it.
fn handle(described: &ir::Tag, tag: &Tag, methods: Vec<TokenStream>) -> Vec<TokenStream> {
    let handle = ident(&tag.handle);
    let module = ident(&tag.module);
    let title = title(described);
    let method = Word::new(tag.module.trim_start_matches("r#"));
    let docs = docs::attributes(&Rustdoc::filled("{}, from [`Client::{}`].", &[&title, &method]));
    let summary = described.docs.description.as_deref().map(markdown::summary).unwrap_or_default();
    let client_docs = docs::attributes(&Rustdoc::joined(&[title, summary], ": "));
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

/// What mocks have of the tag.
fn mocks(context: Context<'_>, tag: &Tag) -> TokenStream {
    let (handle, module) = (ident(&tag.handle), ident(&tag.module));
    let rows = context.operations_of(tag).map(|DescribedOperation { own, .. }| {
        let [method, request, constant] = [own.method(), &own.request, &own.constant].map(ident);
        let status = Literal::u16_unsuffixed(own.success_status);
        quote!(#method: (#request, #constant, #status))
    });
    quote!(mocks!(#handle as #module { #(#rows),* });)
}

/// The request of an operation, how it is sent, the types of its responses, and the constant that describes it.
fn items(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<TokenStream> {
    request::items(context, described)
        .into_iter()
        .chain(response::items(context, described))
        .chain([constant::constant(context, described)])
        .collect()
}
