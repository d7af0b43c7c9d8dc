//! Requests for what the document does not have.

use std::fmt;

use bytes::Bytes;
use http::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::super::error::Error;
use super::super::future::BoxFuture;
use super::super::operation::Operation;
use super::super::parts::Sender;
use super::super::payload::File;
use super::super::response::Response;
use super::{Request, RequestOptions};

/// A request for what the document does not have, from `Client::request`.
///
/// [`RequestOptions`] has its headers, its query and its time.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct UntypedRequest(Request);

impl UntypedRequest {
    /// Takes what can be sent, by method.
    pub(crate) fn new(client: &impl Sender, known: &'static [Operation; 8], method: &Method, path: String) -> Self {
        let [get, ..] = known;
        let (operation, fault) = match known.iter().find(|own| own.method == method.as_str()) {
            Some(operation) => (operation, None),
            None => (get, Some(format!("the method {method} is not one that can be sent"))),
        };
        let mut request = Request::new(client, operation);
        request.target = Some(fault.map_or(Ok(path), Err));
        Self(request)
    }

    /// Sets the body to a value as JSON.
    pub fn json(self, value: &(impl Serialize + ?Sized)) -> Self {
        Self(self.0.json(value))
    }

    /// Sets the body to bytes or to a file, of a media type such as `text/csv`.
    pub fn body(self, body: impl Into<File>, media_type: impl Into<String>) -> Self {
        Self(self.0.file(body.into().media_type(media_type)))
    }

    /// Sends the request, and gives the bytes of the response.
    ///
    /// # Errors
    ///
    /// [`Error::kind`] says what went wrong. Error responses are of the kind [`Api`](crate::ErrorKind::Api), with a body that is of no type.
    pub fn send(self) -> BoxFuture<'static, Result<Response<Bytes>, Error>> {
        self.0.send_bytes()
    }

    /// Sends the request, and reads the body of the response as JSON.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send), and [`Decode`](crate::ErrorKind::Decode).
    pub fn send_json<T: DeserializeOwned + Send + 'static>(self) -> BoxFuture<'static, Result<Response<T>, Error>> {
        self.0.send_json()
    }

    /// [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Response<Bytes>, Error> {
        super::block_on(self.send())
    }

    /// [`send_json`](Self::send_json), and blocks the thread until the response is there.
    ///
    /// # Errors
    ///
    /// Those of [`send_json`](Self::send_json).
    #[cfg(feature = "blocking")]
    pub fn send_json_blocking<T: DeserializeOwned + Send + 'static>(self) -> Result<Response<T>, Error> {
        super::block_on(self.send_json())
    }
}

impl RequestOptions for UntypedRequest {
    fn request(&mut self) -> &mut Request {
        &mut self.0
    }
}

impl IntoFuture for UntypedRequest {
    type Output = Result<Response<Bytes>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl fmt::Debug for UntypedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A path under a server as a URL, unless it leads elsewhere.
pub(super) fn url(server: &str, path: &str) -> Result<Url, String> {
    // A query may have a key in it.
    let own = path.split_once('?').map_or(path, |(own, _)| own);
    let fault = |why: &str| format!("the path {} {why}", own.escape_debug());
    if !path.starts_with('/') {
        return Err(fault("has no slash at its beginning"));
    }
    // URL parsers leave some of these out, and what remains may be dots.
    if path.chars().any(|own| own.is_control() || own == ' ') {
        return Err(fault("has a space or a control character, which is to be percent-encoded"));
    }
    // URL parsers resolve dot segments even when they are percent-encoded, and take a backslash for a slash.
    let is_dots = |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    if own.split(['/', '\\']).any(is_dots) {
        return Err(fault("has a segment of dots, which a path cannot carry"));
    }
    let url =
        Url::parse(&format!("{server}{path}")).map_err(|error| fault(&format!("does not make a URL: {error}")))?;
    if url.fragment().is_some() {
        return Err(fault("has a fragment, which is not sent"));
    }
    Ok(url)
}
