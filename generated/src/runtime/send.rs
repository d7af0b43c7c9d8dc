//! How a request is sent, and sent again where that helps.

use http::{HeaderMap, StatusCode};

use super::call::Call;
use super::error::{ApiError, DecodeError, Error};
use super::exchange::RawResponse;
use super::operation::Operation;
use super::redirect::location;
use super::request::Request;
use super::retry::Attempts;
use super::secret::Secret;
use super::settings::Settings;
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
    let success = within(Trace::new(request.operation), |trace| send_within(request, trace, Wanted::Whole)).await?;
    request.note(&success.response);
    Ok(success)
}

/// The head of a success: its status, its headers, what the body is still to be read from, and what no message about
/// that may show.
pub(crate) type Streamed = (StatusCode, HeaderMap, Body, Vec<Secret>);

/// [`send`], but of a success only the head is there.
pub(crate) async fn send_streamed(request: &Request) -> Result<Streamed, Error> {
    let success = within(Trace::new(request.operation), |trace| send_within(request, trace, Wanted::Head)).await?;
    let RawResponse { status, headers, rest, .. } = success.response;
    Ok((status, headers, rest.unwrap_or_default(), success.secrets))
}

/// Sends a request of which is wanted where it leads: gives the head of the redirect, and of nothing else.
pub(crate) async fn send_located(request: &Request) -> Result<RawResponse, Error> {
    let found = within(Trace::new(request.operation), |trace| send_within(request, trace, Wanted::Location)).await?;
    Ok(found.response)
}

/// What is wanted of a response.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// All of a success.
    Whole,
    /// The head of a success.
    Head,
    /// The head of a redirect.
    Location,
}

impl Wanted {
    fn is_met_by(self, settings: &Settings, response: &RawResponse) -> bool {
        match self {
            Self::Whole | Self::Head => is_success(settings, response),
            Self::Location => location(response).is_some(),
        }
    }
}

async fn send_within(request: &Request, trace: Trace, wanted: Wanted) -> Result<Success, Error> {
    let operation = request.operation;
    let prepared = request.prepare()?;
    // A file that is not there is found before a token is asked for.
    prepared.open_body().await.map_err(|fault| Error::argument(operation, fault))?;
    let mut call = Call::new(request, prepared, trace, wanted != Wanted::Whole)?;
    if wanted == Wanted::Location {
        call.stay();
    }
    let transport = &*request.client.exchange.transport;
    let mut attempts = Attempts::of(request, transport.now());
    loop {
        let result = match call.attempt().await {
            Ok(response) if wanted.is_met_by(operation.settings, &response) => {
                return Ok(Success { response, secrets: call.into_secrets() });
            }
            Ok(response) if wanted == Wanted::Location && response.status.is_success() => {
                return Err(Error::redirect(operation, "it leads to no other address", response));
            }
            result => result,
        };
        match attempts.after_attempt(operation, &result, transport.now()) {
            Some(wait) => transport.sleep(wait).await,
            None => return Err(refusal(operation, result?, &call.into_secrets())),
        }
    }
}

/// Whether a response is a success, by its status and by what it says.
fn is_success(settings: &Settings, response: &RawResponse) -> bool {
    let fails = || settings.failure.as_ref().is_some_and(|failure| failure.is_told_by(&response.body));
    response.status.is_success() && !fails()
}

/// The error of a response that is no success.
fn refusal(operation: &'static Operation, response: RawResponse, secrets: &[Secret]) -> Error {
    let RawResponse { status, headers, body, .. } = response;
    Error::from_api(operation, ApiError::new(operation, status, headers, body, secrets))
}
