//! Where tokens are had, by the grants of OAuth 2.0 that a client knows.

use crate::config::{Config, TokenEndpointAuthMethod};
use crate::ir::{Api, OAuthFlow, OAuthFlowKind};
use crate::surface::{CodeEndpoints, Security, ServerSetter, TokenEndpoint};
use std::collections::BTreeSet;

/// Where tokens are fetched by an id and a secret: where the config says or, without it, the document.
pub(super) fn client_credentials(api: &Api, config: &Config) -> Option<TokenEndpoint> {
    let of_document = || flow(api, OAuthFlowKind::ClientCredentials).and_then(|flow| token_url(flow, config));
    let url = configured(config).or_else(of_document).filter(|_| api.takes_token())?;
    Some(TokenEndpoint { url, scopes: config.auth.as_ref().map(|auth| auth.scopes.clone()).unwrap_or_default() })
}

/// Whether id and secret of a client go to token endpoints by HTTP Basic unless a program says otherwise.
pub(super) fn by_basic(config: &Config) -> bool {
    config.auth.as_ref().is_some_and(|own| own.token_endpoint_auth_method == TokenEndpointAuthMethod::ClientSecretBasic)
}

/// Where tokens are fetched by a refresh token. The grants that ask a user hand out such; where the document does not say where tokens are
/// renewed, it is where they are handed out (RFC 6749, section 6).
pub(super) fn refresh_url(api: &Api, config: &Config) -> Option<String> {
    let flows = [OAuthFlowKind::AuthorizationCode, OAuthFlowKind::Password].into_iter();
    let mut flows = flows.filter_map(|kind| flow(api, kind));
    flows.find_map(|flow| endpoint(flow.refresh_url.as_ref()).or_else(|| token_url(flow, config)))
}

/// Where users are asked for an authorization code, and where it is exchanged.
pub(super) fn authorization_code(api: &Api, config: &Config) -> Option<CodeEndpoints> {
    let flow = flow(api, OAuthFlowKind::AuthorizationCode)?;
    let authorization_url = endpoint(flow.authorization_url.as_ref())?;
    Some(CodeEndpoints { authorization_url, token_url: token_url(flow, config)? })
}

/// The methods that give a client other endpoints than the whole URLs of the document. What several grants have in common has one.
pub(super) fn setters(security: &Security) -> Vec<ServerSetter> {
    let token = security.client_credentials.as_ref().map(|own| &own.url);
    let code = security.authorization_code.as_ref();
    let endpoints = [
        (token, "token_url"),
        (code.map(|own| &own.token_url), if token.is_none() { "token_url" } else { "code_token_url" }),
        (security.refresh_url.as_ref(), "refresh_url"),
        (code.map(|own| &own.authorization_url), "authorization_url"),
    ];
    let mut known = BTreeSet::new();
    let endpoints = endpoints.into_iter().filter_map(|(url, method)| Some((url?, method)));
    let endpoints = endpoints.filter(|(url, _)| url.contains("://") && known.insert(*url));
    endpoints.map(|(url, method)| ServerSetter { url: url.clone(), method: method.to_owned() }).collect()
}

/// The first flow of a kind, where the client takes a token at all.
fn flow(api: &Api, kind: OAuthFlowKind) -> Option<&OAuthFlow> {
    api.flow(kind).filter(|_| api.takes_token())
}

/// Where tokens are handed out: where the config says or, without it, the document.
fn token_url(flow: &OAuthFlow, config: &Config) -> Option<String> {
    configured(config).or_else(|| endpoint(flow.token_url.as_ref()))
}

fn configured(config: &Config) -> Option<String> {
    config.auth.as_ref().and_then(|auth| auth.token_path.clone())
}

/// A URL, if it is one that something can be sent to.
fn endpoint(url: Option<&String>) -> Option<String> {
    let is_endpoint = |url: &&String| ["http://", "https://", "/"].iter().any(|start| url.starts_with(start));
    url.filter(is_endpoint).cloned()
}
