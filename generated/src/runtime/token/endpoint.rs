//! The client credentials grant of OAuth 2.0 (RFC 6749, section 4.4), on the wire.

use std::time::{Duration, Instant};

use http::Method;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;
use url::Url;

use super::super::decode;
use super::super::exchange::{Exchange, PreparedRequest};
use super::super::percent;
use super::super::retry::{Attempts, RetryPolicy};
use super::super::secret::Secret;
use super::{AccessToken, TokenFailure};

/// The token endpoint with the credentials for it.
pub(crate) struct TokenEndpoint {
    pub(crate) exchange: Exchange,
    pub(crate) url: Url,
    pub(crate) retry: RetryPolicy,
    pub(crate) client_id: String,
    pub(crate) client_secret: Secret,
    /// The scopes to ask for, with spaces between them; empty leaves them to the endpoint.
    pub(crate) scope: String,
}

/// A token, and how long it is valid, where the endpoint says so.
pub(super) struct Grant {
    pub(super) token: AccessToken,
    pub(super) expires_in: Option<Duration>,
    /// When the token was asked for, which is before it was issued.
    pub(super) asked: Instant,
}

impl TokenEndpoint {
    /// Asks for a token, and again according to the retry policy.
    pub(super) async fn fetch(&self) -> Result<Grant, TokenFailure> {
        let mut attempts = Attempts::new(&self.retry, true, self.exchange.transport.now());
        loop {
            let failure = match self.ask().await {
                Ok(grant) => return Ok(grant),
                Err(failure) => failure,
            };
            match attempts.after(failure.outcome(), self.exchange.transport.now()) {
                Some(wait) => self.exchange.transport.sleep(wait).await,
                None => return Err(failure),
            }
        }
    }

    async fn ask(&self) -> Result<Grant, TokenFailure> {
        let asked = self.exchange.transport.now();
        let (prepared, form) = self.token_request();
        let mut deadline = self.exchange.deadline();
        let response = self.exchange.send(&prepared, Some(form.into()), &mut deadline).await;
        let response = response.map_err(TokenFailure::unanswered)?;
        let response = self.exchange.read(response, &mut deadline).await.map_err(TokenFailure::unanswered)?;
        if !response.status.is_success() {
            return Err(TokenFailure::refused(response, std::slice::from_ref(&self.client_secret)));
        }
        match grant(&response.body, asked) {
            Ok(grant) => Ok(grant),
            Err(fault) => Err(TokenFailure::malformed(response, fault)),
        }
    }

    /// The request, and its form.
    fn token_request(&self) -> (PreparedRequest, String) {
        let mut form = vec![
            ("grant_type", "client_credentials"),
            ("client_id", self.client_id.as_str()),
            ("client_secret", self.client_secret.expose()),
        ];
        if !self.scope.is_empty() {
            form.push(("scope", &self.scope));
        }
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        let prepared = PreparedRequest {
            operation: None,
            method: Method::POST,
            url: self.url.clone(),
            keys: Vec::new(),
            headers,
            body: None,
        };
        (prepared, percent::pairs(form))
    }
}

/// Reads a token response (RFC 6749, section 5.1).
fn grant(body: &[u8], asked: Instant) -> Result<Grant, &'static str> {
    let body: Value = serde_json::from_slice(decode::without_mark(body)).map_err(|_| "with a body that is not JSON")?;
    let token = body.get("access_token").and_then(Value::as_str).unwrap_or_default();
    if token.is_empty() {
        return Err("without an access_token");
    }
    if HeaderValue::try_from(token).is_err() {
        return Err("with an access_token that a header cannot carry");
    }
    match body.get("token_type").and_then(Value::as_str) {
        Some(kind) if !kind.eq_ignore_ascii_case("bearer") => {
            return Err("with a token_type other than Bearer");
        }
        _ => {}
    }
    let expires_in = body.get("expires_in").and_then(seconds);
    Ok(Grant { token: AccessToken::new(token), expires_in, asked })
}

/// A number of seconds, which some servers write as a string. A negative one is zero; one too large
/// to be held is none.
fn seconds(value: &Value) -> Option<Duration> {
    let seconds = match value {
        Value::String(text) => text.trim().parse().ok()?,
        _ => value.as_f64()?,
    };
    Duration::try_from_secs_f64(seconds.max(0.0)).ok()
}
