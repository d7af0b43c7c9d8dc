use super::identifier::ident;
use super::modules::{self, Items};
use super::rust_type::Scope;
use super::status;
use super::{Context, File, docs};
use crate::ir::ErrorSet;
use crate::surface::{ErrorEnum, Module, RustType};
use crate::text::Rustdoc;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/errors.rs`, or the files of `src/errors/`: an enum an error set.
pub(super) fn files(context: Context<'_>) -> Vec<File<'_>> {
    let written = || context.surface.errors.iter().filter(|own| own.is_written());
    let mut enums: Vec<_> = context.surface.errors.iter().zip(&context.api.error_sets).collect();
    enums.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    let mut all = Items::new();
    for (own, set) in enums.into_iter().filter(|(own, _)| own.is_written()) {
        all.entry(own.module).or_default().push(Box::new(move || items(context, set, own).into_iter().collect()));
    }
    if all.is_empty() {
        return Vec::new();
    }
    let docs = Rustdoc::fixed(
        "The typed bodies of API errors, by status.\n\n\
        Operations whose errors have the same types share an enum. Each of them gives it a name of its own, in \
        [`operations`](crate::operations): only those are public, since these change with the statuses.",
    );
    let names_models = |module: Module| {
        let bodies = written().filter(|own| own.module == module).flat_map(|own| &own.variants);
        bodies.filter_map(|variant| variant.body.as_ref()).any(|body| !body.models().is_empty())
    };
    modules::files(context, "errors", docs, all, &|module| uses(names_models(module)))
}

fn uses(models: bool) -> Vec<TokenStream> {
    let models = models.then(|| {
        quote!(
            use crate::models;
        )
    });
    let runtime = quote!(
        use crate::runtime::error_body;
    );
    models.into_iter().chain([runtime]).collect()
}

fn items(context: Context<'_>, set: &ErrorSet, own: &ErrorEnum) -> Vec<TokenStream> {
    let name = ident(&own.name);
    let variants = set.variants.iter().zip(&own.variants).map(|(described, variant)| {
        let docs = docs::attributes(&docs::of_status(described.status, described.description.as_deref()));
        let body = variant.body.as_ref().map(|body| tuple(context, body));
        let member = ident(&variant.name);
        quote!(#docs #member #body)
    });
    let rows = own.variants.iter().map(|variant| {
        let (status, member) = (status::pattern(variant.status), ident(&variant.name));
        let body = variant.body.as_ref().map(|_| quote!((_)));
        quote!(#status => #member #body)
    });
    let other = ident(&own.other);
    let summary = "The typed body of an API error, by status.";
    let summary = docs::attributes(&Rustdoc::fixed(summary));
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

/// `(models::Thing)`, after the name of a variant.
fn tuple(context: Context<'_>, body: &RustType) -> TokenStream {
    let own = context.type_tokens(body, Scope::Elsewhere);
    quote!((#own))
}
