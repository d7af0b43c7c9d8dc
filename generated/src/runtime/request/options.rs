//! What a single request has beyond what its operation says.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderName, HeaderValue, TRANSFER_ENCODING};

#[cfg(feature = "test-util")]
use super::super::error::ApiError;
use super::super::error::Error;
use super::super::future::BoxFuture;
use super::super::percent;
use super::super::response::Response;
use super::super::retry::RetryPolicy;
use super::{Request, prepare};

/// The id of the last event (WHATWG HTML, section 9.2.4).
const LAST_EVENT_ID: &str = "last-event-id";

/// What any request can be given, whatever its operation has. A parameter of the same name comes first:
/// `RequestOptions::timeout(request, …)` is this one in any case.
pub trait RequestOptions: Sized {
    #[doc(hidden)]
    fn request(&mut self) -> &mut Request;

    /// Sets a header, in place of whatever would be sent by that name: of a parameter, of the document, of the client's credentials.
    ///
    /// It is for the service alone: a redirect to another origin takes it no further. A value that a header cannot carry is an error of the kind
    /// [`Argument`](crate::ErrorKind::Argument) when the request is sent; so are `Content-Length` and `Transfer-Encoding`, which follow from the body.
    #[must_use]
    fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.request().options().header(name.as_ref(), value.as_ref());
        self
    }

    /// Adds a name and a value to the query, behind those of the parameters. Both are percent-encoded.
    #[must_use]
    fn query_pair(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.request().options().query.push(percent::pairs([(name.as_ref(), value.as_ref())]));
        self
    }

    /// Sets the time for each attempt, in place of that of the client (`ClientBuilder::timeout`).
    #[must_use]
    fn timeout(mut self, timeout: Duration) -> Self {
        self.request().options().timeout = Some(timeout);
        self
    }

    /// Sets when the request is sent again, in place of the client's policy (`ClientBuilder::retry`).
    #[must_use]
    fn retry(mut self, policy: RetryPolicy) -> Self {
        self.request().options().retry = Some(policy);
        self
    }

    /// Sends the request, and gives the bytes of the response as they are.
    ///
    /// # Errors
    ///
    /// Those of `send`, but for a body that is not what the document says.
    fn send_raw(mut self) -> BoxFuture<'static, Result<Response<Bytes>, Error>> {
        self.request().clone().send_bytes()
    }

    /// The error that a response of a status and with a body would be, for tests: the body is of the type that the operation has for the status.
    #[cfg(feature = "test-util")]
    fn error_of(mut self, status: http::StatusCode, body: impl Into<Bytes>) -> Error {
        let operation = self.request().operation;
        Error::from_api(operation, ApiError::new(operation, status, http::HeaderMap::new(), body.into(), &[]))
    }

    /// [`send_raw`](Self::send_raw), and blocks the thread until the response is there.
    ///
    /// # Errors
    ///
    /// Those of [`send_raw`](Self::send_raw).
    #[cfg(feature = "blocking")]
    fn send_raw_blocking(self) -> Result<Response<Bytes>, Error> {
        super::block_on(self.send_raw())
    }
}

/// The same as data.
#[derive(Clone, Default)]
pub(super) struct Options {
    /// Sensitive, so that they leave the origin as little as credentials do.
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// Pairs, percent-encoded.
    pub(super) query: Vec<String>,
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    /// The first header that cannot be sent.
    pub(super) fault: Option<String>,
}

impl Options {
    fn header(&mut self, name: &str, value: &str) {
        match header(name, value) {
            Ok((name, value)) => {
                self.headers.retain(|(known, _)| *known != name);
                self.headers.push((name, value));
            }
            Err(fault) => drop(self.fault.get_or_insert(fault)),
        }
    }
}

impl Request {
    /// The request for the events after one, in place of what the program resumed at, sent once. An id that is empty takes back what came
    /// before (WHATWG HTML, section 9.2.6), and one that a header cannot carry is left out.
    pub(crate) fn resuming_at(mut self, last_id: Option<&str>) -> Self {
        let options = self.options();
        options.retry = Some(RetryPolicy::none());
        match last_id.filter(|id| HeaderValue::try_from(*id).is_ok()) {
            Some("") => options.headers.retain(|(name, _)| name != LAST_EVENT_ID),
            Some(id) => options.header(LAST_EVENT_ID, id),
            None => {}
        }
        if last_id == Some("") {
            self.headers.remove_header(LAST_EVENT_ID);
        }
        self
    }

    /// What the request has beyond its operation, to be changed.
    fn options(&mut self) -> &mut Options {
        self.options.get_or_insert_default()
    }
}

/// A header that a program adds to requests.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let (key, mut value) = prepare::header(name, value)?;
    if key == CONTENT_LENGTH || key == TRANSFER_ENCODING {
        return Err(format!("the header {key} follows from the body, and cannot be set"));
    }
    value.set_sensitive(true);
    Ok((key, value))
}
