use super::identifier::ident;
use super::rust_type::Scope;
use super::{Context, File};
use crate::config::{EnvironmentFile, Failure, Idempotency};
use crate::ir::{Server, ServerVariable};
use crate::surface::{CodeEndpoints, Credential, EnvironmentVariables, Security};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::time::Duration;

/// `src/settings.rs`: what the runtime needs to know of the service.
pub(super) fn files(context: Context<'_>) -> Vec<File<'_>> {
    let environment = context.config.config.environment.as_ref();
    let file = environment.and_then(|environment| environment.file.as_ref());
    let config_file = file.map(|_| quote!(ConfigFile,));
    let Security { takes_token, schemes, .. } = &context.surface.security;
    let token = takes_token.then(|| {
        quote!(
            use crate::runtime::Scheme;
        )
    });
    let schemes = (!schemes.is_empty()).then(|| {
        quote!(
            use crate::security;
        )
    });
    let variable = (!context.surface.security.variables.is_empty()).then(|| quote!(ServerVariable,));
    let key = context.config.config.idempotency.as_ref().map(|_| quote!(Idempotency,));
    let failure = context.config.config.failure.as_ref().map(|_| quote!(Failure,));
    let facts = quote!(
        use crate::runtime::settings::{#config_file Endpoints, EnvironmentNames, #failure #key RetryDefaults, #variable Settings};
    );
    let time = quote!(
        use std::time::Duration;
    );
    let uses = token.into_iter().chain([facts]).chain(schemes).chain([time]);
    let items: Vec<TokenStream> = uses.chain([settings(context)]).chain(mapped(context)).collect();
    vec![File::new("src/settings.rs", "What the document and its configuration say of the service.", items)]
}

/// How the types of other packages are read and written.
fn mapped(context: Context<'_>) -> Option<TokenStream> {
    let mapped = &context.surface.mapped;
    let types = mapped.types.iter().map(|(own, fallback)| {
        let own = context.type_tokens(own, Scope::Elsewhere);
        let fallback = fallback.as_ref().map(|text| quote!(= #text));
        quote!(#own #fallback)
    });
    (!mapped.is_empty()).then(|| quote!(crate::runtime::json::mapped!(#(#types),*);))
}

fn settings(context: Context<'_>) -> TokenStream {
    let config = &context.config.config;
    let Security { address, is_default_address, .. } = &context.surface.security;
    let variables = context.api.main_server().into_iter().flat_map(Server::variables_in_use).map(variable);
    let origins = context.api.servers.iter().filter_map(Server::origin);
    let has_loopback = context.api.has_loopback();
    let endpoint = context.surface.security.client_credentials.as_ref();
    let needs_credentials = context.api.needs_credentials();
    let endpoints = endpoints(&context.surface.security);
    let undeclared = context.surface.security.undeclared.iter().filter_map(|own| credential(context, own));
    let schemes = context.surface.security.credentials().filter_map(|own| credential(context, &own));
    let scopes = endpoint.into_iter().flat_map(|own| &own.scopes);
    let environment = environment(&context.surface.security.environment);
    let file = config.environment.as_ref().and_then(|environment| environment.file.as_ref());
    let file = option(file, config_file);
    let (timeout, connect) = (duration(config.timeouts.request), duration(config.timeouts.connect));
    let retry = retry(context);
    let idempotency = option(config.idempotency.as_ref(), idempotency);
    let failure = option(config.failure.as_ref(), failure);
    quote! {
        pub(crate) static SETTINGS: Settings = Settings {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            server: #address,
            server_variables: &[#(#variables),*],
            origins: &[#(#origins),*],
            has_loopback: #has_loopback,
            is_default_server: #is_default_address,
            undeclared: &[#(#undeclared),*],
            schemes: &[#(#schemes),*],
            needs_credentials: #needs_credentials,
            endpoints: #endpoints,
            scopes: &[#(#scopes),*],
            environment: #environment,
            config_file: #file,
            timeout: #timeout,
            connect_timeout: #connect,
            retry: #retry,
            idempotency: #idempotency,
            failure: #failure,
        };
    }
}

/// A variable in the address of the API.
fn variable((name, own): (&str, &ServerVariable)) -> TokenStream {
    let ServerVariable { default, values, .. } = own;
    quote!(ServerVariable { name: #name, default: #default, values: &[#(#values),*] })
}

/// A credential by its constant.
fn credential(context: Context<'_>, own: &Credential) -> Option<TokenStream> {
    if *own == Credential::Token {
        return Some(quote!(Scheme::Token));
    }
    let name = ident(context.surface.security.constant(own)?);
    Some(quote!(security::#name))
}

fn option<T>(value: Option<T>, tokens: impl FnOnce(T) -> TokenStream) -> TokenStream {
    match value.map(tokens) {
        Some(tokens) => quote!(Some(#tokens)),
        None => quote!(None),
    }
}

fn endpoints(security: &Security) -> TokenStream {
    let url = |url: Option<&String>| option(url, |url| quote!(#url));
    let token = url(security.client_credentials.as_ref().map(|own| &own.url));
    let refresh = url(security.refresh_url.as_ref());
    let code = option(security.authorization_code.as_ref(), |code| {
        let CodeEndpoints { authorization_url, token_url } = code;
        quote!((#authorization_url, #token_url))
    });
    let client_secret_basic = security.client_secret_basic;
    quote!(Endpoints { token: #token, refresh: #refresh, code: #code, client_secret_basic: #client_secret_basic })
}

fn environment(environment: &EnvironmentVariables) -> TokenStream {
    let EnvironmentVariables { base_url, client, refresh_token, token, keys, pairs } = environment;
    let client = option(client.as_ref(), |(id, secret)| quote!((#id, #secret)));
    let refresh_token = option(refresh_token.as_ref(), |token| quote!(#token));
    let token = option(token.as_ref(), |token| quote!(#token));
    let keys = keys.iter().map(|(scheme, key)| quote!((#scheme, #key)));
    let pairs = pairs.iter().map(|(scheme, user, password)| quote!((#scheme, #user, #password)));
    quote!(EnvironmentNames {
        base_url: #base_url,
        client: #client,
        refresh_token: #refresh_token,
        token: #token,
        keys: &[#(#keys),*],
        pairs: &[#(#pairs),*],
    })
}

fn config_file(file: &EnvironmentFile) -> TokenStream {
    let EnvironmentFile { path, base_url, client_id, client_secret } = file;
    quote!(ConfigFile { path: #path, base_url: #base_url, client_id: #client_id, client_secret: #client_secret })
}

fn retry(context: Context<'_>) -> TokenStream {
    let retry = &context.config.config.retry;
    let attempts = Literal::u32_unsuffixed(retry.attempts);
    let (base, max, elapsed) = (duration(retry.base_delay), duration(retry.max_delay), duration(retry.max_elapsed));
    let statuses = retry.statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
    quote!(RetryDefaults {
        attempts: #attempts,
        base_delay: #base,
        max_delay: #max,
        max_elapsed: #elapsed,
        statuses: &[#(#statuses),*],
    })
}

fn idempotency(own: &Idempotency) -> TokenStream {
    let (header, methods) = (own.header.to_ascii_lowercase(), &own.methods);
    quote!(Idempotency { header: #header, methods: &[#(#methods),*] })
}

fn failure(own: &Failure) -> TokenStream {
    let path = own.path();
    let (value, is_other) = own.json().unwrap_or_default();
    quote!(Failure { path: &[#(#path),*], value: #value, is_other: #is_other })
}

fn duration(duration: Duration) -> TokenStream {
    if duration.subsec_nanos() == 0 {
        let seconds = Literal::u64_unsuffixed(duration.as_secs());
        return quote!(Duration::from_secs(#seconds));
    }
    let millis = Literal::u64_unsuffixed(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
    quote!(Duration::from_millis(#millis))
}
