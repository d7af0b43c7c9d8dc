use super::modules::{self, Items};
use super::types::{Scope, ident, mentions};
use super::{Context, File, docs};
use crate::ir::{ErrorSet, ErrorSetId, ErrorVariant, StatusPattern};
use crate::markdown;
use crate::names::ErrorSetNames;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

/// `src/errors.rs`, or the files of `src/errors/`: an enum an error set.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    let tags = tags(context);
    let sets = context.api.error_sets.iter().zip(&tags).enumerate();
    let mut sets: Vec<_> =
        sets.map(|(index, (set, tags))| (set, tags, context.names.of_error_set(ErrorSetId(index)))).collect();
    sets.sort_by(|a, b| a.2.name.cmp(&b.2.name));
    sets.retain(|(set, ..)| !set.variants.is_empty());
    let mut all = Items::new();
    for (set, tags, names) in sets {
        all.entry(context.module_of(tags)).or_default().extend(items(context, set, names));
    }
    if all.is_empty() {
        return Vec::new();
    }
    let docs = "The typed bodies of API errors, by status.\n\n\
        Operations whose errors have the same types share an enum. Each of them gives it a name of its own, in \
        [`operations`](crate::operations): only those are public, since these change with the statuses.";
    modules::files(context, "errors", docs, all, uses)
}

fn uses(items: &[TokenStream]) -> Vec<TokenStream> {
    let models = mentions(items, "models").then(|| {
        quote!(
            use crate::models;
        )
    });
    let runtime = quote!(
        use crate::runtime::error_body;
    );
    models.into_iter().chain([runtime]).collect()
}

/// The tags whose operations use each error set.
fn tags(context: Context<'_>) -> Vec<BTreeSet<String>> {
    let mut tags = vec![BTreeSet::new(); context.api.error_sets.len()];
    for operation in &context.api.operations {
        if let Some(of_set) = operation.errors.and_then(|id| tags.get_mut(id.0)) {
            of_set.insert(operation.tag.clone());
        }
    }
    tags
}

fn items(context: Context<'_>, set: &ErrorSet, names: &ErrorSetNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let members = || set.variants.iter().zip(&names.variants);
    let variants = members().map(|(variant, member)| {
        let docs = docs::attributes(&variant_docs(variant));
        let body = body(context, variant);
        let member = ident(member);
        quote!(#docs #member #body)
    });
    let rows = members().map(|(variant, member)| {
        let (status, member) = (status(variant.status), ident(member));
        let body = variant.schema.map(|_| quote!((_)));
        quote!(#status => #member #body)
    });
    let other = ident(&names.other);
    let summary = "The typed body of an API error, by status.";
    let summary = docs::attributes(summary);
    vec![
        quote! {
            #summary
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " Another status, or a body of another type; [`ApiError::body`](crate::ApiError::body) has its bytes."]
                #other,
            }
        },
        quote!(error_body!(#name else #other { #(#rows),* });),
    ]
}

fn variant_docs(variant: &ErrorVariant) -> String {
    let description = variant.description.as_deref().map(markdown::rustdoc).unwrap_or_default();
    match description.trim() {
        "" => format!("Status {}.", variant.status),
        text => format!("Status {}: {text}", variant.status),
    }
}

fn body(context: Context<'_>, variant: &ErrorVariant) -> Option<TokenStream> {
    let own = context.rust_type(variant.schema?, Scope::Elsewhere);
    Some(quote!((#own)))
}

/// A pattern over the status as a number.
fn status(status: StatusPattern) -> TokenStream {
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
