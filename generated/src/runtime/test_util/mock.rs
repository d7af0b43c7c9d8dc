//! What mocks of services have in common.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::Method;

use super::asked::MockRequest;
use super::expectation::{Expectation, Expected};
use super::response::MockResponse;
use crate::runtime::operation::Operation;
use crate::runtime::platform::{self, Instant};

/// What a mock has besides the operations: a transport that answers by what is expected. Clones are the same one.
#[derive(Clone)]
pub struct MockTransport(Arc<Mutex<State>>);

struct State {
    expected: Vec<Expected>,
    asked: Vec<MockRequest>,
    faults: Vec<String>,
    started: Instant,
    slept: Duration,
    /// When the answers come that are on their way, since the start.
    due: Vec<Duration>,
    /// How many requests are being read.
    reading: usize,
}

impl MockTransport {
    /// Expects a request for what the document does not have, as `Client::request` sends it: of a method, and to a path that ends so, without a query.
    pub fn expect_request(&self, method: Method, path: impl AsRef<str>) -> Expectation {
        Expectation::of_untyped(self, &method, path.as_ref())
    }

    /// The requests that came, in their order.
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().asked.clone()
    }

    /// How long the client waited in all, by the clock of the mock.
    pub fn waited(&self) -> Duration {
        self.state().slept
    }

    /// Whether all came that was expected, and nothing else.
    ///
    /// # Errors
    ///
    /// What did not come, what came and was not expected, and answers that are of another type than the operation's: a line each.
    pub fn verify(&self) -> Result<(), String> {
        let state = self.state();
        let missing = state.expected.iter().filter_map(|expected| {
            let left = expected.left.filter(|left| *left > 0)?;
            Some(format!("{} was expected {left} times more", expected.label))
        });
        let faults: Vec<String> = state.faults.iter().cloned().chain(missing).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
    }

    pub(super) fn add(&self, expected: Expected) {
        self.state().expected.push(expected);
    }

    pub(super) fn fault(&self, fault: String) {
        self.state().faults.push(fault);
    }

    /// The answer to a request, which is the first that is expected of it.
    pub(super) fn answer(&self, mut request: MockRequest) -> Result<MockResponse, String> {
        if request.is_of_port {
            request.of = self.operation(&request);
            request.operation = request.of.map(|own| own.id);
        }
        let found = self.taken(&request);
        let mut state = self.state();
        let shown = request.shown();
        // Tokens are no operation, and asked for by clients of their own accord.
        let of_token = (found.is_none() && request.is_of_token())
            .then(|| MockResponse::json(200, serde_json::json!({"access_token": "mock", "expires_in": 3600})));
        state.asked.push(request);
        found.or(of_token).ok_or_else(|| {
            let fault = format!("the mock expects no {shown}");
            state.faults.push(fault.clone());
            fault
        })
    }

    /// What a request that came over a port is one of, among what is or was expected.
    fn operation(&self, request: &MockRequest) -> Option<&'static Operation> {
        let state = self.state();
        let fits = state.expected.iter().filter_map(|expected| expected.fits(request));
        fits.max_by_key(|(fit, _)| *fit).map(|(_, operation)| operation)
    }

    /// The first that is expected of a request. A condition may ask the mock, so it is not asked while the state is held.
    fn found(&self, request: &MockRequest) -> Option<usize> {
        let state = self.state();
        let candidates = state.expected.iter().enumerate().filter(|(_, expected)| expected.is_for(request));
        let candidates: Vec<_> = candidates.map(|(index, expected)| (index, Arc::clone(&expected.condition))).collect();
        drop(state);
        candidates.into_iter().find(|(_, condition)| condition(request)).map(|(index, _)| index)
    }

    /// The answer that is expected of a request, which is taken out of what is expected.
    fn taken(&self, request: &MockRequest) -> Option<MockResponse> {
        loop {
            let index = self.found(request)?;
            let mut state = self.state();
            // Another request may have taken the last one meanwhile.
            if let Some(expected) = state.expected.get_mut(index).filter(|expected| expected.left != Some(0)) {
                expected.left = expected.left.map(|left| left.saturating_sub(1));
                return Some(expected.response.clone());
            }
        }
    }

    /// That a request is being read, or was.
    pub(super) fn reading(&self, is_begun: bool) {
        let mut state = self.state();
        state.reading = if is_begun { state.reading.saturating_add(1) } else { state.reading.saturating_sub(1) };
    }

    /// Whether a request is being read, for which no time passes.
    pub(super) fn is_reading(&self) -> bool {
        self.state().reading > 0
    }

    pub(super) fn now(&self) -> Instant {
        let state = self.state();
        state.started.checked_add(state.slept).unwrap_or(state.started)
    }

    /// The time that is so much later, since the start.
    pub(super) fn later(&self, duration: Duration) -> Duration {
        self.state().slept.saturating_add(duration)
    }

    /// Lets the time pass until then, since the start.
    pub(super) fn pass(&self, until: Duration) {
        let mut state = self.state();
        state.slept = state.slept.max(until);
    }

    /// That an answer comes at a time, or no longer.
    pub(super) fn due(&self, at: Duration, is_begun: bool) {
        let due = &mut self.state().due;
        match due.iter().position(|own| *own == at) {
            Some(index) if !is_begun => drop(due.swap_remove(index)),
            _ if is_begun => due.push(at),
            _ => {}
        }
    }

    /// Whether an answer comes by then.
    pub(super) fn is_due(&self, by: Duration) -> bool {
        self.state().due.iter().any(|own| *own <= by)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MockTransport {
    fn default() -> Self {
        let state = State {
            expected: Vec::new(),
            asked: Vec::new(),
            faults: Vec::new(),
            started: platform::now(),
            slept: Duration::ZERO,
            due: Vec::new(),
            reading: 0,
        };
        Self(Arc::new(Mutex::new(state)))
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport").field("asked", &self.state().asked).finish_non_exhaustive()
    }
}
