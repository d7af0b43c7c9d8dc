//! How errors are shown: on one line, without secrets.

use std::fmt;

use super::{Detail, Error, ErrorKind, escape};
use crate::runtime::exchange::TooLarge;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        match &self.0.detail {
            Detail::Config(message) | Detail::Argument(message) => line(f, message),
            Detail::Paging(message) => f.write_str(message),
            Detail::Token(source) => {
                f.write_str("no access token: ")?;
                line(f, &source.to_string())
            }
            Detail::Exchange(_, Some(source)) => line(f, &source.to_string()),
            Detail::Exchange(kind @ ErrorKind::Timeout, None) => f.write_str(kind.sentence()),
            Detail::Exchange(_, None) => f.write_str("the request was broken off"),
            Detail::Redirect { message, status, .. } => write!(f, "{status}: {message}"),
            Detail::Api(error) => write!(f, "{error}"),
            Detail::TooLarge(response) => write!(f, "{}: {response}", response.status),
            Detail::Decode(error, _) => write!(f, "{}: {error}", error.status()),
            Detail::File(path, source) => line(f, &format!("the file {} cannot be written: {source}", path.display())),
        }
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body is larger than the limit of {} bytes", self.limit)
    }
}

/// Writes text on one line.
fn line(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    text.chars().try_for_each(|character| f.write_str(&escape(character)))
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        debug.field("kind", &self.kind()).field("operation", &self.operation());
        match &self.0.detail {
            Detail::Config(message) | Detail::Argument(message) => debug.field("message", message),
            Detail::Paging(message) => debug.field("message", message),
            Detail::Token(source) => debug.field("source", source),
            Detail::Exchange(_, source) => debug.field("source", source),
            Detail::Redirect { message, status, .. } => debug.field("status", status).field("message", message),
            Detail::Api(error) => debug.field("response", error),
            Detail::TooLarge(response) => debug.field("status", &response.status).field("limit", &response.limit),
            Detail::Decode(error, _) => debug.field("decode", error),
            Detail::File(path, source) => debug.field("path", path).field("source", source),
        };
        debug.finish()
    }
}
