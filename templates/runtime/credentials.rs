//! What authorizes the requests of a client.

use std::sync::Arc;

use http::HeaderValue;

use super::error::Error;
use super::exchange::Exchange;
use super::keys::basic_authorization;
use super::percent;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::servers::Servers;
use super::token::{AccessToken, FixedToken, RefreshToken, RenewedToken, TokenEndpoint, TokenSource};

/// The credentials as the program gives them.
#[derive(Clone)]
pub(crate) enum Credentials {
    None,
    Client { id: String, secret: Secret },
    Refresh(RefreshToken),
    Bearer(AccessToken),
    Source(Arc<dyn TokenSource>),
}

impl Credentials {
    /// What no message may show. The tokens that are fetched later are not among it.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        match self {
            Self::Client { secret, .. } => vec![secret.clone()],
            Self::Refresh(own) => own.secrets(),
            Self::Bearer(token) => vec![token.secret().clone()],
            Self::None | Self::Source(_) => Vec::new(),
        }
    }

    /// Where the access tokens come from.
    pub(crate) fn tokens(
        self,
        endpoints: &TokenEndpoints<'_>,
        scopes: &[String],
    ) -> Result<Option<Arc<dyn TokenSource>>, Error> {
        let settings = endpoints.servers.settings();
        Ok(match self {
            Self::None => None,
            Self::Source(source) => Some(source),
            Self::Bearer(token) => Some(Arc::new(fixed(token)?)),
            Self::Client { id, secret } => {
                let none = || Error::config("the service takes no client credentials");
                let endpoint = endpoints.endpoint(settings.endpoints.token.ok_or_else(none)?, id, Some(secret))?;
                let scope = if scopes.is_empty() { settings.scopes.join(" ") } else { scopes.join(" ") };
                Some(Arc::new(RenewedToken::by_client_credentials(endpoint, scope)))
            }
            Self::Refresh(own) => {
                let none = || Error::config("the service takes no refresh tokens");
                let url = settings.endpoints.refresh.ok_or_else(none)?;
                Some(Arc::new(endpoints.renewed(url, own)?))
            }
        })
    }
}

/// What token endpoints are asked with.
pub(crate) struct TokenEndpoints<'a> {
    pub(crate) exchange: &'a Exchange,
    pub(crate) servers: &'a Servers,
    pub(crate) retry: &'a RetryPolicy,
    /// Whether id and secret of the client go into the header `Authorization`, and not into the form.
    pub(crate) in_header: bool,
}

impl TokenEndpoints<'_> {
    /// The endpoint of a URL of the document, for a client. A public client has no secret.
    pub(crate) fn endpoint(&self, url: &str, id: String, secret: Option<Secret>) -> Result<TokenEndpoint, Error> {
        if id.is_empty() || secret.as_ref().is_some_and(|secret| secret.expose().is_empty()) {
            return Err(Error::config("the client id or the client secret is empty"));
        }
        let authorization = secret.as_ref().filter(|_| self.in_header);
        let authorization = authorization.map(|secret| Self::authorization(&id, secret)).transpose()?;
        Ok(TokenEndpoint {
            exchange: Exchange { limits: self.exchange.limits.of_tokens(), ..self.exchange.clone() },
            url: self.servers.endpoint(url)?,
            retry: self.retry.clone(),
            settings: self.servers.settings(),
            client_id: id,
            client_secret: secret,
            authorization,
        })
    }

    /// Tokens by a refresh token, from the endpoint of a URL.
    pub(crate) fn renewed(&self, url: &str, own: RefreshToken) -> Result<RenewedToken, Error> {
        if own.is_empty() {
            return Err(Error::config("the refresh token is empty"));
        }
        let endpoint = self.endpoint(url, own.client_id.clone(), own.client_secret.clone())?;
        Ok(RenewedToken::by_refresh_token(endpoint, own))
    }

    /// Both are form-encoded first (RFC 6749, section 2.3.1).
    fn authorization(id: &str, secret: &Secret) -> Result<HeaderValue, Error> {
        let value = basic_authorization(&percent::text(id), &percent::text(secret.expose()));
        let mut value = HeaderValue::try_from(format!("Basic {value}"))
            .map_err(|_| Error::config("the client id and the client secret cannot be encoded"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

fn fixed(token: AccessToken) -> Result<FixedToken, Error> {
    if token.as_str().is_empty() || HeaderValue::try_from(token.as_str()).is_err() {
        let fault = "the bearer token is empty, or has characters that a header cannot carry";
        return Err(Error::config(fault));
    }
    Ok(FixedToken(token))
}
