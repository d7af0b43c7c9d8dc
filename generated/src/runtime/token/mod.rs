//! Access tokens (RFC 6750) and where they come from.

mod endpoint;
mod failure;
mod refresh;
mod renewed;
mod together;
mod tokens;

use std::error::Error as StdError;
use std::sync::Arc;

#[allow(unused_imports, reason = "not every document has an authorization code grant")]
pub(crate) use self::endpoint::{Form, TokenEndpoint};
pub(crate) use self::failure::TokenFailure;
pub use self::refresh::RefreshToken;
pub(crate) use self::renewed::RenewedToken;
pub use self::tokens::Tokens;
use super::future::BoxFuture;
use super::platform::{MaybeSend, MaybeSync};
use super::secret::{Secret, without_line_break};

/// A bearer token. Its `Debug` does not show it.
#[derive(Clone, Debug)]
pub struct AccessToken(Secret);

impl AccessToken {
    /// Takes the token as it goes after `Bearer` in the `Authorization` header. A line break at its
    /// end, as files have it, is left out.
    pub fn new(token: impl Into<String>) -> Self {
        Self(Secret::new(without_line_break(token)))
    }

    /// The token in the clear.
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.0
    }

    /// Whether both are clones of one token.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }
}

/// Where a client gets its access tokens from.
///
/// The client asks for a token before every request, also for many requests at once; keeping the
/// token for as long as it is valid is up to the source.
pub trait TokenSource: MaybeSend + MaybeSync + 'static {
    /// A token that is valid now.
    ///
    /// The future may be dropped before it is ready, along with the request that waits for it. Its
    /// error becomes the source of an [`Error`](super::Error) of the kind
    /// [`Token`](super::ErrorKind::Token).
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>>;

    /// Takes note that the service responded with 401 to this token.
    ///
    /// The client then asks for a token again, and sends the request once more unless it gets a
    /// clone of the refused one. Requests that ran at the same time may each report the same token.
    fn invalidate(&self, refused: &AccessToken) {
        let _ = refused;
    }
}

/// So that several clients can have the same source.
impl<T: TokenSource + ?Sized> TokenSource for Arc<T> {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        T::token(self)
    }

    fn invalidate(&self, refused: &AccessToken) {
        T::invalidate(self, refused);
    }
}

/// A token that is never renewed.
pub(crate) struct FixedToken(pub(crate) AccessToken);

impl TokenSource for FixedToken {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Box<dyn StdError + Send + Sync>>> {
        Box::pin(std::future::ready(Ok(self.0.clone())))
    }
}
