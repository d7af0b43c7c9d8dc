use super::Api;
use crate::source::Location;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One alternative among those of which a request must meet one: every scheme in it, with its scopes
/// (OpenAPI 3.0.4, section 4.7.30). Empty means that a request may come without credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct SecurityRequirement {
    /// The scopes, by the name of the scheme.
    pub schemes: BTreeMap<String, Vec<String>>,
}

impl Api {
    /// Whether the document says of any operation what a request to it needs, or of each that it needs nothing.
    pub fn declares_security(&self) -> bool {
        let alternatives = self.operations.iter().flat_map(|operation| &operation.security);
        self.is_open || alternatives.into_iter().any(|alternative| !alternative.schemes.is_empty())
    }

    /// Whether some operation cannot be called without credentials.
    pub fn needs_credentials(&self) -> bool {
        let is_closed = |alternatives: &[SecurityRequirement]| {
            !alternatives.is_empty() && alternatives.iter().all(|alternative| !alternative.schemes.is_empty())
        };
        self.operations.iter().any(|operation| is_closed(&operation.security))
    }

    /// The security schemes that say something of requests: those that an operation names or, where none names any, all.
    pub fn schemes_in_use(&self) -> BTreeSet<&str> {
        if !self.declares_security() {
            return self.security_schemes.keys().map(String::as_str).collect();
        }
        let alternatives = self.operations.iter().flat_map(|operation| &operation.security);
        alternatives.flat_map(|alternative| alternative.schemes.keys()).map(String::as_str).collect()
    }

    /// The mechanism of a scheme, where the document defines it.
    pub fn security_kind(&self, scheme: &str) -> Option<&SecuritySchemeKind> {
        self.security_schemes.get(scheme).map(|scheme| &scheme.kind)
    }

    /// The first flow of a kind among the schemes in use.
    pub fn flow(&self, kind: OAuthFlowKind) -> Option<&OAuthFlow> {
        let kinds = self.schemes_in_use().into_iter().filter_map(|name| self.security_kind(name));
        let mut flows = kinds.flat_map(|own| match own {
            SecuritySchemeKind::OAuth2(flows) => flows.as_slice(),
            _ => &[],
        });
        flows.find(|flow| flow.kind == kind)
    }

    /// Whether a token goes along with requests: a scheme in use asks for one, or the document says nothing of credentials.
    pub fn takes_token(&self) -> bool {
        let schemes = self.schemes_in_use();
        let has = |matches: fn(Option<&SecuritySchemeKind>) -> bool| {
            schemes.iter().any(|name| matches(self.security_kind(name)))
        };
        let is_key = |kind: Option<&SecuritySchemeKind>| kind.is_some_and(SecuritySchemeKind::is_given_as_key);
        has(SecuritySchemeKind::is_token) || !(self.declares_security() || has(is_key))
    }
}

/// How a request shows who sends it (OpenAPI 3.0.4, section 4.7.27).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SecurityScheme {
    /// The mechanism.
    pub kind: SecuritySchemeKind,
    /// What the document says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where the document has it.
    pub location: Location,
}

/// The mechanism of a [`SecurityScheme`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SecuritySchemeKind {
    /// A key under a name.
    ApiKey {
        /// Where it is sent.
        key_in: ApiKeyIn,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
    /// A key in a header or a cookie of a name that none can have.
    UnnamedKey(String),
    /// The Basic scheme (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// Another scheme of the `Authorization` header, by its registered name.
    OtherHttp(String),
    /// OAuth 2.0 (RFC 6749).
    OAuth2(Vec<OAuthFlow>),
    /// OpenID Connect, by its discovery URL.
    OpenIdConnect(String),
}

impl SecuritySchemeKind {
    /// What [`SecuritySchemeKind::OtherHttp`] has for a client certificate, which OpenAPI 3.0 has no type for.
    pub const MUTUAL_TLS: &str = "mutualTLS";

    /// Whether a client is given a key or a password.
    pub fn is_given_as_key(&self) -> bool {
        matches!(self, Self::ApiKey { .. } | Self::Basic)
    }

    /// Whether a client is given a token. A scheme that is not defined is read as one.
    pub fn is_token(kind: Option<&Self>) -> bool {
        kind.is_none_or(|kind| matches!(kind, Self::Bearer | Self::OAuth2(_) | Self::OpenIdConnect(_)))
    }
}

/// Where an API key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ApiKeyIn {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// One way to get an OAuth 2.0 token (OpenAPI 3.0.4, section 4.7.29).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OAuthFlow {
    /// Which grant it is.
    pub kind: OAuthFlowKind,
    /// Where tokens are handed out; none for the implicit flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// Where the user is asked, or a device asks for the code that the user enters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// Where tokens are renewed, if that is another place than where they are handed out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// What each scope allows, by name.
    pub scopes: BTreeMap<String, String>,
}

/// The grants of OAuth 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OAuthFlowKind {
    /// RFC 6749, section 4.1.
    AuthorizationCode,
    /// RFC 6749, section 4.4.
    ClientCredentials,
    /// RFC 8628.
    DeviceAuthorization,
    /// RFC 6749, section 4.2.
    Implicit,
    /// RFC 6749, section 4.3.
    Password,
}
