use super::modules::Module;
use super::types::ident;
use super::{Context, File, docs};
use crate::ir::{Input, InputForm, Output, Signature};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// `src/lib.rs`: the modules, and what is named at the root of the crate.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    let has_models = !super::models::types(context).is_empty();
    let models = has_models.then(|| {
        quote!(
            pub mod models;
        )
    });
    let has_errors = context.api.error_sets.iter().any(|set| !set.variants.is_empty());
    // A shared enum is unused where none of the tags that share it is compiled.
    let allowed = context
        .has_features()
        .then(|| quote!(#[allow(dead_code, unused_imports, reason = "tags can be left out by feature")]));
    let errors = has_errors.then(|| {
        quote!(
            #allowed
            mod errors;
        )
    });
    let modules = errors.into_iter().chain(models).chain([
        quote!(
            pub mod operations;
        ),
        quote!(
            mod runtime;
        ),
    ]);
    let security = super::security::is_needed(context).then(|| {
        quote!(
            mod security;
        )
    });
    let modules = modules.chain(security).chain([quote!(
        mod settings;
    )]);
    let items: Vec<TokenStream> = attributes(context).into_iter().chain(modules).chain(exports(context)).collect();
    vec![File::rust("src/lib.rs", crate_docs(context), items), pages(context)]
}

/// `src/pages.rs`: the samples of the Markdown pages, as tests that they compile; those of a tag with its feature.
fn pages(context: Context<'_>) -> File {
    let mut pages: BTreeMap<Module<'_>, Vec<String>> = BTreeMap::new();
    for tag in &context.api.tags {
        let module = if context.has_features() { Module::Tag(&tag.name) } else { Module::Shared };
        let page = &context.names.of_tag(&tag.name).page;
        pages.entry(module).or_default().push(format!("methods/{page}"));
    }
    for (schema, names) in super::models::types(context) {
        pages.entry(context.module_of(&schema.tags)).or_default().push(format!("models/{}", names.page));
    }
    let calls = pages.into_iter().map(|(module, pages)| match module {
        Module::Tag(tag) => {
            let feature = &context.names.of_tag(tag).feature;
            quote!(pages!(#feature { #(#pages),* });)
        }
        Module::Shared => quote!(pages! { #(#pages),* }),
    });
    let uses = quote!(
        use crate::runtime::pages::pages;
    );
    File::rust(
        "src/pages.rs",
        "The samples of the pages in `docs/` are compiled with the tests of the documentation.",
        [uses].into_iter().chain(calls).collect(),
    )
}

fn attributes(context: Context<'_>) -> Vec<TokenStream> {
    let mut attributes = vec![quote!(#![forbid(unsafe_code)]), quote!(#![warn(missing_docs)])];
    if !context.names.are_ascii() {
        attributes
            .push(quote!(#![allow(confusable_idents, mixed_script_confusables, reason = "names are the document's")]));
    }
    attributes
}

fn exports(context: Context<'_>) -> Vec<TokenStream> {
    let used = types_in_use(context);
    let [stream, file, header] = ["ByteStream", "File", "Header"].map(|name| {
        let name = used.contains(&name).then(|| ident(name));
        name.map(|name| quote!(#name,))
    });
    let blocking = used.contains(&"ByteStream").then(|| quote!(BlockingByteStream,));
    vec![
        quote!(
            #[cfg(feature = "blocking")]
            pub use runtime::{#blocking BlockingItems, BlockingPages};
        ),
        quote! {
            pub use runtime::{
                AccessToken, ApiError, BoxFuture, #stream Client, ClientBuilder, DecodeError, Error, ErrorBody, ErrorKind,
                #file #header Items, Pages, Response, RetryPolicy, TokenSource,
            };
        },
        quote!(
            #[doc(no_inline)]
            pub use {bytes, chrono, http, reqwest, serde_json};
        ),
        quote!(
            #[cfg(all(doctest, feature = "blocking"))]
            #[doc = include_str!("../README.md")]
            struct Readme;
        ),
        quote!(
            #[cfg(all(doctest, feature = "blocking"))]
            mod pages;
        ),
    ]
}

/// The types at the root of the crate that are there only where an operation makes use of them.
pub(super) fn types_in_use(context: Context<'_>) -> Vec<&'static str> {
    let any = |used: fn(&Signature) -> bool| context.api.operations.iter().any(|operation| used(&operation.signature));
    let types = [("ByteStream", any(gives_stream)), ("File", any(takes_file)), ("Header", any(has_header))];
    types.into_iter().filter(|(_, is_used)| *is_used).map(|(name, _)| name).collect()
}

fn gives_stream(signature: &Signature) -> bool {
    let others = signature.others.iter().map(|other| &other.output);
    std::iter::once(&signature.output).chain(others).any(|output| *output == Output::Stream)
}

fn takes_file(signature: &Signature) -> bool {
    let is_file = |input: &Input| matches!(input.form, InputForm::File | InputForm::Files | InputForm::NamedFiles);
    signature.inputs.iter().any(is_file)
}

fn has_header(signature: &Signature) -> bool {
    !signature.headers.is_empty()
}

fn crate_docs(context: Context<'_>) -> String {
    let api = context.api;
    let title = crate::markdown::summary(&api.title);
    let text = docs::text(&api.docs, &format!("A client for the API *{title}*."));
    let tags: Vec<String> = api
        .tags
        .iter()
        .map(|tag| {
            let names = context.names.of_tag(&tag.name);
            format!("- [`{0}`](operations::{0}): {1}", names.module, super::tag::title(tag))
        })
        .collect();
    let version = crate::markdown::summary(&api.version);
    format!(
        "A client for *{title}* ({version}).\n\n{text}\n\n# Operations\n\n{}\n\nThe [`Client`] sends them; the README has a \
         quickstart.",
        tags.join("\n")
    )
}
