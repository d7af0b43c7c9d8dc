//! The authorization code grant of OAuth 2.0 (RFC 6749, section 4.1) with PKCE (RFC 7636): a user lets a program act for them, on a page of the
//! service. It is only in the crates of documents that have the grant.

mod authorization;
pub(crate) mod pkce;
mod redirected;

use std::fmt;
use std::sync::Arc;

pub use self::authorization::Authorization;
use self::redirected::code;
use crate::client::{Client, ClientBuilder};
use crate::runtime::Error;
use crate::runtime::credentials::TokenEndpoints;
use crate::runtime::parts::{Parts, Sender};
use crate::runtime::secret::{Secret, without_line_break};
use crate::runtime::token::{FixedToken, Form, RefreshToken, TokenSource, Tokens};
use crate::settings::SETTINGS;

/// Asks users to let this program act for them (RFC 6749, section 4.1), with PKCE by SHA-256 (RFC 7636).
///
/// [`begin`](Self::begin) gives the page that a user is sent to; the service sends them back to the redirect URI, and
/// [`exchange`](Self::exchange) makes tokens of what it has put there. Clones are cheap. Its `Debug` shows no secret.
#[derive(Clone)]
#[must_use = "nothing is asked before it begins"]
pub struct AuthorizationCode {
    client: Client,
    in_header: bool,
    client_id: String,
    client_secret: Option<Secret>,
    redirect_uri: String,
    scopes: Vec<String>,
    pairs: Vec<(String, String)>,
}

impl ClientBuilder {
    /// Asks users to let this program act for them, by the authorization code grant of OAuth 2.0 (RFC 6749, section 4.1). What else the builder was
    /// given holds for the clients that come of it, which share their connections.
    ///
    /// It takes the id of the client, and the URI that the service sends a user back to, as it is registered there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::runtime::ErrorKind::Config) where the builder would not build, or was given a token or what fetches one.
    pub fn authorization_code(
        self,
        client_id: impl Into<String>,
        redirect_uri: impl Into<String>,
    ) -> Result<AuthorizationCode, Error> {
        if self.has_tokens() {
            return Err(Error::config("the builder was given a token, or what fetches one, which users are to give"));
        }
        Ok(AuthorizationCode {
            in_header: self.has_client_secret_basic(),
            client: self.build()?,
            client_id: without_line_break(client_id),
            client_secret: None,
            redirect_uri: redirect_uri.into(),
            scopes: Vec::new(),
            pairs: Vec::new(),
        })
    }
}

impl AuthorizationCode {
    /// Sets the secret of the client; a public client (RFC 6749, section 2.1) has none. A line break at its end is left out.
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        self.client_secret = Some(Secret::new(without_line_break(secret)));
        self
    }

    /// Sets the scopes that the user is asked for. Unless any are set, the service chooses them.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a parameter to the URL of the page, as some services have them: `prompt`, or `access_type=offline` for a refresh token.
    pub fn query_pair(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.pairs.push((name.into(), value.into()));
        self
    }

    /// The page that a user is to open, and what to keep until they come back. Each user gets one of their own. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::runtime::ErrorKind::Config) where the address of the page is not allowed, a parameter was added that the grant
    /// has by itself, or the system has no random numbers.
    pub fn begin(&self) -> Result<Authorization, Error> {
        let authorization = Authorization::random()?;
        let (page, _) = addresses()?;
        let mut url = self.parts().servers.endpoint(page)?;
        authorization.fill(&mut url, self)?;
        Ok(authorization.at(url))
    }

    /// Exchanges the code that a user has come back with for tokens. `redirected` is the URL that they came to, or its query: a server has one or the
    /// other. A code is good for one exchange, so that it is not sent again after a failure in which it may have arrived; where such an error says that it
    /// is retryable, what may succeed later is asking the user once more.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Token`](crate::runtime::ErrorKind::Token) where the state is not that of `authorization`, which is then no answer to it; where the
    /// user or the service has refused; and where the token endpoint gives no token.
    pub async fn exchange(&self, authorization: &Authorization, redirected: &str) -> Result<Tokens, Error> {
        let code =
            code(redirected, authorization.state()).map_err(|fault| Error::no_tokens(&SETTINGS, fault.into()))?;
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", authorization.verifier()),
        ];
        let (_, url) = addresses()?;
        let endpoint = self.endpoints().endpoint(url, self.client_id.clone(), self.client_secret.clone())?;
        let secrets = [code.clone(), Secret::new(authorization.verifier())];
        let form = Form { fields: &fields, secrets: &secrets, is_repeatable: false };
        endpoint.fetch(form).await.map_err(|failure| Error::no_tokens(&SETTINGS, failure.into()))
    }

    /// [`exchange`](Self::exchange), for code that is not async.
    ///
    /// # Errors
    ///
    /// The same.
    #[cfg(feature = "blocking")]
    pub fn exchange_blocking(&self, authorization: &Authorization, redirected: &str) -> Result<Tokens, Error> {
        let (own, authorization, redirected) = (self.clone(), authorization.clone(), redirected.to_owned());
        crate::runtime::blocking::block_on(async move { own.exchange(&authorization, &redirected).await })
    }

    /// The refresh token of a user, for [`ClientBuilder::refresh_token`] and [`client_of`](Self::client_of); none where the service has
    /// handed out none.
    pub fn refresh_token(&self, tokens: &Tokens) -> Option<RefreshToken> {
        let own = RefreshToken::new(self.client_id.clone(), tokens.refresh_token()?).issued_with(tokens.clone());
        Some(match &self.client_secret {
            Some(secret) => own.client_secret(secret.expose()),
            None => own,
        })
    }

    /// A client that acts for the user whose tokens these are. They are renewed where there is a refresh token; a program that wants to know of
    /// that gives [`client_of`](Self::client_of) what [`refresh_token`](Self::refresh_token) gives.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::runtime::ErrorKind::Config) where the id or the secret of the client cannot be sent.
    pub fn client(&self, tokens: &Tokens) -> Result<Client, Error> {
        match self.refresh_token(tokens) {
            Some(own) => self.client_of(own),
            None => {
                let token = tokens.access_token().clone();
                let secret = token.secret().clone();
                Ok(self.with_tokens(Arc::new(FixedToken(token)), vec![secret]))
            }
        }
    }

    /// A client that acts for the user whose refresh token this is, such as one of an earlier run of the program.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::runtime::ErrorKind::Config) where the token is empty, or the id or the secret of the client cannot be sent.
    pub fn client_of(&self, token: RefreshToken) -> Result<Client, Error> {
        let url = SETTINGS.endpoints.refresh.or(SETTINGS.endpoints.code.map(|(_, url)| url));
        let url = url.ok_or_else(|| Error::config("the service takes no refresh tokens"))?;
        let secrets = token.secrets();
        Ok(self.with_tokens(Arc::new(self.endpoints().renewed(url, token)?), secrets))
    }

    fn with_tokens(&self, tokens: Arc<dyn TokenSource>, secrets: Vec<Secret>) -> Client {
        let parts = self.parts();
        let secrets = parts.secrets.iter().cloned().chain(secrets).collect();
        Client::from_parts(Parts { tokens: Some(tokens), secrets, ..parts.clone() })
    }

    fn parts(&self) -> &Parts {
        self.client.parts()
    }

    fn endpoints(&self) -> TokenEndpoints<'_> {
        let Parts { exchange, servers, retry, .. } = self.parts();
        TokenEndpoints { exchange, servers, retry, in_header: self.in_header }
    }
}

/// The authorization endpoint and the token endpoint, as the document has them.
fn addresses() -> Result<(&'static str, &'static str), Error> {
    SETTINGS.endpoints.code.ok_or_else(|| Error::config("the service has no authorization code grant"))
}

impl fmt::Debug for AuthorizationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthorizationCode")
            .field("client_id", &self.client_id)
            .field("redirect_uri", &self.redirect_uri)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
