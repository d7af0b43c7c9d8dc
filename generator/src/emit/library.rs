use super::identifier::ident;
use super::{Context, File, docs};
use crate::markdown;
use crate::surface::{Module, RootTypes, Tag};
use crate::text::{Rustdoc, Word};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// `src/lib.rs`: the modules, and what is named at the root of the crate.
pub(super) fn files(context: Context<'_>) -> Vec<File<'_>> {
    let has_models = context.surface.types().next().is_some();
    let models = has_models.then(|| {
        quote!(
            #[allow(missing_docs, reason = "the document does not describe each property and value")]
            pub mod models;
        )
    });
    let has_errors = context.surface.errors.iter().any(|own| own.is_written());
    // A shared enum is unused where none of the tags that share it is compiled.
    let allowed = context
        .surface
        .tag_features
        .then(|| quote!(#[allow(dead_code, unused_imports, reason = "tags can be left out by feature")]));
    let errors = has_errors.then(|| {
        quote!(
            #allowed
            mod errors;
        )
    });
    let parts = context.surface.root_types.parts(context.surface.shares_runtime).map(|part| {
        let (path, part) = (format!("runtime/{part}/mod.rs"), ident(part));
        quote!(
            #[path = #path]
            mod #part;
        )
    });
    let modules = parts.chain(errors).chain(models).chain([quote!(
        pub mod operations;
    )]);
    let own_runtime = (!context.surface.shares_runtime).then(|| {
        quote!(
            mod runtime;
        )
    });
    let modules = modules.chain(own_runtime);
    let security = context.surface.security.is_needed().then(|| {
        quote!(
            mod security;
        )
    });
    let modules = modules.chain(security).chain([quote!(
        mod settings;
    )]);
    let attributes = tags_by_feature(context).chain(attributes(context));
    let items = attributes.chain(modules).chain(shared_runtime(context)).chain(exports(context));
    let items: Vec<TokenStream> = items.collect();
    vec![File::new("src/lib.rs", crate_docs(context), items), pages(context)]
}

/// The runtime under the paths that it has where the crate has a copy of it.
fn shared_runtime(context: Context<'_>) -> Option<TokenStream> {
    let streams = context.surface.root_types.streams().then(|| quote!(, streams));
    context.surface.shares_runtime.then(|| quote!(use sailmaker_runtime::{runtime #streams};))
}

/// `src/pages.rs`: the samples of the Markdown pages, as tests that they compile; those of a tag with its feature.
fn pages(context: Context<'_>) -> File<'_> {
    let surface = context.surface;
    let mut pages: BTreeMap<Module, Vec<String>> = BTreeMap::new();
    for tag in &surface.tags {
        let module = if surface.tag_features { Module::Tag(tag.id) } else { Module::Shared };
        pages.entry(module).or_default().push(format!("methods/{}", tag.page));
    }
    for model in surface.types() {
        pages.entry(model.module).or_default().push(format!("models/{}", model.page));
    }
    let calls = pages.into_iter().map(|(module, pages)| match surface.module_names(module).feature {
        Some(feature) => quote!(pages!(#feature { #(#pages),* });),
        None => quote!(pages! { #(#pages),* }),
    });
    let uses = quote!(
        use crate::client::pages::pages;
    );
    File::new(
        "src/pages.rs",
        "The samples of the pages in `docs/` are compiled with the tests of the documentation.",
        [uses].into_iter().chain(calls).collect::<Vec<_>>(),
    )
}

fn attributes(context: Context<'_>) -> Vec<TokenStream> {
    let shows_features = quote!(#![cfg_attr(docsrs, feature(doc_cfg))]);
    let mut attributes = vec![shows_features, quote!(#![forbid(unsafe_code)]), quote!(#![warn(missing_docs)])];
    if !context.surface.ascii_names {
        // In a script without cases an argument may have the name of a variant.
        attributes.push(quote!(
            #![allow(
                bindings_with_variant_name,
                confusable_idents,
                mixed_script_confusables,
                uncommon_codepoints,
                reason = "names are the document's"
            )]
        ));
    }
    if let Some(limit) = context.surface.recursion_limit.map(|limit| format!("{limit}")) {
        attributes.push(quote!(#![recursion_limit = #limit]));
        attributes.push(quote!(#![doc(test(attr(recursion_limit = #limit)))]));
    }
    if context.surface.has_trait_methods {
        attributes.push(quote!(#![allow(clippy::should_implement_trait, reason = "names are the document's")]));
    }
    if context.surface.has_drafts {
        attributes.push(quote!(#![allow(clippy::disallowed_names, reason = "names are the document's")]));
    }
    if context.surface.has_complex_types {
        attributes.push(quote!(#![allow(clippy::type_complexity, reason = "types are the document's")]));
    }
    attributes
}

fn exports(context: Context<'_>) -> Vec<TokenStream> {
    let used = context.surface.root_types;
    // Of another crate there would be a link only.
    let inline = context.surface.shares_runtime.then(|| quote!(#[doc(inline)]));
    let named = |is_used: bool, name: &str| is_used.then(|| ident(name)).map(|name| quote!(#name,));
    let [stream, blocking] = ["ByteStream", "BlockingByteStream"].map(|name| named(used.byte_stream, name));
    let [decimal, file, header, refresh_token, tokens, unread] = [
        (used.decimal, "Decimal"),
        (used.file, "File"),
        (used.header, "Header"),
        (used.refresh_token, "RefreshToken"),
        (used.refresh_token, "Tokens"),
        (used.unread, "Unread"),
    ]
    .map(|(is_used, name)| named(is_used, name));
    let packages = context.surface.mapped.packages.iter().map(|name| ident(name));
    let others = vec![
        quote!(
            pub use client::{Client, ClientBuilder};
        ),
        quote!(
            #[cfg(feature = "blocking")]
            #inline
            pub use runtime::{#blocking BlockingItems, BlockingPages};
        ),
        quote! {
            #inline
            pub use runtime::{
                AccessToken, ApiError, Body, BoxFuture, #stream #decimal DecodeError, Error, ErrorBody, ErrorKind,
                FailedAttempt, #file #header Items, MaybeSend, MaybeSync, OperationId, Pages, #refresh_token Response, RequestOptions,
                RetryPolicy, TokenSource, #tokens Transport, TransportError, #unread UntypedRequest, WhenSome
            };
        },
        quote!(
            #[doc(no_inline)]
            pub use {bytes, chrono, http, serde_json #(, #packages)*};
        ),
        quote!(
            #[cfg(feature = "reqwest")]
            #inline
            pub use runtime::ReqwestTransport;
        ),
        quote!(
            #[cfg(feature = "tower")]
            #inline
            pub use runtime::{TowerTransport, TransportService};
        ),
        quote!(
            #[cfg(feature = "test-util")]
            pub use client::Mock;
            #[cfg(feature = "test-util")]
            #inline
            pub use runtime::{Expectation, MockRequest, MockResponse, MockTransport};
        ),
        quote!(
            #[cfg(feature = "test-server")]
            #inline
            pub use runtime::MockServer;
        ),
        quote!(
            #[cfg(feature = "reqwest")]
            #[doc(no_inline)]
            pub use reqwest;
        ),
        quote!(
            #[cfg(all(doctest, feature = "blocking", feature = "test-util"))]
            #[doc = include_str!("../README.md")]
            struct Readme;
        ),
        quote!(
            #[cfg(all(doctest, feature = "blocking"))]
            mod pages;
        ),
    ];
    exports_of_parts(used, inline.as_ref()).into_iter().chain(others).collect()
}

/// What the parts of the runtime have that only some crates have.
fn exports_of_parts(used: RootTypes, inline: Option<&TokenStream>) -> Vec<TokenStream> {
    let types = |types: &[(bool, &str)]| -> Vec<Ident> {
        types.iter().filter(|(is_used, _)| *is_used).map(|(_, name)| ident(name)).collect()
    };
    let code = types(&[(used.authorization_code, "Authorization"), (used.authorization_code, "AuthorizationCode")]);
    let streams = types(&[(used.events, "Event"), (used.events, "Events"), (used.json_stream, "JsonStream")]);
    let blocking = types(&[(used.events, "BlockingEvents"), (used.json_stream, "BlockingJsonStream")]);
    let code = (!code.is_empty()).then(|| quote!(pub use authorization_code::{#(#code),*};));
    let of_streams = (!streams.is_empty()).then(|| quote!(#inline pub use streams::{#(#streams),*};));
    let blocking = (!blocking.is_empty()).then(|| {
        quote!(
            #[cfg(feature = "blocking")]
            #inline
            pub use streams::{#(#blocking),*};
        )
    });
    code.into_iter().chain(of_streams).chain(blocking).collect()
}

/// What a program must do where the models are nested deeper than the compiler follows by itself.
const NESTING: &str = "\n\n# Nested types\n\nThe models are nested deeper than the compiler follows by itself. A program that holds \
    them across an `await`, or gives\nthem to another task, may need `#![recursion_limit = \"{}\"]` at its top.";

fn crate_docs(context: Context<'_>) -> Rustdoc {
    let api = context.api;
    let (title, version) = (markdown::summary(&api.title), markdown::summary(&api.version));
    let text = docs::text(&api.docs, Rustdoc::filled("A client for the API *{}*.", &[&title]));
    // A link to a tag is there with the feature of that.
    let tags = match context.surface.tag_features {
        true => Rustdoc::default(),
        false => Rustdoc::joined(&tags(context).map(|(_, line)| line).collect::<Vec<_>>(), "\n"),
    };
    let nesting = match context.surface.recursion_limit {
        Some(limit) => Rustdoc::filled(NESTING, &[&limit]),
        None => Rustdoc::default(),
    };
    Rustdoc::filled(
        "A client for *{}* ({}).\n\n{}{}\n\n# Operations\n\nThe [`Client`] sends them; the README has a quickstart.\n\n{}",
        &[&title, &version, &text, &nesting, &tags],
    )
}

/// The tags, each with a line that leads to its operations.
fn tags(context: Context<'_>) -> impl Iterator<Item = (&Tag, Rustdoc)> {
    context.api.tags.iter().zip(&context.surface.tags).map(|(tag, own)| {
        let module = Word::new(&own.module);
        (own, Rustdoc::filled("- [`{}`](operations::{}): {}", &[&module, &module, &super::tag::title(tag)]))
    })
}

/// The lines of the tags that have a feature, as the end of the documentation of the crate.
fn tags_by_feature(context: Context<'_>) -> impl Iterator<Item = TokenStream> {
    tags(context).filter_map(move |(tag, line)| {
        let feature = context.surface.feature(tag.id)?;
        let line = format!(" {line}");
        Some(quote!(#![cfg_attr(feature = #feature, doc = #line)]))
    })
}
