use super::types::{ident, mentions};
use super::{Context, File, docs};
use crate::ir::{ApiKeyIn, SecurityScheme, SecuritySchemeKind};
use crate::markdown;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/security.rs`: what a client must be given besides a token and a base URL. Only where the document asks for it.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    if !is_needed(context) {
        return Vec::new();
    }
    let names = context.names.of_security();
    let schemes = || {
        let named = names.schemes.iter();
        named.filter_map(|(scheme, name)| Some((scheme, name, context.api.security_schemes.get(scheme)?)))
    };
    let constants = schemes().filter_map(|(scheme, name, described)| constant(scheme, name, described));
    let methods = schemes().filter_map(|(scheme, name, described)| method(scheme, name, described));
    let servers = names.servers.iter().map(|(url, name)| server(url, name));
    let methods: Vec<TokenStream> = methods.chain(servers).collect();
    let token = quote! {
        /// A bearer token.
        pub(crate) const TOKEN: Scheme = Scheme::Token;
    };
    let has_token = super::tag::names_tokens(context).then_some(token);
    let items: Vec<TokenStream> =
        has_token.into_iter().chain(constants).chain([quote!(impl ClientBuilder { #(#methods)* })]).collect();
    let place = mentions(&items, "KeyPlace").then(|| quote!(KeyPlace,));
    let scheme = mentions(&items, "Scheme").then(|| quote!(Scheme,));
    let uses = quote!(use crate::runtime::{ClientBuilder, #place #scheme};);
    let docs = "What a client is given besides a token and a base URL.";
    let allowed =
        context.has_features().then(|| quote!(#![allow(dead_code, reason = "tags can be left out by feature")]));
    vec![File::rust("src/security.rs", docs, allowed.into_iter().chain([uses]).chain(items).collect())]
}

/// Whether the document asks for a key, a password or the address of a further server.
pub(super) fn is_needed(context: Context<'_>) -> bool {
    let names = context.names.of_security();
    !(names.schemes.is_empty() && names.servers.is_empty())
}

/// What operations that ask for the scheme refer to.
fn constant(scheme: &str, name: &str, described: &SecurityScheme) -> Option<TokenStream> {
    let constant = ident(&name.trim_start_matches("r#").to_uppercase());
    let value = match &described.kind {
        SecuritySchemeKind::ApiKey { key_in, name } => {
            let place = ident(match key_in {
                ApiKeyIn::Header => "Header",
                ApiKeyIn::Query => "Query",
                ApiKeyIn::Cookie => "Cookie",
            });
            quote!(Scheme::ApiKey { scheme: #scheme, place: KeyPlace::#place, name: #name })
        }
        SecuritySchemeKind::Basic => quote!(Scheme::Basic(#scheme)),
        _ => return None,
    };
    Some(quote!(pub(crate) const #constant: Scheme = #value;))
}

/// The method that gives a client the key or password.
fn method(scheme: &str, name: &str, described: &SecurityScheme) -> Option<TokenStream> {
    let method = ident(name);
    let text = |what: String| {
        let description = described.description.as_deref().map(markdown::rustdoc).unwrap_or_default();
        docs::attributes(format!("{what}\n\n{description}").trim_end())
    };
    match &described.kind {
        SecuritySchemeKind::ApiKey { key_in, name } => {
            let place = match key_in {
                ApiKeyIn::Header => "header",
                ApiKeyIn::Query => "query parameter",
                ApiKeyIn::Cookie => "cookie",
            };
            let docs = text(format!("The key that goes along as the {place} {}.", markdown::code(name)));
            Some(quote! {
                #docs
                pub fn #method(self, key: impl Into<String>) -> Self {
                    self.credential(#scheme, key)
                }
            })
        }
        SecuritySchemeKind::Basic => {
            let docs = text("The user and password for HTTP Basic authentication.".to_owned());
            Some(quote! {
                #docs
                pub fn #method(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                    self.credential_pair(#scheme, user, password)
                }
            })
        }
        _ => None,
    }
}

/// The method that gives a client another address of a server.
fn server(url: &str, name: &str) -> TokenStream {
    let method = ident(name);
    let docs = docs::attributes(&format!("The address to use in place of {}.", markdown::code(url)));
    quote! {
        #docs
        pub fn #method(self, url: impl Into<String>) -> Self {
            self.server_url(#url, url)
        }
    }
}
