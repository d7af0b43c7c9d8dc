//! Refresh tokens (RFC 6749, section 6), as a program gives them.

use std::fmt;
use std::sync::Arc;

use super::Tokens;
use crate::runtime::secret::{Secret, without_line_break};

/// A refresh token, with the client that it was issued to (RFC 6749, section 6).
///
/// An access token is fetched with the first request, kept until shortly before it expires, and renewed where
/// it is refused. An answer may have another refresh token, which takes the place of this one: a program that is
/// to go on after its end keeps it, by [`on_renewal`](Self::on_renewal). Its `Debug` shows no secret.
#[derive(Clone)]
pub struct RefreshToken {
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<Secret>,
    pub(super) token: Secret,
    /// The tokens that came with it.
    pub(super) issued: Option<Tokens>,
    pub(super) on_renewal: Option<OnRenewal>,
}

impl RefreshToken {
    /// Takes the id of a client, and a refresh token that was issued to it. Line breaks at their ends, as files have
    /// them, are left out.
    pub fn new(client_id: impl Into<String>, refresh_token: impl Into<String>) -> Self {
        let (client_id, token) = (without_line_break(client_id), Secret::new(without_line_break(refresh_token)));
        Self { client_id, client_secret: None, token, issued: None, on_renewal: None }
    }

    /// Sets the secret of the client; a public client (RFC 6749, section 2.1) has none. A line break at its end is left out.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        self.client_secret = Some(Secret::new(without_line_break(secret)));
        self
    }

    /// Sets what is called with the tokens of each answer, before any request goes out with them. Their
    /// [`refresh_token`](Tokens::refresh_token) is the one to keep: that of the answer or, where it had none, the one before.
    ///
    /// Requests that need a token wait for the call, so that it is to be quick.
    #[must_use]
    pub fn on_renewal(mut self, call: impl Fn(&Tokens) + Send + Sync + 'static) -> Self {
        self.on_renewal = Some(OnRenewal(Arc::new(call)));
        self
    }

    /// The same with the tokens that came with it, of which the access token is used while it is valid.
    pub(crate) fn issued_with(mut self, tokens: Tokens) -> Self {
        self.issued = Some(tokens);
        self
    }

    /// What no message may show.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        let issued = self.issued.iter().map(|tokens| tokens.access_token.secret());
        self.client_secret.iter().chain([&self.token]).chain(issued).cloned().collect()
    }

    /// Whether there is anything to ask with.
    pub(crate) fn is_empty(&self) -> bool {
        self.token.expose().is_empty()
    }
}

/// What is called with new tokens.
#[derive(Clone)]
pub(crate) struct OnRenewal(Arc<dyn Fn(&Tokens) + Send + Sync>);

impl OnRenewal {
    pub(crate) fn call(&self, tokens: &Tokens) {
        (self.0)(tokens);
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshToken").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}
