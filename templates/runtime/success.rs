//! Bodies of successful responses that are typed by their status.

use serde::de::DeserializeOwned;

use super::decode;

/// The bodies of an operation's successes, by status.
pub(crate) trait SuccessBody: Sized {
    fn read(status: u16, body: &[u8]) -> serde_json::Result<Self>;
}

/// Reads a body as the type that the document lists for its status.
pub(crate) fn listed<T: DeserializeOwned, S>(body: &[u8], listed: fn(T) -> S) -> serde_json::Result<S> {
    decode::json(body).map(listed)
}

/// Makes an enum the bodies of an operation's successes:
/// `success_body!(Name else Other { 200 => Ok(_), 204 => NoContent })`.
///
/// A variant with `(_)` has the body's type in it. `Other` has a `serde_json::Value` in it, and is for every other status.
macro_rules! success_body {
    ($name:ident else $other:ident { $($status:pat => $variant:ident $(($body:tt))?),* $(,)? }) => {
        impl $crate::runtime::success::SuccessBody for $name {
            fn read(status: u16, body: &[u8]) -> ::serde_json::Result<Self> {
                match status {
                    $($status => $crate::runtime::success::success_body!(@read body, $variant $(($body))?),)*
                    #[allow(unreachable_patterns, reason = "a default of the document is for every other status")]
                    _ => $crate::runtime::success::listed(body, Self::$other),
                }
            }
        }
    };
    (@read $raw:ident, $variant:ident (_)) => {
        $crate::runtime::success::listed($raw, Self::$variant)
    };
    (@read $raw:ident, $variant:ident) => {
        ::std::result::Result::Ok(Self::$variant)
    };
}
pub(crate) use success_body;
