//! Grants of OAuth 2.0 (RFC 6749) on the wire.

use http::Method;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use url::Url;

use super::super::exchange::{Exchange, PreparedRequest};
use super::super::percent;
use super::super::retry::{Attempts, RetryPolicy};
use super::super::secret::Secret;
use super::super::settings::Settings;
use super::{TokenFailure, Tokens};

/// The token endpoint with the credentials for it.
pub(crate) struct TokenEndpoint {
    pub(crate) exchange: Exchange,
    pub(crate) url: Url,
    pub(crate) retry: RetryPolicy,
    pub(crate) settings: &'static Settings,
    pub(crate) client_id: String,
    /// None where the client is public (RFC 6749, section 2.1).
    pub(crate) client_secret: Option<Secret>,
    /// What shows both in the header `Authorization`, if they are not to go into the form (RFC 6749, section 2.3.1).
    pub(crate) authorization: Option<HeaderValue>,
}

/// What a token is asked for with.
#[derive(Clone, Copy)]
pub(crate) struct Form<'a> {
    /// All fields but those of the client.
    pub(crate) fields: &'a [(&'a str, &'a str)],
    /// What of it no message may show.
    pub(crate) secrets: &'a [Secret],
    /// Whether it may be sent again after a failure in which it may have arrived.
    pub(crate) is_repeatable: bool,
}

impl TokenEndpoint {
    /// Asks for a token, and again according to the retry policy.
    pub(crate) async fn fetch(&self, form: Form<'_>) -> Result<Tokens, TokenFailure> {
        let mut attempts = Attempts::new(&self.retry, self.settings, form.is_repeatable, self.exchange.transport.now());
        loop {
            let failure = match self.ask(form).await {
                Ok(tokens) => return Ok(tokens),
                Err(failure) => failure,
            };
            match attempts.after(failure.outcome(), self.exchange.transport.now()) {
                Some(wait) => self.exchange.transport.sleep(wait).await,
                None => return Err(failure),
            }
        }
    }

    async fn ask(&self, form: Form<'_>) -> Result<Tokens, TokenFailure> {
        let asked = self.exchange.transport.now();
        let (secrets, (prepared, form)) = (form.secrets, self.token_request(form));
        let mut deadline = self.exchange.deadline(self.exchange.timeout);
        let response = self.exchange.send(&prepared, Some(form.into()), &mut deadline).await;
        let response = response.map_err(TokenFailure::unanswered)?;
        let response = self.exchange.read(response, &mut deadline).await.map_err(TokenFailure::unanswered)?;
        if !response.status.is_success() {
            // By HTTP Basic both go out as one text, which a service may say again.
            let header = self.authorization.as_ref().and_then(|own| own.to_str().ok()?.strip_prefix("Basic "));
            let header = header.map(Secret::new);
            let secrets: Vec<Secret> = self.client_secret.iter().chain(secrets).chain(&header).cloned().collect();
            return Err(TokenFailure::refused(response, &secrets));
        }
        match Tokens::read(&response.body, asked) {
            Ok(tokens) => Ok(tokens),
            Err(fault) => Err(TokenFailure::malformed(response, fault)),
        }
    }

    /// The request, and its form.
    fn token_request(&self, form: Form<'_>) -> (PreparedRequest, String) {
        let mut fields = form.fields.to_vec();
        if self.authorization.is_none() {
            fields.push(("client_id", &self.client_id));
            fields.extend(self.client_secret.as_ref().map(|secret| ("client_secret", secret.expose())));
        }
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.extend(self.authorization.clone().map(|own| (AUTHORIZATION, own)));
        let prepared = PreparedRequest {
            operation: None,
            method: Method::POST,
            url: self.url.clone(),
            keys: Vec::new(),
            headers,
            body: None,
        };
        (prepared, percent::pairs(fields))
    }
}
