//! How a request is sent, and sent again where that helps.

use http::{HeaderMap, StatusCode};

use super::call::Call;
use super::error::{ApiError, DecodeError, Error};
use super::exchange::RawResponse;
use super::operation::Operation;
use super::request::Request;
use super::retry::{Attempts, Outcome};
use super::secret::Secret;
use super::trace::{Trace, within};
use super::transport::Body;

/// A successful response, with the secrets that no message about it may show.
pub(crate) struct Success {
    pub(crate) response: RawResponse,
    pub(crate) secrets: Vec<Secret>,
}

impl Success {
    /// The error of a body that could not be decoded.
    pub(crate) fn undecodable(self, operation: &'static Operation, error: &serde_json::Error) -> Error {
        let RawResponse { status, headers, body, .. } = self.response;
        let error = DecodeError::new(status, body, error, &self.secrets);
        Error::from_decode(operation, error, headers)
    }

    /// The error of a body that is no text from `valid` bytes on.
    pub(crate) fn not_utf8(self, operation: &'static Operation, valid: usize) -> Error {
        let RawResponse { status, headers, body, .. } = self.response;
        Error::from_decode(operation, DecodeError::not_utf8(status, body, valid), headers)
    }
}

/// Sends a request; any response but 2xx is an error.
pub(crate) async fn send(request: &Request) -> Result<Success, Error> {
    let success = within(Trace::new(request.operation), |trace| send_within(request, trace, false)).await?;
    request.note(&success.response);
    Ok(success)
}

/// The head of a success: its status, its headers, what the body is still to be read from, and what no message about
/// that may show.
pub(crate) type Streamed = (StatusCode, HeaderMap, Body, Vec<Secret>);

/// [`send`], but of a success only the head is there.
pub(crate) async fn send_streamed(request: &Request) -> Result<Streamed, Error> {
    let success = within(Trace::new(request.operation), |trace| send_within(request, trace, true)).await?;
    let RawResponse { status, headers, rest, .. } = success.response;
    Ok((status, headers, rest.unwrap_or_default(), success.secrets))
}

async fn send_within(request: &Request, trace: Trace, streamed: bool) -> Result<Success, Error> {
    let operation = request.operation;
    let prepared = request.prepare()?;
    // A file that is not there is found before a token is asked for.
    prepared.open_body().await.map_err(|fault| Error::argument(operation, fault))?;
    let mut call = Call::new(&request.client, operation, prepared, trace, streamed)?;
    let transport = &*request.client.parts().exchange.transport;
    let mut attempts = Attempts::new(&request.client.parts().retry, operation.is_idempotent(), transport.now());
    loop {
        let result = call.attempt().await;
        let outcome = match &result {
            Ok(response) => Outcome::Response(response.status, &response.headers),
            Err(error) => error.outcome(),
        };
        match attempts.after(outcome, transport.now()) {
            Some(wait) => transport.sleep(wait).await,
            None => return finish(operation, result?, call.into_secrets()),
        }
    }
}

fn finish(operation: &'static Operation, response: RawResponse, secrets: Vec<Secret>) -> Result<Success, Error> {
    if response.status.is_success() {
        return Ok(Success { response, secrets });
    }
    let RawResponse { status, headers, body, .. } = response;
    Err(Error::from_api(operation, ApiError::new(operation, status, headers, body, &secrets)))
}
