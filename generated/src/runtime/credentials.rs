//! What authorizes the requests of a client.

use std::sync::Arc;

use http::HeaderValue;

use super::error::Error;
use super::exchange::Exchange;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::servers::Servers;
use super::token::{AccessToken, ClientCredentials, FixedToken, TokenEndpoint, TokenSource};
use crate::settings::SETTINGS;

/// The credentials as the program gives them.
#[derive(Clone)]
pub(crate) enum Credentials {
    None,
    Client { id: String, secret: Secret },
    Bearer(AccessToken),
    Source(Arc<dyn TokenSource>),
}

impl Credentials {
    /// What no message may show. The tokens that are fetched later are not among it.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        match self {
            Self::Client { secret, .. } => vec![secret.clone()],
            Self::Bearer(token) => vec![token.secret().clone()],
            Self::None | Self::Source(_) => Vec::new(),
        }
    }

    /// Where the access tokens come from.
    pub(crate) fn tokens(
        self,
        exchange: &Exchange,
        servers: &Servers,
        retry: &RetryPolicy,
        scopes: &[String],
    ) -> Result<Option<Arc<dyn TokenSource>>, Error> {
        Ok(match self {
            Self::None => None,
            Self::Source(source) => Some(source),
            Self::Bearer(token) => Some(Arc::new(fixed(token)?)),
            Self::Client { id, secret } => {
                let exchange = Exchange { limits: exchange.limits.of_tokens(), ..exchange.clone() };
                let (url, retry) = (token_url(servers)?, retry.clone());
                let (client_id, client_secret) = not_empty(id, secret)?;
                let scope = if scopes.is_empty() { SETTINGS.scopes.join(" ") } else { scopes.join(" ") };
                let endpoint = TokenEndpoint { exchange, url, retry, client_id, client_secret, scope };
                Some(Arc::new(ClientCredentials::new(endpoint)))
            }
        })
    }
}

fn fixed(token: AccessToken) -> Result<FixedToken, Error> {
    if token.as_str().is_empty() || HeaderValue::try_from(token.as_str()).is_err() {
        let fault = "the bearer token is empty, or has characters that a header cannot carry";
        return Err(Error::config(fault));
    }
    Ok(FixedToken(token))
}

fn not_empty(id: String, secret: Secret) -> Result<(String, Secret), Error> {
    if id.is_empty() || secret.expose().is_empty() {
        return Err(Error::config("the client id or the client secret is empty"));
    }
    Ok((id, secret))
}

fn token_url(servers: &Servers) -> Result<url::Url, Error> {
    let none = || Error::config("the service takes no client credentials");
    servers.token_url(SETTINGS.token_url.ok_or_else(none)?)
}
