//! Requests as they are put together, and how they are sent.

mod body;
mod declare;
mod form;
mod location;
mod macros;
mod multipart;
mod options;
mod paging;
mod parameters;
mod prepare;
mod send;
mod shape;
mod streamed;
mod style;
mod untyped;
mod values;

use std::fmt;
use std::sync::Arc;

use self::body::Body;
pub(crate) use self::declare::{errors, new, sample};
pub(crate) use self::macros::{by_status, empty, json, location, paged, reads, sending, sending_as, stream, text};
use self::options::Options;
pub use self::options::RequestOptions;
pub(crate) use self::options::header;
use self::paging::Page;
#[cfg(feature = "test-util")]
pub(crate) use self::send::Mocked;
pub(crate) use self::send::Opened;
pub(crate) use self::send::is_json;
pub(crate) use self::style::Style;
pub use self::untyped::UntypedRequest;
use self::values::Values;
#[cfg(feature = "blocking")]
pub(crate) use super::blocking::block_on;
use super::operation::Operation;
use super::parts::{Parts, Sender};
pub(crate) use super::success::success_body;

/// A request of an operation, with the values that were set so far.
#[derive(Clone)]
pub struct Request {
    pub(crate) client: Arc<Parts>,
    pub(crate) operation: &'static Operation,
    /// Percent-encoded.
    path: Values,
    /// The pairs of each parameter, joined by `&`.
    query: Values,
    headers: Values,
    /// The cookies of each parameter, as the `Cookie` header joins them.
    cookies: Values,
    body: Option<Body>,
    /// Media types in place of the operation's.
    content_type: Option<&'static str>,
    accept: Option<&'static str>,
    /// Where it goes, in place of what path and query say, and what is told of a page.
    page: Page,
    /// The path under the API's address, where the document has none, or why there is none.
    target: Option<Result<String, String>>,
    /// What it has beyond its operation.
    options: Option<Box<Options>>,
}

impl Request {
    pub(crate) fn new(client: &impl Sender, operation: &'static Operation) -> Self {
        Self::of(Arc::clone(client.parts()), operation)
    }

    fn of(client: Arc<Parts>, operation: &'static Operation) -> Self {
        Self {
            client,
            operation,
            path: Values::default(),
            query: Values::default(),
            headers: Values::default(),
            cookies: Values::default(),
            body: None,
            content_type: None,
            accept: None,
            page: Page::default(),
            target: None,
            options: None,
        }
    }

    /// Sets the media type of the body, in place of the operation's.
    pub(crate) fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    /// Sets the media type that is asked for, in place of the operation's.
    pub(crate) fn accept(mut self, media_type: &'static str) -> Self {
        self.accept = Some(media_type);
        self
    }
}

/// Headers, cookies and bodies are not shown: there may be secrets in them.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("path", &self.path)
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}
