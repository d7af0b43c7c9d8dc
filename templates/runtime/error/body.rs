//! Error bodies that are typed by their status.

use std::any::Any;
use std::fmt::Debug;

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::DecodeError;
use crate::runtime::decode;
use crate::runtime::secret::Secret;

/// The error bodies of an operation, by status: what [`Error::typed`](super::Error::typed) gives
/// back.
pub trait ErrorBody: Any + Debug + Send + Sync {}

/// The body of an error response, as it came.
pub(crate) struct RawBody<'a> {
    pub(crate) status: StatusCode,
    pub(crate) bytes: &'a Bytes,
    /// What the message of a decode error must not show.
    pub(crate) secrets: &'a [Secret],
}

/// A typed error body, and why it is not the one that the document lists, where it is not.
pub(crate) type TypedBody = (Box<dyn ErrorBody>, Option<DecodeError>);

/// The error body of an operation whose document lists none.
#[derive(Debug)]
pub(crate) struct Untyped;

impl ErrorBody for Untyped {}

impl Untyped {
    pub(crate) fn decode(_: &RawBody<'_>) -> TypedBody {
        (Box::new(Self), None)
    }
}

impl RawBody<'_> {
    /// The status, as what patterns of numbers match.
    pub(crate) fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Decodes the body as the type that the document lists for its status.
    pub(crate) fn listed<T: DeserializeOwned, E: ErrorBody>(&self, listed: fn(T) -> E, other: E) -> TypedBody {
        match decode::json(self.bytes) {
            Ok(value) => (Box::new(listed(value)), None),
            Err(error) => {
                let error = DecodeError::new(self.status, self.bytes.clone(), &error, self.secrets);
                (Box::new(other), Some(error))
            }
        }
    }
}

/// Makes an enum the typed error bodies of operations: `error_body!(Name else Other { 400 => BadRequest(_), 404 => NotFound })`.
///
/// A variant with `(_)` has the body's type in it. `Other` is for every other status, and for bodies of another type.
macro_rules! error_body {
    ($name:ident else $other:ident { $($status:pat => $variant:ident $(($body:tt))?),* $(,)? }) => {
        impl $crate::runtime::ErrorBody for $name {}

        impl $name {
            #[allow(dead_code, reason = "the tags whose operations have these errors may not be compiled")]
            pub(crate) fn decode(
                body: &$crate::runtime::error::RawBody<'_>,
            ) -> $crate::runtime::error::TypedBody {
                match body.status() {
                    $($status => $crate::runtime::error::error_body!(@read body, $variant $(($body))? else $other),)*
                    #[allow(unreachable_patterns, reason = "a default of the document is for every other status")]
                    _ => (::std::boxed::Box::new(Self::$other), ::std::option::Option::None),
                }
            }
        }
    };
    (@read $raw:ident, $variant:ident (_) else $other:ident) => {
        $raw.listed(Self::$variant, Self::$other)
    };
    (@read $raw:ident, $variant:ident else $other:ident) => {
        (::std::boxed::Box::new(Self::$variant), ::std::option::Option::None)
    };
}
pub(crate) use error_body;
