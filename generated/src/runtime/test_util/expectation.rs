//! What a mock expects, and what it answers.

use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use super::asked::MockRequest;
use super::mock::MockTransport;
use super::path;
use super::response::MockResponse;
use crate::runtime::operation::Operation;

/// Reads the body of a response as the operation's own type.
pub(crate) type Reads = fn(&[u8]) -> serde_json::Result<()>;

pub(super) type Condition = Arc<dyn Fn(&MockRequest) -> bool + Send + Sync>;

/// A request that a mock expects, to be given an answer.
#[must_use = "nothing is expected before there is an answer"]
pub struct Expectation {
    mock: MockTransport,
    /// None where it is one that the document does not have.
    operation: Option<&'static Operation>,
    label: String,
    status: u16,
    reads: Reads,
    condition: Condition,
    times: Option<usize>,
}

/// What is expected, with its answer.
pub(super) struct Expected {
    /// None where it is one that no document has, whichever client sends it.
    operation: Option<&'static Operation>,
    /// What messages call it.
    pub(super) label: String,
    pub(super) condition: Condition,
    /// How often it is still to come; none where it may come any number of times.
    pub(super) left: Option<usize>,
    pub(super) response: MockResponse,
}

impl Expected {
    /// Whether it is for a request, unless the condition says otherwise.
    pub(super) fn is_for(&self, request: &MockRequest) -> bool {
        let is_own = match self.operation {
            Some(own) => request.of.is_some_and(|of| std::ptr::eq(of, own)),
            // What no document has is told by its path, which the condition asks for.
            None => request.is_of_port || request.of.is_some_and(|of| !of.is_documented()),
        };
        self.left != Some(0) && is_own
    }

    /// The operation, where a request that came over a port may be one of it, and how much of its path says so.
    pub(super) fn fits(&self, request: &MockRequest) -> Option<(path::Fit, &'static Operation)> {
        let operation = self.operation.filter(|own| request.method == own.method)?;
        Some((path::fit(operation.path, &request.path)?, operation))
    }
}

impl Expectation {
    pub(crate) fn new(mock: &MockTransport, operation: &'static Operation, status: u16, reads: Reads) -> Self {
        let (label, condition) = (operation.id.to_owned(), Arc::new(|_: &MockRequest| true));
        Self { mock: mock.clone(), operation: Some(operation), label, status, reads, condition, times: Some(1) }
    }

    /// A request of `Client::request`.
    pub(super) fn of_untyped(mock: &MockTransport, method: &Method, path: &str) -> Self {
        let (method, path) = (method.clone(), path.to_owned());
        let label = format!("{method} {path}");
        let condition = Arc::new(move |asked: &MockRequest| asked.method == method && asked.path.ends_with(&path));
        let (status, reads): (_, Reads) = (200, |_| Ok(()));
        Self { mock: mock.clone(), operation: None, label, status, reads, condition, times: Some(1) }
    }

    /// Takes only requests of which this holds, and what was said before.
    pub fn when(mut self, condition: impl Fn(&MockRequest) -> bool + Send + Sync + 'static) -> Self {
        let before = self.condition;
        self.condition = Arc::new(move |asked| before(asked) && condition(asked));
        self
    }

    /// Expects the request that often, in place of once.
    pub fn times(mut self, times: usize) -> Self {
        self.times = Some(times);
        self
    }

    /// Takes the request any number of times, or never.
    pub fn any_times(mut self) -> Self {
        self.times = None;
        self
    }

    /// Answers with the status of a success, and with a body: a value that is written as JSON, such as a model or `json!({…})`.
    ///
    /// One that the client could not read, by the type of the operation, is told of by [`Mock::verify`](MockTransport::verify), and as the error
    /// of the request.
    pub fn respond(self, body: impl Serialize) {
        let response = MockResponse::json(self.status, body);
        let fault = (self.reads)(response.bytes()).err();
        if let Some(fault) = fault {
            let label = &self.label;
            self.mock.fault(format!("the answer to {label} cannot be read as what the operation gives: {fault}"));
        }
        self.respond_with(response);
    }

    /// Answers with the status of a success, and with bytes as they are.
    pub fn respond_bytes(self, body: impl Into<Bytes>) {
        let response = MockResponse::new(self.status).body(body);
        self.respond_with(response);
    }

    /// Answers with an error: a status, and a body that is written as JSON.
    pub fn respond_error(self, status: u16, body: impl Serialize) {
        self.respond_with(MockResponse::json(status, body));
    }

    /// Answers with any response.
    pub fn respond_with(self, response: MockResponse) {
        let Self { mock, operation, label, condition, times, .. } = self;
        mock.add(Expected { operation, label, condition, left: times, response });
    }
}
