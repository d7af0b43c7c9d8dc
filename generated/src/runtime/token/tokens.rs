//! What a token endpoint hands out (RFC 6749, section 5.1).

use std::time::Duration;

use http::HeaderValue;
use serde_json::Value;

use super::AccessToken;
use crate::runtime::decode;
use crate::runtime::platform::Instant;
use crate::runtime::secret::Secret;

/// The tokens of one answer of a token endpoint (RFC 6749, section 5.1). Its `Debug` shows none of them.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub(crate) access_token: AccessToken,
    pub(crate) refresh_token: Option<Secret>,
    pub(crate) expires_in: Option<Duration>,
    pub(crate) scope: Option<String>,
    /// When they were asked for, which is before they were issued.
    pub(crate) asked: Instant,
}

impl Tokens {
    /// The access token.
    pub fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    /// What further access tokens are asked for with, in the clear, where the service hands one out.
    pub fn refresh_token(&self) -> Option<&str> {
        self.refresh_token.as_ref().map(Secret::expose)
    }

    /// How long after the answer the access token is valid, where the service says it.
    pub fn expires_in(&self) -> Option<Duration> {
        self.expires_in
    }

    /// The scopes of the access token with spaces between them, where the service says them; otherwise they are those that were asked for.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// Reads an answer.
    pub(super) fn read(body: &[u8], asked: Instant) -> Result<Self, &'static str> {
        let body: Value =
            serde_json::from_slice(decode::without_mark(body)).map_err(|_| "with a body that is not JSON")?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let token = text("access_token").ok_or("without an access_token")?;
        if HeaderValue::try_from(token).is_err() {
            return Err("with an access_token that a header cannot carry");
        }
        match body.get("token_type").and_then(Value::as_str) {
            Some(kind) if !kind.eq_ignore_ascii_case("bearer") => return Err("with a token_type other than Bearer"),
            _ => {}
        }
        Ok(Self {
            access_token: AccessToken::new(token),
            refresh_token: text("refresh_token").map(Secret::new),
            expires_in: body.get("expires_in").and_then(seconds),
            scope: text("scope").map(str::to_owned),
            asked,
        })
    }
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
