use super::identifier::ident;
use super::{Context, File, docs};
use crate::ir::{ApiKeyIn, ServerVariable};
use crate::markdown;
use crate::surface::{Scheme, Security, ServerSetter, VariableSetter};
use crate::text::{CodeSpan, Rustdoc};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// `src/security.rs`: what a client is given besides a base URL. Only where the document asks for it.
pub(super) fn files(context: Context<'_>) -> Vec<File<'_>> {
    let security = &context.surface.security;
    if !security.is_needed() {
        return Vec::new();
    }
    let token = security.token.as_ref().map(|name| {
        let name = ident(name);
        quote! {
            /// A bearer token.
            pub(crate) const #name: Scheme = Scheme::Token;
        }
    });
    let constants = security.schemes.iter().map(constant);
    let methods = security.schemes.iter().map(|scheme| method(context, scheme));
    let methods = methods.chain(security.servers.iter().map(server));
    let methods: Vec<TokenStream> =
        methods.chain(security.variables.iter().map(|own| variable(context, own))).collect();
    let has_methods = !methods.is_empty();
    let builder = has_methods.then(|| quote!(ClientBuilder,));
    let has_key = security.schemes.iter().any(|scheme| scheme.key.is_some());
    let place = has_key.then(|| quote!(KeyPlace,));
    let scheme = (token.is_some() || !security.schemes.is_empty()).then(|| quote!(Scheme,));
    let macros = macros(security);
    let imported = BTreeSet::from_iter(&macros);
    let is_used = has_methods || !imported.is_empty();
    let of_client = is_used.then(|| quote!(use crate::client::{#builder #(#imported,)*};));
    let of_runtime = scheme.is_some().then(|| quote!(use crate::runtime::{#place #scheme};));
    let uses = of_client.into_iter().chain(of_runtime);
    let of_tokens = macros.iter().map(|own| quote!(#own!();));
    let has_constants = token.is_some() || !security.schemes.is_empty();
    let allowed = (context.surface.tag_features && has_constants)
        .then(|| quote!(#![allow(dead_code, reason = "tags can be left out by feature")]));
    let items = allowed.into_iter().chain(uses).chain(token).chain(constants).chain(of_tokens);
    let items = items.chain(has_methods.then(|| quote!(impl ClientBuilder { #(#methods)* })));
    let docs = "What a client is given besides a base URL.";
    vec![File::new("src/security.rs", docs, items.collect::<Vec<_>>())]
}

/// The macros of the runtime with the methods for tokens.
fn macros(security: &Security) -> Vec<Ident> {
    let of_secret = security.client_secret_setter().map(|setter| format_ident!("takes_{setter}"));
    let macros = [
        (security.takes_token, "takes_token"),
        (security.client_credentials.is_some(), "takes_client_credentials"),
        (security.refresh_url.is_some(), "takes_refresh_token"),
    ];
    let needed = macros.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, name)| ident(name));
    needed.chain(of_secret).collect()
}

/// What operations that ask for the scheme refer to.
fn constant(scheme: &Scheme) -> TokenStream {
    let (constant, own) = (ident(&scheme.constant), &scheme.name);
    let value = match &scheme.key {
        Some((key_in, name)) => {
            let place = ident(match key_in {
                ApiKeyIn::Header => "Header",
                ApiKeyIn::Query => "Query",
                ApiKeyIn::Cookie => "Cookie",
            });
            quote!(Scheme::ApiKey { scheme: #own, place: KeyPlace::#place, name: #name })
        }
        None => quote!(Scheme::Basic(#own)),
    };
    quote!(pub(crate) const #constant: Scheme = #value;)
}

/// The method that gives a client the key or password.
fn method(context: Context<'_>, scheme: &Scheme) -> TokenStream {
    let (method, own) = (ident(&scheme.method), &scheme.name);
    let described = context.api.security_schemes.get(own).and_then(|scheme| scheme.description.as_deref());
    let text = |what: Rustdoc| {
        let description = described.map(markdown::rustdoc).unwrap_or_default();
        docs::attributes(&Rustdoc::joined(&[what, description], "\n\n"))
    };
    match &scheme.key {
        Some((key_in, name)) => {
            let place = match key_in {
                ApiKeyIn::Header => "The key that goes along as the header {}.",
                ApiKeyIn::Query => "The key that goes along as the query parameter {}.",
                ApiKeyIn::Cookie => "The key that goes along as the cookie {}.",
            };
            let docs = text(Rustdoc::filled(place, &[&CodeSpan::new(name)]));
            quote! {
                #docs
                pub fn #method(self, key: impl Into<String>) -> Self {
                    self.credential(#own, key)
                }
            }
        }
        None => {
            let docs = text("The user and password for HTTP Basic authentication.".into());
            quote! {
                #docs
                pub fn #method(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                    self.credential_pair(#own, user, password)
                }
            }
        }
    }
}

/// The method that gives a client the value of a variable in the address of the API.
fn variable(context: Context<'_>, own: &VariableSetter) -> TokenStream {
    let (method, name) = (ident(&own.method), &own.name);
    let said = context.api.main_server().and_then(|server| server.variables.get(name));
    let mut docs = vec![Rustdoc::filled(
        "The value of {} in the address {}, the base URL where no other is given.",
        &[&CodeSpan::new(name), &CodeSpan::new(&context.surface.security.address)],
    )];
    if let Some(ServerVariable { default, values, description }) = said {
        docs.push(Rustdoc::filled("By default it is {}.", &[&CodeSpan::new(default)]));
        let values: Vec<Rustdoc> = values.iter().map(|value| Rustdoc::filled("{}", &[&CodeSpan::new(value)])).collect();
        if !values.is_empty() {
            docs.push(Rustdoc::filled("It is one of {}.", &[&Rustdoc::joined(&values, ", ")]));
        }
        docs.extend(description.as_deref().map(markdown::rustdoc));
    }
    let docs = docs::attributes(&Rustdoc::joined(&docs, "\n\n"));
    quote! {
        #docs
        pub fn #method(self, value: impl Into<String>) -> Self {
            self.server_variable(#name, value)
        }
    }
}

/// The method that gives a client another address of a server.
fn server(server: &ServerSetter) -> TokenStream {
    let (method, url) = (ident(&server.method), &server.url);
    let docs = docs::attributes(&Rustdoc::filled("The address to use in place of {}.", &[&CodeSpan::new(url)]));
    quote! {
        #docs
        pub fn #method(self, url: impl Into<String>) -> Self {
            self.server_url(#url, url)
        }
    }
}
