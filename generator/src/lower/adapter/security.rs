use super::text;
use crate::document::parse::carried;
use crate::document::{is_cookie_name, is_token};
use crate::ir::{ApiKeyIn, OAuthFlow, OAuthFlowKind, SecuritySchemeKind};
use openapiv3::{APIKeyLocation, OAuth2Flows};
use serde_json::Value;

/// Alternatives, of which one must be met (section 4.7.30).
pub(in crate::lower) type Requirements<'a> = &'a [openapiv3::SecurityRequirement];

/// A security scheme (section 4.7.27).
#[derive(Clone, Copy)]
pub(in crate::lower) struct SecurityScheme<'a>(&'a openapiv3::SecurityScheme);

impl<'a> SecurityScheme<'a> {
    pub(super) fn new(held: &'a openapiv3::SecurityScheme) -> Self {
        Self(held)
    }

    pub(in crate::lower) fn kind(self) -> SecuritySchemeKind {
        use openapiv3::SecurityScheme::{APIKey, HTTP, OAuth2, OpenIDConnect};
        match self.0 {
            APIKey { location, name, .. } => api_key(api_key_in(location), name.clone()),
            HTTP { scheme, .. } => http(scheme),
            OAuth2 { flows, .. } => SecuritySchemeKind::OAuth2(oauth_flows(flows)),
            OpenIDConnect { open_id_connect_url, .. } => SecuritySchemeKind::OpenIdConnect(open_id_connect_url.clone()),
        }
    }

    pub(in crate::lower) fn description(self) -> Option<String> {
        use openapiv3::SecurityScheme::{APIKey, HTTP, OAuth2, OpenIDConnect};
        match self.0 {
            APIKey { description, .. }
            | HTTP { description, .. }
            | OAuth2 { description, .. }
            | OpenIDConnect { description, .. } => text(description),
        }
    }
}

fn api_key(key_in: ApiKeyIn, name: String) -> SecuritySchemeKind {
    let can_be_sent = match key_in {
        ApiKeyIn::Header => is_token(&name),
        ApiKeyIn::Cookie => is_cookie_name(&name),
        ApiKeyIn::Query => true,
    };
    if can_be_sent { SecuritySchemeKind::ApiKey { key_in, name } } else { SecuritySchemeKind::UnnamedKey(name) }
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
        let urls = [Some(&flow.token_url), Some(&flow.authorization_url), flow.refresh_url.as_ref()];
        list.push(oauth_flow(OAuthFlowKind::AuthorizationCode, urls, &flow.scopes));
    }
    if let Some(flow) = &flows.client_credentials {
        let urls = [Some(&flow.token_url), None, flow.refresh_url.as_ref()];
        list.push(oauth_flow(OAuthFlowKind::ClientCredentials, urls, &flow.scopes));
    }
    if let Some(flow) = carried(&flows.extensions, "deviceAuthorization") {
        let url = |name| flow.get(name).and_then(Value::as_str).map(str::to_owned);
        let scopes = flow.get("scopes").and_then(Value::as_object).into_iter().flatten();
        let scopes = scopes.map(|(name, text)| (name.clone(), text.as_str().unwrap_or_default().to_owned())).collect();
        let urls = ["tokenUrl", "deviceAuthorizationUrl", "refreshUrl"].map(url);
        list.push(oauth_flow(OAuthFlowKind::DeviceAuthorization, urls.each_ref().map(Option::as_ref), &scopes));
    }
    if let Some(flow) = &flows.implicit {
        let urls = [None, Some(&flow.authorization_url), flow.refresh_url.as_ref()];
        list.push(oauth_flow(OAuthFlowKind::Implicit, urls, &flow.scopes));
    }
    if let Some(flow) = &flows.password {
        let urls = [Some(&flow.token_url), None, flow.refresh_url.as_ref()];
        list.push(oauth_flow(OAuthFlowKind::Password, urls, &flow.scopes));
    }
    list
}

/// `urls` are those where tokens are handed out, where the user is asked, and where tokens are renewed.
fn oauth_flow(
    kind: OAuthFlowKind,
    urls: [Option<&String>; 3],
    scopes: &indexmap::IndexMap<String, String>,
) -> OAuthFlow {
    let [token_url, authorization_url, refresh_url] = urls.map(Option::<&String>::cloned);
    let scopes = scopes.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
    OAuthFlow { kind, token_url, authorization_url, refresh_url, scopes }
}
