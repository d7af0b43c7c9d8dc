use crate::ir::{ApiKeyIn, OAuthFlow, OAuthFlowKind, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use crate::release::projection::facts::Facts;
use serde_json::Value;

/// How a request shows who sends it.
pub(super) fn scheme(scheme: &SecurityScheme) -> Facts {
    let SecurityScheme { kind, description, location: _ } = scheme;
    let facts = match kind {
        SecuritySchemeKind::ApiKey { key_in, name } => {
            let place = match key_in {
                ApiKeyIn::Header => "header",
                ApiKeyIn::Query => "query",
                ApiKeyIn::Cookie => "cookie",
            };
            Facts::new().with("type", "apiKey").with("in", place).with("name", name.as_str())
        }
        SecuritySchemeKind::UnnamedKey(name) => Facts::new().with("type", "unnamed").with("name", name.as_str()),
        SecuritySchemeKind::Basic => Facts::new().with("type", "basic"),
        SecuritySchemeKind::Bearer => Facts::new().with("type", "bearer"),
        SecuritySchemeKind::OtherHttp(name) => Facts::new().with("type", "http").with("name", name.as_str()),
        SecuritySchemeKind::OAuth2(flows) => {
            Facts::new().with("type", "oauth2").with("flows", flows.iter().map(flow).collect::<Vec<Value>>())
        }
        SecuritySchemeKind::OpenIdConnect(url) => Facts::new().with("type", "openIdConnect").with("url", url.as_str()),
    };
    facts.with("description", description.as_deref())
}

fn flow(flow: &OAuthFlow) -> Value {
    let OAuthFlow { kind, token_url, authorization_url, refresh_url, scopes } = flow;
    let kind = match kind {
        OAuthFlowKind::AuthorizationCode => "authorization code",
        OAuthFlowKind::ClientCredentials => "client credentials",
        OAuthFlowKind::DeviceAuthorization => "device authorization",
        OAuthFlowKind::Implicit => "implicit",
        OAuthFlowKind::Password => "password",
    };
    let scopes = scopes.iter().map(|(name, allows)| (name.as_str(), allows.as_str()));
    Facts::new()
        .with("grant", kind)
        .with("token", token_url.as_deref())
        .with("authorization", authorization_url.as_deref())
        .with("refresh", refresh_url.as_deref())
        .with("scopes", scopes.collect::<Facts>())
        .into()
}

/// One alternative of what an operation asks for.
pub(super) fn requirement(requirement: &SecurityRequirement) -> Value {
    let SecurityRequirement { schemes } = requirement;
    schemes.iter().map(|(name, scopes)| (name.as_str(), scopes.as_slice())).collect::<Facts>().into()
}
