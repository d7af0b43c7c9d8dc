//! Requests as they are put together, and how they are sent.

use std::fmt;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::client::Client;
use super::error::Error;
use super::exchange::Wire;
use super::operation::Operation;
use super::parameter::Parameter;
use super::response::Response;
use super::token::BoxFuture;
use super::{decode, path, percent, send};

/// A request of an operation, with the values that were given so far.
#[derive(Clone)]
pub(crate) struct Request {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    /// Values as they go over the wire.
    query: Vec<(&'static str, String)>,
    headers: Vec<(&'static str, String)>,
    /// A JSON body, or why it could not be written.
    body: Option<Result<Bytes, String>>,
}

impl Request {
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        let (client, path, query, headers) = (client.clone(), Vec::new(), Vec::new(), Vec::new());
        Self { client, operation, path, query, headers, body: None }
    }

    /// Sets a path parameter.
    pub(crate) fn path(mut self, name: &'static str, value: impl Parameter) -> Self {
        set(&mut self.path, name, value.text());
        self
    }

    /// Sets a query parameter; one that is set already is replaced.
    pub(crate) fn query(mut self, name: &'static str, value: impl Parameter) -> Self {
        set(&mut self.query, name, percent::encode(&value.text()).to_string());
        self
    }

    /// Sets a query parameter to a list, of which each item gets a parameter of its own (style `form` with `explode`, OpenAPI
    /// 3.0.4, section 4.8.12.3). A list that is set already is replaced.
    pub(crate) fn query_each(mut self, name: &'static str, values: impl IntoIterator<Item = impl Parameter>) -> Self {
        self.query.retain(|(given, _)| *given != name);
        self.query.extend(values.into_iter().map(|value| (name, percent::encode(&value.text()).to_string())));
        self
    }

    /// Sets a query parameter to a list, with commas between its items (style `form` without `explode`).
    pub(crate) fn query_joined(mut self, name: &'static str, values: impl IntoIterator<Item = impl Parameter>) -> Self {
        let encoded = values.into_iter().map(|value| percent::encode(&value.text()).to_string());
        set(&mut self.query, name, encoded.collect::<Vec<_>>().join(","));
        self
    }

    /// Sets a header parameter; one that is set already is replaced.
    pub(crate) fn header(mut self, name: &'static str, value: impl Parameter) -> Self {
        set(&mut self.headers, name, value.text());
        self
    }

    /// Sets the body to `value` as JSON.
    pub(crate) fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        let body = serde_json::to_vec(value).map(Bytes::from);
        self.body = Some(body.map_err(|error| error.to_string()));
        self
    }

    /// The value of a query parameter, as it goes over the wire.
    pub(super) fn query_value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.query.iter().find(|(given, _)| *given == name)?;
        Some(value)
    }

    /// Sends the request, and reads the body of the response as JSON.
    pub(crate) fn send_json<T: DeserializeOwned + Send + 'static>(
        self,
    ) -> BoxFuture<'static, Result<Response<T>, Error>> {
        Box::pin(async move {
            let success = send::send(&self).await?;
            match decode::json(&success.answer.body) {
                Ok(body) => Ok(Response::new(success.answer.status, success.answer.headers, body)),
                Err(error) => Err(success.undecodable(self.operation, &error)),
            }
        })
    }

    /// Sends the request, and leaves the body of the response unread: the document has none.
    pub(crate) fn send_empty(self) -> BoxFuture<'static, Result<Response<()>, Error>> {
        Box::pin(async move {
            let success = send::send(&self).await?;
            Ok(Response::new(success.answer.status, success.answer.headers, ()))
        })
    }

    /// The request as it goes over the wire, but for its credentials.
    pub(super) fn wire(&self) -> Result<Wire, Error> {
        self.try_wire().map_err(|message| Error::argument(self.operation, message))
    }

    fn try_wire(&self) -> Result<Wire, String> {
        let url = self.url()?;
        let headers = self.header_map()?;
        let body = self.body.clone().transpose();
        let body = body.map_err(|error| format!("the body cannot be written as JSON: {error}"))?;
        Ok(Wire { method: self.operation.method.clone(), url, headers, body })
    }

    fn url(&self) -> Result<Url, String> {
        let path = path::fill(self.operation.path, &self.path)?;
        let url = format!("{}{path}", self.client.server());
        let mut url = Url::parse(&url).map_err(|error| format!("the path does not make a URL: {error}"))?;
        if !self.query.is_empty() {
            let pairs = self.query.iter().map(|(name, value)| format!("{}={value}", percent::encode(name)));
            url.set_query(Some(&pairs.collect::<Vec<_>>().join("&")));
        }
        Ok(url)
    }

    fn header_map(&self) -> Result<HeaderMap, String> {
        let mut headers = HeaderMap::new();
        let content_type = self.body.as_ref().map(|_| (CONTENT_TYPE.as_str(), self.operation.content_type));
        let given = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        let all = [(ACCEPT.as_str(), self.operation.accept)].into_iter().chain(content_type).chain(given);
        for (name, value) in all {
            let fault = |what: &str| format!("the header {name} has {what} that cannot be sent");
            let key = HeaderName::try_from(name).map_err(|_| fault("a name"))?;
            headers.insert(key, HeaderValue::try_from(value).map_err(|_| fault("a value"))?);
        }
        Ok(headers)
    }
}

fn set(values: &mut Vec<(&'static str, String)>, name: &'static str, value: String) {
    match values.iter_mut().find(|(given, _)| *given == name) {
        Some((_, given)) => *given = value,
        None => values.push((name, value)),
    }
}

/// Headers and bodies are not shown: there may be secrets in them.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("path", &self.path)
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}

/// Adds the methods that send a request and read the response as JSON.
macro_rules! json {
    ($request:ident -> $output:ty) => {
        $crate::runtime::request::sending!($request -> $output, send_json);
    };
}
pub(crate) use json;

/// Adds the methods that send a request whose response has no body.
macro_rules! empty {
    ($request:ident) => {
        $crate::runtime::request::sending!($request -> (), send_empty);
    };
}
pub(crate) use empty;

/// Adds `send` and `send_blocking`, by a method of [`Request`].
macro_rules! sending {
    ($request:ident -> $output:ty, $send:ident) => {
        impl $request {
            /// Sends the request.
            ///
            /// # Errors
            ///
            /// [`Error::kind`]($crate::Error::kind) says what went wrong. Error responses are of
            /// the kind [`Api`]($crate::ErrorKind::Api).
            pub fn send(
                self,
            ) -> $crate::BoxFuture<'static, ::std::result::Result<$crate::Response<$output>, $crate::Error>> {
                self.0.$send()
            }

            /// Sends the request, and blocks the thread until the response is there.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send).
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> ::std::result::Result<$crate::Response<$output>, $crate::Error> {
                $crate::runtime::request::block_on(self.0.$send())
            }
        }
    };
}
pub(crate) use sending;

/// Adds the methods that follow the pages of a request.
macro_rules! paged {
    ($request:ident -> $item:ty) => {
        impl $request {
            /// The items of all pages, from the `offset` that was set, or from the first.
            ///
            /// Pages are fetched as their items are asked for, each of the `limit` that was set, or
            /// as large as may be.
            pub fn stream(self) -> $crate::Items<$item> {
                $crate::Items::new(self.0)
            }

            /// The pages, as [`stream`](Self::stream) fetches them.
            pub fn pages(self) -> $crate::Pages<$item> {
                $crate::Pages::new(self.0)
            }

            /// The items of all pages, as [`stream`](Self::stream) gives them; blocks the thread
            /// while a page is fetched.
            #[cfg(feature = "blocking")]
            pub fn iter_blocking(self) -> $crate::BlockingItems<$item> {
                $crate::BlockingItems::new(self.0)
            }

            /// The pages, as [`stream`](Self::stream) fetches them; blocks the thread while one is
            /// fetched.
            #[cfg(feature = "blocking")]
            pub fn pages_blocking(self) -> $crate::BlockingPages<$item> {
                $crate::BlockingPages::new(self.0)
            }
        }
    };
}
pub(crate) use paged;

#[cfg(feature = "blocking")]
pub(crate) use super::blocking::block_on;
