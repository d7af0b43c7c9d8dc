//! How a request is sent, and sent again where that helps.

use http::{HeaderMap, StatusCode};

use super::error::{ApiError, DecodeError, Error};
use super::exchange::Answer;
use super::operation::Operation;
use super::request::Request;
use super::retry::{Attempts, Ending};
use super::secret::Secret;
use super::session::Session;
use super::trace::{Trace, within};

/// A successful response, with the secrets that no message about it may show.
pub(crate) struct Success {
    pub(crate) answer: Answer,
    secrets: Vec<Secret>,
}

impl Success {
    /// The error of a body that could not be decoded.
    pub(crate) fn undecodable(self, operation: &'static Operation, error: &serde_json::Error) -> Error {
        let Answer { status, headers, body, .. } = self.answer;
        let error = DecodeError::new(status, body, error, &self.secrets);
        Error::from_decode(operation, error, headers)
    }

    /// The error of a body that is no text from `valid` bytes on.
    pub(crate) fn no_text(self, operation: &'static Operation, valid: usize) -> Error {
        let Answer { status, headers, body, .. } = self.answer;
        Error::from_decode(operation, DecodeError::no_text(status, body, valid), headers)
    }
}

/// Sends a request; any response but 2xx is an error.
pub(crate) async fn send(request: &Request) -> Result<Success, Error> {
    within(Trace::new(request.operation), |trace| send_within(request, trace, false)).await
}

/// [`send`], but of a success only the head is there: its status, its headers, and what the body is
/// still to be read from.
pub(crate) async fn send_streamed(request: &Request) -> Result<(StatusCode, HeaderMap, reqwest::Response), Error> {
    let success = within(Trace::new(request.operation), |trace| send_within(request, trace, true)).await?;
    let Answer { status, headers, rest, .. } = success.answer;
    let response = rest.ok_or_else(|| Error::late(request.operation))?;
    Ok((status, headers, response))
}

async fn send_within(request: &Request, trace: Trace, streamed: bool) -> Result<Success, Error> {
    let operation = request.operation;
    let wire = request.wire()?;
    // A file that is not there is found before a token is asked for.
    wire.open_body().await.map_err(|fault| Error::argument(operation, fault))?;
    let mut session = Session::new(&request.client, operation, wire, trace, streamed)?;
    let mut attempts = Attempts::new(&request.client.parts().retry, operation.method.is_idempotent());
    loop {
        let outcome = session.attempt().await;
        let ending = match &outcome {
            Ok(answer) => Ending::Answer(answer.status, &answer.headers),
            Err(error) => error.ending(),
        };
        match attempts.after(ending) {
            Some(wait) => tokio::time::sleep(wait).await,
            None => return finish(operation, outcome?, session.into_secrets()),
        }
    }
}

fn finish(operation: &'static Operation, answer: Answer, secrets: Vec<Secret>) -> Result<Success, Error> {
    if answer.status.is_success() {
        return Ok(Success { answer, secrets });
    }
    let Answer { status, headers, body, .. } = answer;
    Err(Error::from_api(operation, ApiError::new(operation, status, headers, body, &secrets)))
}
