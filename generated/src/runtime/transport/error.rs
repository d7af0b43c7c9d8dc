//! Why a transport gave no whole response.

use std::error::Error as StdError;
use std::fmt;

use super::super::error::{BoxError, ErrorKind, chain, innermost};

/// Why a [`Transport`](super::Transport) gave no whole response.
#[derive(Debug)]
pub struct TransportError {
    kind: ErrorKind,
    is_permanent: bool,
    is_timeout: bool,
    /// What is to be said in place of the source.
    message: Option<&'static str>,
    source: BoxError,
}

impl TransportError {
    /// Takes what went wrong, in broad terms, and its cause: [`Connect`](ErrorKind::Connect) and [`Transport`](ErrorKind::Transport), after
    /// which a request of an idempotent method is sent again; [`Timeout`](ErrorKind::Timeout), [`Redirect`](ErrorKind::Redirect) and
    /// [`Config`](ErrorKind::Config), after which none is. Any other kind is taken as `Transport`.
    ///
    /// The innermost cause is shown to people, so it should have no secret in it.
    pub fn new(kind: ErrorKind, source: impl Into<BoxError>) -> Self {
        let kind = match kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Redirect | ErrorKind::Config => kind,
            _ => ErrorKind::Transport,
        };
        let is_timeout = kind == ErrorKind::Timeout;
        Self { kind, is_permanent: false, is_timeout, message: None, source: source.into() }
    }

    /// Says that the same would happen again, so that no request is sent again for it.
    #[must_use]
    pub fn permanent(mut self) -> Self {
        self.is_permanent = true;
        self
    }

    /// Says that something was not done in time, such as the connection.
    #[must_use]
    pub fn timed_out(mut self) -> Self {
        self.is_timeout = true;
        self
    }

    /// What went wrong, in broad terms.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The error with words for people in place of those of its cause.
    #[cfg(feature = "reqwest")]
    pub(super) fn saying(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// The error of a body that is being read, or of a service.
    pub(super) fn of(error: BoxError) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(error) => return *error,
            Err(error) => error,
        };
        #[cfg(feature = "reqwest")]
        let error = match error.downcast::<reqwest::Error>() {
            Ok(error) => return (*error).into(),
            Err(error) => error,
        };
        let within = chain(&*error).find_map(|cause| cause.downcast_ref::<Self>());
        match within.map(|own| (own.kind, own.is_permanent, own.is_timeout, own.message)) {
            Some((kind, is_permanent, is_timeout, message)) => {
                Self { kind, is_permanent, is_timeout, message, source: error }
            }
            None if says_time_is_up(&*error) => Self::new(ErrorKind::Timeout, error),
            None => Self::new(ErrorKind::Transport, error),
        }
    }

    pub(crate) fn is_timeout(&self) -> bool {
        self.is_timeout
    }

    /// Whether the same request may succeed later, unless what it does is not to be done twice.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self.kind, ErrorKind::Connect | ErrorKind::Transport) && !self.is_permanent
    }

    /// What is to be said in place of anything else.
    pub(crate) fn message(&self) -> Option<&'static str> {
        self.message
    }

    /// What happened, in the words of the innermost cause.
    pub(crate) fn cause(&self) -> String {
        innermost(&*self.source).to_string()
    }
}

/// What layers of `tower` and of `tower-http` say where a response or a part of it is too late. Their types are not known here.
const TIME_IS_UP: [&str; 2] = ["request timed out", "data was not received within the designated timeout"];

/// Whether something was not done in time.
fn says_time_is_up(error: &(dyn StdError + 'static)) -> bool {
    chain(error)
        .any(|cause| cause.is::<tokio::time::error::Elapsed>() || TIME_IS_UP.contains(&cause.to_string().as_str()))
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message {
            Some(message) => f.write_str(message),
            None => write!(f, "{}: {}", self.kind.sentence(), self.cause()),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
