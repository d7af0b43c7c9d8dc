//! What is known about an operation before it is called.

use http::Method;

use super::error::{RawBody, TypedBody, Untyped};
use super::paging::Paging;
use super::settings::Settings;
use super::streamed::Streamed;

/// One operation of the document (OpenAPI 3.0, "Operation Object").
#[derive(Debug)]
pub(crate) struct Operation {
    /// What its service has in common.
    pub(crate) settings: &'static Settings,
    /// The `operationId`.
    pub(crate) id: &'static str,
    /// The method as HTTP spells it.
    pub(crate) method: &'static str,
    /// The path template under the server's path, with a leading slash and `{name}` for each path
    /// parameter.
    pub(crate) path: &'static str,
    /// The `Accept` header.
    pub(crate) accept: &'static str,
    /// The `Content-Type` of the request's body, where it has one; where it may have several, the
    /// primary one.
    pub(crate) content_type: &'static str,
    /// The fields without which a body of fields that is optional cannot be sent.
    pub(crate) required_fields: &'static [&'static str],
    /// The alternatives of which one must be met, each the schemes that are needed together
    /// (OpenAPI 3.0.4, section 4.7.30). One without schemes is met by a request without credentials.
    /// Where there are no alternatives, what goes along is in
    /// [`Settings::undeclared`](super::settings::Settings).
    pub(crate) security: &'static [&'static [Scheme]],
    /// A server of its own: a path that takes the place of that of the API's server, or a whole
    /// URL.
    pub(crate) server: Option<&'static str>,
    /// Headers with a value that the document gives; one that the caller sets wins.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    /// Reads the body of an error response by its status.
    pub(crate) errors: fn(&RawBody<'_>) -> TypedBody,
    /// The response header that says how many items there are in all, in lower case.
    pub(crate) total_count: Option<&'static str>,
    /// How the operation is paged, where it is.
    pub(crate) paging: Option<Paging>,
    /// What is done to get its response item by item.
    pub(crate) stream: Streamed,
}

impl Operation {
    /// What an operation of a service has where its document does not say otherwise; `id` and `path` are always
    /// given.
    pub(crate) const fn new(settings: &'static Settings) -> Self {
        Self {
            settings,
            id: "",
            method: "GET",
            path: "",
            accept: "application/json",
            content_type: "application/json",
            required_fields: &[],
            security: &[&[Scheme::Token]],
            server: None,
            headers: &[],
            errors: Untyped::decode,
            total_count: None,
            paging: None,
            stream: Streamed::NEW,
        }
    }

    /// The method, for the HTTP client; the generator has seen to it that it is one (RFC 9110, section
    /// 9.1).
    pub(crate) fn method(&self) -> Method {
        Method::from_bytes(self.method.as_bytes()).unwrap_or_default()
    }

    /// What is sent to paths that the document does not have, by method: those of RFC 9110, section 9, and of RFC 5789.
    pub(crate) const fn untyped(settings: &'static Settings) -> [Self; 8] {
        [
            Self::any("GET", settings),
            Self::any("HEAD", settings),
            Self::any("POST", settings),
            Self::any("PUT", settings),
            Self::any("DELETE", settings),
            Self::any("PATCH", settings),
            Self::any("OPTIONS", settings),
            Self::any("TRACE", settings),
        ]
    }

    /// One of them.
    pub(crate) const fn any(method: &'static str, settings: &'static Settings) -> Self {
        Self { id: "request", method, security: &[], accept: "application/json, */*;q=0.5", ..Self::new(settings) }
    }

    /// Whether the document has it.
    pub(crate) fn is_documented(&self) -> bool {
        !self.path.is_empty()
    }

    /// Whether a request may be sent again without another effect (RFC 9110, section 9.2.2; of
    /// `QUERY`, the draft of the HTTP working group).
    pub(crate) fn is_idempotent(&self) -> bool {
        self.method == "QUERY" || self.method().is_idempotent()
    }
}

/// A credential that an operation asks for (OpenAPI 3.0, "Security Scheme Object").
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    /// A bearer token: OAuth 2.0, OpenID Connect, HTTP bearer.
    Token,
    /// HTTP Basic (RFC 7617), by the name of the security scheme in the document.
    Basic(&'static str),
    /// An API key: the name of the security scheme in the document, where the key goes, and the
    /// name of the header, query parameter or cookie.
    ApiKey { scheme: &'static str, place: KeyPlace, name: &'static str },
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyPlace {
    Header,
    Query,
    Cookie,
}

/// Declares an operation: `operation!(GET_THING = GET "/things/{id}" as "getThing" else Errors404 { accept: "text/csv", … })`,
/// with the enum of its errors, where it has one, and the fields of [`Operation`] that differ from [`Operation::new`].
macro_rules! operation {
    ($name:ident = $method:tt $path:literal as $id:literal $(else $errors:ident)? $({ $($field:ident: $value:expr),* $(,)? })?) => {
        static $name: $crate::runtime::Operation = $crate::runtime::Operation {
            id: $id,
            method: $crate::runtime::method!($method),
            path: $path,
            $(errors: crate::errors::$errors::decode,)?
            $($($field: $value,)*)?
            ..$crate::runtime::Operation::new(&crate::settings::SETTINGS)
        };
    };
}
pub(crate) use operation;

/// The name of a method: a word, or a string where it is no word of Rust.
macro_rules! method {
    ($method:ident) => {
        stringify!($method)
    };
    ($method:literal) => {
        $method
    };
}
pub(crate) use method;
