//! Tokens by client credentials: kept while valid, and fetched once however many requests wait.

use std::error::Error as StdError;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::super::future::BoxFuture;
use super::endpoint::Grant;
use super::{AccessToken, TokenEndpoint, TokenFailure, TokenSource};

/// The longest time before it expires at which a token is renewed.
const MARGIN: Duration = Duration::from_secs(60);

/// The token of a client.
pub(crate) struct ClientCredentials {
    endpoint: TokenEndpoint,
    state: Mutex<State>,
    /// Held by the one request that fetches.
    fetching: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<AccessToken>,
    /// When to renew the token; never where the endpoint gave no end.
    renew_at: Option<Instant>,
    /// How many fetches have come to an end.
    fetches: u64,
    /// How the last one failed, if it did.
    failure: Option<TokenFailure>,
}

impl ClientCredentials {
    pub(crate) fn new(endpoint: TokenEndpoint) -> Self {
        Self { endpoint, state: Mutex::default(), fetching: tokio::sync::Mutex::default() }
    }

    /// The kept token, or a new one.
    ///
    /// A request that is dropped while it fetches lets go of `fetching`, and the next that waits
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
        let grant = self.endpoint.fetch().await;
        self.state().keep(grant)
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

    fn keep(&mut self, grant: Result<Grant, TokenFailure>) -> Result<AccessToken, TokenFailure> {
        self.fetches = self.fetches.wrapping_add(1);
        self.failure = grant.as_ref().err().cloned();
        let grant = grant?;
        self.renew_at = grant.expires_in.and_then(|expires_in| grant.asked.checked_add(lifetime(expires_in)));
        self.token = Some(grant.token.clone());
        Ok(grant.token)
    }
}

/// How long a token is used: until a minute, or a tenth of its time if that is less, before its
/// end.
fn lifetime(expires_in: Duration) -> Duration {
    expires_in.saturating_sub(MARGIN.min(expires_in / 10))
}

impl TokenSource for ClientCredentials {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        Box::pin(async move { self.current().await.map_err(Into::into) })
    }

    /// Forgets the token, unless it has been renewed in the meantime.
    fn invalidate(&self, refused: &AccessToken) {
        let mut state = self.state();
        state.token.take_if(|token| token.is_same(refused));
    }
}
