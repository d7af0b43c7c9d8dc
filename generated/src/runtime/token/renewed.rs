//! Tokens that are renewed: kept while valid, and fetched once however many requests wait.

use std::error::Error as StdError;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::endpoint::Form;
use super::refresh::{OnRenewal, RefreshToken};
use super::{AccessToken, TokenEndpoint, TokenFailure, TokenSource, Tokens};
use crate::runtime::future::BoxFuture;
use crate::runtime::platform::{Instant, to_its_end};
use crate::runtime::secret::Secret;

/// The longest time before it expires at which a token is renewed.
const MARGIN: Duration = Duration::from_secs(60);

/// The token of a client.
pub(crate) struct RenewedToken(Arc<Renewal>);

/// What renews it.
struct Renewal {
    endpoint: TokenEndpoint,
    /// The scopes to ask for, with spaces between them; empty leaves them to the endpoint.
    scope: String,
    /// What is told of tokens that came for a refresh token.
    on_renewal: Option<OnRenewal>,
    state: Mutex<State>,
    /// Held by the one request that fetches.
    fetching: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<AccessToken>,
    /// When to renew the token; never where the endpoint gave no end.
    renew_at: Option<Instant>,
    /// What the next token is asked for with; without one it is by client credentials.
    refresh_token: Option<Secret>,
    /// How many fetches have come to an end.
    fetches: u64,
    /// How the last one failed, if it did.
    failure: Option<TokenFailure>,
}

impl RenewedToken {
    /// Tokens by client credentials (RFC 6749, section 4.4).
    pub(crate) fn by_client_credentials(endpoint: TokenEndpoint, scope: String) -> Self {
        let (state, fetching) = (Mutex::default(), tokio::sync::Mutex::default());
        Self(Arc::new(Renewal { endpoint, scope, on_renewal: None, state, fetching }))
    }

    /// Tokens by a refresh token (RFC 6749, section 6), after the one that came with it, if any.
    pub(crate) fn by_refresh_token(endpoint: TokenEndpoint, own: RefreshToken) -> Self {
        let RefreshToken { token, issued, on_renewal, .. } = own;
        let mut state = State { refresh_token: Some(token), ..State::default() };
        if let Some(tokens) = &issued {
            state.take(tokens);
        }
        let (state, fetching) = (Mutex::new(state), tokio::sync::Mutex::default());
        Self(Arc::new(Renewal { endpoint, scope: String::new(), on_renewal, state, fetching }))
    }
}

impl Renewal {
    /// The kept token, or a new one.
    ///
    /// Where this is dropped while it fetches, it lets go of `fetching`, and the next that waits
    /// fetches in its stead.
    async fn current(&self) -> Result<AccessToken, TokenFailure> {
        let fetches_before = {
            let state = self.state();
            if let Some(token) = state.valid_token(self.now()) {
                return Ok(token);
            }
            state.fetches
        };
        let _fetching = self.fetching.lock().await;
        if let Some(outcome) = self.state().outcome_since(fetches_before, self.now()) {
            return outcome;
        }
        let refresh_token = self.state().refresh_token.clone();
        let mut tokens = self.fetch(&refresh_token).await;
        if let (Ok(tokens), Some(old)) = (&mut tokens, refresh_token) {
            // An answer without one leaves the old one valid.
            tokens.refresh_token.get_or_insert(old);
        }
        // No request goes out with a token before the program has what comes after it.
        if let (Ok(tokens), Some(on_renewal)) = (&tokens, &self.on_renewal) {
            on_renewal.call(tokens);
        }
        self.state().keep(&tokens)
    }

    async fn fetch(&self, refresh_token: &Option<Secret>) -> Result<Tokens, TokenFailure> {
        let fields = match refresh_token {
            Some(token) => vec![("grant_type", "refresh_token"), ("refresh_token", token.expose())],
            None if self.scope.is_empty() => vec![("grant_type", "client_credentials")],
            None => vec![("grant_type", "client_credentials"), ("scope", self.scope.as_str())],
        };
        self.endpoint.fetch(Form { fields: &fields, secrets: refresh_token.as_slice(), is_repeatable: true }).await
    }

    fn now(&self) -> Instant {
        self.endpoint.exchange.transport.now()
    }

    /// The state is a plain value that no panic leaves half changed, so that poisoning means
    /// nothing.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn valid_token(&self, now: Instant) -> Option<AccessToken> {
        let stale = self.renew_at.is_some_and(|renew_at| renew_at <= now);
        self.token.clone().filter(|_| !stale)
    }

    /// What another request's fetch came to, if one ended since `fetches` were counted. Its token
    /// is taken even where it is to be renewed at once, lest every request that waited fetches one
    /// of its own.
    fn outcome_since(&self, fetches: u64, now: Instant) -> Option<Result<AccessToken, TokenFailure>> {
        if self.fetches == fetches {
            return self.valid_token(now).map(Ok);
        }
        let failure = self.failure.clone().map(Err);
        failure.or_else(|| self.token.clone().map(Ok))
    }

    fn keep(&mut self, tokens: &Result<Tokens, TokenFailure>) -> Result<AccessToken, TokenFailure> {
        self.fetches = self.fetches.wrapping_add(1);
        self.failure = tokens.as_ref().err().cloned();
        let tokens = tokens.as_ref().map_err(Clone::clone)?;
        self.take(tokens);
        Ok(tokens.access_token.clone())
    }

    /// Takes tokens in place of those that it had.
    fn take(&mut self, tokens: &Tokens) {
        self.renew_at = tokens.expires_in.and_then(|expires_in| tokens.asked.checked_add(lifetime(expires_in)));
        self.token = Some(tokens.access_token.clone());
        if let (Some(kept), Some(fresh)) = (&mut self.refresh_token, &tokens.refresh_token) {
            kept.clone_from(fresh);
        }
    }
}

/// How long a token is used: until a minute, or a tenth of its time if that is less, before its
/// end.
fn lifetime(expires_in: Duration) -> Duration {
    expires_in.saturating_sub(MARGIN.min(expires_in / 10))
}

impl TokenSource for RenewedToken {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        Box::pin(async move {
            let own = Arc::clone(&self.0);
            if let Some(token) = own.state().valid_token(own.now()) {
                return Ok(token);
            }
            // A refresh token may be good for one use: the one that comes in its place would be lost with a request that is dropped.
            let is_used_up = own.state().refresh_token.is_some();
            let token = match is_used_up {
                true => to_its_end(async move { own.current().await }).await?,
                false => own.current().await,
            };
            token.map_err(Into::into)
        })
    }

    /// Forgets the token, unless it has been renewed in the meantime.
    fn invalidate(&self, refused: &AccessToken) {
        let mut state = self.0.state();
        state.token.take_if(|token| token.is_same(refused));
    }
}
