//! The kinds of failure.

/// What went wrong, in broad terms.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configuration of the client is missing, incomplete or not valid, or lacks a credential
    /// that an operation asks for. Nothing was sent.
    Config,
    /// A value of the request cannot be sent. Nothing was sent, unless it is a file that was gone
    /// when the request was to be sent again.
    Argument,
    /// A walk over pages does not go on: the next page is one that came before, or at another origin, or a hundred pages had nothing
    /// new. The pages up to there were right, and came before this error.
    Paging,
    /// No access token could be had. The request was not sent, or was refused with a token that
    /// could not be renewed.
    Token,
    /// No connection could be made.
    Connect,
    /// The response did not come in time.
    Timeout,
    /// The connection broke before the whole response was there, or what came was not HTTP.
    Transport,
    /// A redirect that is not followed: one of too many, to nowhere, to plain `http` on another
    /// machine, or of a body to another origin.
    Redirect,
    /// The service responded with an error.
    Api,
    /// The service responded, with success or with an error, and the body is larger than the client
    /// reads; see `ClientBuilder::body_limit`.
    TooLarge,
    /// The service responded with success, but its body is not what the document says.
    Decode,
    /// The file cannot be written that a body is to be saved to.
    File,
}

impl ErrorKind {
    /// What happened, for failures in which no complete response came.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Connect => "no connection could be made",
            Self::Timeout => "the response did not come in time",
            Self::Redirect => "the redirect is not followed",
            Self::Config => "the request is refused by the HTTP client",
            _ => "the connection broke before the whole response was there",
        }
    }
}
