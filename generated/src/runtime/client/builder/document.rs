//! What only some documents ask for. Methods that are generated call these, by the names of security schemes and servers.

use std::sync::Arc;

use super::ClientBuilder;
use crate::runtime::credentials::Credentials;
use crate::runtime::keys::CredentialValue;
use crate::runtime::secret::{Secret, without_line_break};
use crate::runtime::token::{AccessToken, RefreshToken, TokenSource};

/// The methods for a token, where operations take one.
macro_rules! takes_token {
    () => {
        impl $crate::client::ClientBuilder {
            /// Authorizes requests by a token that is never renewed. A line break at its end is left out.
            pub fn bearer_token(self, token: impl ::std::convert::Into<::std::string::String>) -> Self {
                self.token($crate::runtime::AccessToken::new(token))
            }

            /// Authorizes requests by the tokens of `source`.
            pub fn token_source(self, source: impl $crate::runtime::TokenSource) -> Self {
                self.tokens(source)
            }
        }
    };
}
pub(crate) use takes_token;

/// The methods for client credentials, where the service has a token endpoint for them.
macro_rules! takes_client_credentials {
    () => {
        impl $crate::client::ClientBuilder {
            /// Authorizes requests by the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4).
            ///
            /// The token is fetched with the first request, kept until shortly before it expires, and
            /// renewed where it is refused. A line break at the end of `id` or `secret`, as files have it, is
            /// left out.
            pub fn client_credentials(
                self,
                id: impl ::std::convert::Into<::std::string::String>,
                secret: impl ::std::convert::Into<::std::string::String>,
            ) -> Self {
                self.client(id, secret)
            }

            /// Sets the scopes that are asked for with tokens. Unless any are set, the service chooses them.
            pub fn scopes(
                self,
                scopes: impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<::std::string::String>>,
            ) -> Self {
                self.with_scopes(scopes)
            }
        }
    };
}
pub(crate) use takes_client_credentials;

/// The method for a refresh token, where the service hands some out.
macro_rules! takes_refresh_token {
    () => {
        impl $crate::client::ClientBuilder {
            /// Authorizes requests by the refresh token grant of OAuth 2.0 (RFC 6749, section 6).
            pub fn refresh_token(self, token: $crate::runtime::RefreshToken) -> Self {
                self.refresh(token)
            }
        }
    };
}
pub(crate) use takes_refresh_token;

/// The method that says how a client shows its secret where tokens are fetched, which is by default in the form.
macro_rules! takes_client_secret_basic {
    () => {
        impl $crate::client::ClientBuilder {
            /// Sends the id and the secret of the client to token endpoints by HTTP Basic, as some services ask for, and not in the form
            /// (RFC 6749, section 2.3.1, which OpenID Connect calls `client_secret_basic` and `client_secret_post`).
            pub fn client_secret_basic(self) -> Self {
                self.with_client_secret_basic(true)
            }
        }
    };
}
pub(crate) use takes_client_secret_basic;

/// The same where it is by default HTTP Basic.
macro_rules! takes_client_secret_post {
    () => {
        impl $crate::client::ClientBuilder {
            /// Sends the id and the secret of the client to token endpoints in the form, and not by HTTP Basic
            /// (RFC 6749, section 2.3.1, which OpenID Connect calls `client_secret_post` and `client_secret_basic`).
            pub fn client_secret_post(self) -> Self {
                self.with_client_secret_basic(false)
            }
        }
    };
}
pub(crate) use takes_client_secret_post;

impl ClientBuilder {
    /// Sets a token that is never renewed.
    pub(crate) fn token(mut self, token: AccessToken) -> Self {
        self.credentials = Credentials::Bearer(token);
        self
    }

    /// Sets where tokens come from.
    pub(crate) fn tokens(mut self, source: impl TokenSource) -> Self {
        self.credentials = Credentials::Source(Arc::new(source));
        self
    }

    /// Sets the id and the secret that tokens are fetched with.
    pub(crate) fn client(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        let (id, secret) = (without_line_break(id), Secret::new(without_line_break(secret)));
        self.credentials = Credentials::Client { id, secret };
        self
    }

    /// Sets the refresh token that tokens are fetched with.
    pub(crate) fn refresh(mut self, token: RefreshToken) -> Self {
        self.credentials = Credentials::Refresh(token);
        self
    }

    /// Says whether id and secret of a client go to token endpoints by HTTP Basic.
    pub(crate) fn with_client_secret_basic(mut self, is_basic: bool) -> Self {
        self.client_secret_basic = is_basic;
        self
    }

    /// Whether they do.
    pub(crate) fn has_client_secret_basic(&self) -> bool {
        self.client_secret_basic
    }

    /// Whether tokens, or what they are fetched with, were given.
    pub(crate) fn has_tokens(&self) -> bool {
        !matches!(self.credentials, Credentials::None)
    }

    /// Sets the scopes that are asked for with tokens.
    pub(crate) fn with_scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the API key of a security scheme; a line break at its end is left out.
    pub(crate) fn credential(self, scheme: &'static str, value: impl Into<String>) -> Self {
        self.scheme_value(scheme, CredentialValue::Text(Secret::new(without_line_break(value))))
    }

    /// Sets user and password of a security scheme; line breaks at their ends are left out.
    pub(crate) fn credential_pair(
        self,
        scheme: &'static str,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        let (user, password) = (without_line_break(user), Secret::new(without_line_break(password)));
        self.scheme_value(scheme, CredentialValue::Pair { user, password })
    }

    fn scheme_value(mut self, scheme: &'static str, key: CredentialValue) -> Self {
        self.keys.retain(|(known, _)| *known != scheme);
        self.keys.push((scheme, key));
        self
    }

    /// Sets the address to use in place of a server that the document has as a whole URL.
    pub(crate) fn server_url(mut self, original: &'static str, url: impl Into<String>) -> Self {
        self.addresses.servers.retain(|(known, _)| *known != original);
        self.addresses.servers.push((original, url.into()));
        self
    }

    /// Sets a variable in the address of the document's server.
    pub(crate) fn server_variable(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.addresses.variables.retain(|(known, _)| *known != name);
        self.addresses.variables.push((name, value.into()));
        self
    }
}
