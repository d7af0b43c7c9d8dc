//! Tokens that are renewed: kept while valid, and fetched once however many requests wait.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::endpoint::Form;
use super::refresh::{OnRenewal, RefreshToken};
use super::together::Together;
use super::{AccessToken, TokenEndpoint, TokenFailure, TokenSource, Tokens};
use crate::runtime::deadline::Deadline;
use crate::runtime::future::BoxFuture;
use crate::runtime::platform::{Instant, to_its_end};
use crate::runtime::secret::Secret;

/// The longest time before it expires at which a token is renewed.
const MARGIN: Duration = Duration::from_secs(60);

/// How long a token that still holds is kept from being used, for one in its place.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long after it could not be had in its place it is not asked for again.
const PAUSE: Duration = Duration::from_secs(5);

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
    /// The fetch that is on its way.
    fetching: Together,
    /// How many wait for it.
    waiting: AtomicUsize,
}

#[derive(Default)]
struct State {
    token: Option<AccessToken>,
    /// When to renew the token; never where the endpoint gave no end.
    renew_at: Option<Instant>,
    /// When it ends.
    expires_at: Option<Instant>,
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
        Self::of(endpoint, scope, None, State::default())
    }

    /// Tokens by a refresh token (RFC 6749, section 6), after the one that came with it, if any.
    pub(crate) fn by_refresh_token(endpoint: TokenEndpoint, own: RefreshToken) -> Self {
        let RefreshToken { token, issued, on_renewal, .. } = own;
        let mut state = State { refresh_token: Some(token), ..State::default() };
        if let Some(tokens) = &issued {
            state.take(tokens);
        }
        Self::of(endpoint, String::new(), on_renewal, state)
    }

    fn of(endpoint: TokenEndpoint, scope: String, on_renewal: Option<OnRenewal>, state: State) -> Self {
        let (state, fetching, waiting) = (Mutex::new(state), Together::default(), AtomicUsize::default());
        Self(Arc::new(Renewal { endpoint, scope, on_renewal, state, fetching, waiting }))
    }
}

impl Renewal {
    /// The kept token, or a new one.
    async fn current(self: Arc<Self>) -> Result<AccessToken, TokenFailure> {
        let (fetches_before, held) = {
            let (state, now) = (self.state(), self.now());
            if let Some(token) = state.valid_token(now) {
                return Ok(token);
            }
            (state.fetches, state.held_token(now))
        };
        let waiter = Waiter::new(&self);
        let token = poll_fn(|context| {
            let now = self.now();
            let begin = || -> BoxFuture<'static, ()> { Box::pin(Arc::clone(&self).renew()) };
            let outcome = || self.state().outcome_since(fetches_before, now);
            self.fetching.poll(context, (now, now.checked_sub(self.longest())), begin, outcome)
        });
        let token = match held {
            // What takes longer goes on without this call.
            Some(held) => match Deadline::after(&*self.endpoint.exchange.transport, PATIENCE).within(token).await {
                Some(token) => token,
                None => {
                    self.state().put_off(self.now());
                    return Ok(held);
                }
            },
            None => token.await,
        };
        waiter.end();
        token
    }

    /// The longest time that a fetch may take. What takes longer was begun in a runtime that does not run any more.
    fn longest(&self) -> Duration {
        self.endpoint.exchange.timeout.saturating_add(self.endpoint.settings.retry.max_elapsed).saturating_mul(2)
    }

    async fn renew(self: Arc<Self>) {
        let refresh_token = self.state().refresh_token.clone();
        let mut tokens = self.fetch(&refresh_token).await;
        if let (Ok(tokens), Some(old)) = (&mut tokens, refresh_token) {
            // An answer without one leaves the old one valid.
            tokens.refresh_token.get_or_insert(old);
        }
        // No request goes out with a token before the program has what comes after it.
        let told = match (&tokens, &self.on_renewal) {
            (Ok(tokens), Some(on_renewal)) => catch_unwind(AssertUnwindSafe(|| on_renewal.call(tokens))),
            _ => Ok(()),
        };
        // The old refresh token may be used up, so that the new one is kept even where the program panics.
        self.state().keep(&tokens, self.now());
        told.unwrap_or_else(|panic| resume_unwind(panic));
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

    fn keep(&mut self, tokens: &Result<Tokens, TokenFailure>, now: Instant) {
        self.fetches = self.fetches.wrapping_add(1);
        self.failure = None;
        match tokens {
            Ok(tokens) => self.take(tokens),
            Err(_) if self.held_token(now).is_some() => self.put_off(now),
            Err(failure) => self.failure = Some(failure.clone()),
        }
    }

    /// The token that was to be renewed before its end, until then.
    fn held_token(&self, now: Instant) -> Option<AccessToken> {
        self.token.clone().filter(|_| self.expires_at.is_some_and(|end| now < end))
    }

    /// Uses it for a while without asking for another one.
    fn put_off(&mut self, now: Instant) {
        let later = now.checked_add(PAUSE);
        self.renew_at = self.expires_at.map(|end| later.map_or(end, |later| later.min(end)));
    }

    /// Takes tokens in place of those that it had.
    fn take(&mut self, tokens: &Tokens) {
        let after = |time: fn(Duration) -> Duration| tokens.asked.checked_add(time(tokens.expires_in?));
        (self.renew_at, self.expires_at) = (after(lifetime), after(|expires_in| expires_in));
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

/// Somebody who waits for a token. A fetch goes on where the last one is dropped: a refresh token may be good for one use, and the one that comes in
/// its place would be lost.
struct Waiter<'r>(Option<&'r Arc<Renewal>>);

impl<'r> Waiter<'r> {
    fn new(renewal: &'r Arc<Renewal>) -> Self {
        renewal.waiting.fetch_add(1, Ordering::Relaxed);
        Self(Some(renewal))
    }

    /// The token is there.
    fn end(mut self) {
        self.0.take().map(|renewal| renewal.waiting.fetch_sub(1, Ordering::Relaxed));
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        if let Some(renewal) = self.0
            && renewal.waiting.fetch_sub(1, Ordering::Relaxed) == 1
        {
            let renewal = Arc::clone(renewal);
            to_its_end(async move { drop(renewal.current().await) });
        }
    }
}

impl TokenSource for RenewedToken {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        Box::pin(async move {
            let own = Arc::clone(&self.0);
            if let Some(token) = own.state().valid_token(own.now()) {
                return Ok(token);
            }
            own.current().await.map_err(Into::into)
        })
    }

    /// Forgets the token, unless it has been renewed in the meantime.
    fn invalidate(&self, refused: &AccessToken) {
        let mut state = self.0.state();
        state.token.take_if(|token| token.is_same(refused));
    }
}
