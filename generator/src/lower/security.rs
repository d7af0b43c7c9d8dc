use super::Lowering;
use super::docs::text;
use crate::ir::{ApiKeyIn, OAuthFlow, OAuthFlowKind, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use crate::source::{Location, pointer};
use openapiv3::{APIKeyLocation, OAuth2Flows};
use std::collections::BTreeMap;

impl Lowering<'_> {
    /// The schemes by name. One that refers to another is that other under a name of its own.
    pub(super) fn security_schemes(&mut self) -> BTreeMap<String, SecurityScheme> {
        let components = self.components;
        let mut schemes = BTreeMap::new();
        for (name, scheme) in &components.security_schemes {
            let at = pointer::join(["components", "securitySchemes", name]);
            if let Some((scheme, at)) = self.resolve(scheme, &at, "securitySchemes", &components.security_schemes) {
                schemes.insert(name.clone(), security_scheme(scheme, self.location(&at)));
            }
        }
        schemes
    }
}

/// The alternatives, in the document's order, each once.
pub(super) fn requirements(requirements: &[openapiv3::SecurityRequirement]) -> Vec<SecurityRequirement> {
    let mut alternatives = Vec::new();
    for requirement in requirements {
        let schemes = requirement.iter().map(|(name, scopes)| (name.clone(), scopes.clone())).collect();
        let alternative = SecurityRequirement { schemes };
        if !alternatives.contains(&alternative) {
            alternatives.push(alternative);
        }
    }
    alternatives
}

fn security_scheme(scheme: &openapiv3::SecurityScheme, location: Location) -> SecurityScheme {
    use openapiv3::SecurityScheme::*;
    let (kind, description) = match scheme {
        APIKey { location, name, description, .. } => {
            (SecuritySchemeKind::ApiKey { key_in: api_key_in(location), name: name.clone() }, description)
        }
        HTTP { scheme, description, .. } => (http(scheme), description),
        OAuth2 { flows, description, .. } => (SecuritySchemeKind::OAuth2(oauth_flows(flows)), description),
        OpenIDConnect { open_id_connect_url, description, .. } => {
            (SecuritySchemeKind::OpenIdConnect(open_id_connect_url.clone()), description)
        }
    };
    SecurityScheme { kind, description: text(description), location }
}

fn api_key_in(location: &APIKeyLocation) -> ApiKeyIn {
    match location {
        APIKeyLocation::Header => ApiKeyIn::Header,
        APIKeyLocation::Query => ApiKeyIn::Query,
        APIKeyLocation::Cookie => ApiKeyIn::Cookie,
    }
}

/// The scheme of the `Authorization` header; its name is compared without regard to case (RFC 9110, section 11.1).
fn http(scheme: &str) -> SecuritySchemeKind {
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => SecuritySchemeKind::Basic,
        "bearer" => SecuritySchemeKind::Bearer,
        _ => SecuritySchemeKind::OtherHttp(scheme.to_owned()),
    }
}

fn oauth_flows(flows: &OAuth2Flows) -> Vec<OAuthFlow> {
    let mut list = Vec::new();
    if let Some(flow) = &flows.authorization_code {
        let urls = (Some(&flow.token_url), Some(&flow.authorization_url));
        list.push(oauth_flow(OAuthFlowKind::AuthorizationCode, urls, &flow.scopes));
    }
    if let Some(flow) = &flows.client_credentials {
        list.push(oauth_flow(OAuthFlowKind::ClientCredentials, (Some(&flow.token_url), None), &flow.scopes));
    }
    if let Some(flow) = &flows.implicit {
        list.push(oauth_flow(OAuthFlowKind::Implicit, (None, Some(&flow.authorization_url)), &flow.scopes));
    }
    if let Some(flow) = &flows.password {
        list.push(oauth_flow(OAuthFlowKind::Password, (Some(&flow.token_url), None), &flow.scopes));
    }
    list
}

/// `urls` are those of the token and of the authorization endpoint.
fn oauth_flow(
    kind: OAuthFlowKind,
    urls: (Option<&String>, Option<&String>),
    scopes: &indexmap::IndexMap<String, String>,
) -> OAuthFlow {
    OAuthFlow {
        kind,
        token_url: urls.0.cloned(),
        authorization_url: urls.1.cloned(),
        scopes: scopes.iter().map(|(name, text)| (name.clone(), text.clone())).collect(),
    }
}
