use sailpoint_source_usages::http::HeaderMap;
use sailpoint_source_usages::http::header::CONTENT_TYPE;
use sailpoint_source_usages::{Error, ErrorKind};
use serde_json::Value;

/// What a request came to.
pub(super) enum Outcome {
    /// A success, whose body was decoded.
    Success(HeaderMap),
    /// Anything else; `typed` where the body is of the type that the document has for the status.
    Error { error: Error, typed: bool },
}

/// What that means.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    Passed,
    /// What is wrong with the request, or with how its response was read.
    Failed(String),
    /// There was no outcome, and there will be none to the next request either.
    NoResponse(String),
}

/// The verdict on a request that should succeed.
pub(super) fn on_success(outcome: &Outcome) -> Verdict {
    match outcome {
        Outcome::Success(headers) => violations(headers).map_or(Verdict::Passed, Verdict::Failed),
        Outcome::Error { error, .. } => on_failure(error),
    }
}

/// The verdict on a request that should get a documented error.
pub(super) fn on_error(outcome: &Outcome, status: u16) -> Verdict {
    match outcome {
        Outcome::Success(_) => Verdict::Failed(format!("a success came in place of {status}")),
        Outcome::Error { error, .. } if error.status().is_none_or(|got| got != status) => on_failure(error),
        Outcome::Error { error, typed } => match error.headers() {
            Some(headers) if violations(headers).is_none() && !is_problem(headers) => on_body(error, *typed),
            _ => on_failure(error),
        },
    }
}

fn on_body(error: &Error, typed: bool) -> Verdict {
    if typed {
        return Verdict::Passed;
    }
    let reason = error.api().and_then(|error| error.decode_error()).map(|reason| format!(": {reason}"));
    Verdict::Failed(format!("the body is not read as the documented type{}", reason.unwrap_or_default()))
}

fn on_failure(error: &Error) -> Verdict {
    match error.kind() {
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport => Verdict::NoResponse(error.to_string()),
        _ => Verdict::Failed(error.headers().and_then(violations).unwrap_or_else(|| error.to_string())),
    }
}

/// What Prism finds wrong with a request, or with its own outcome; `None` where it finds nothing.
pub(super) fn violations(headers: &HeaderMap) -> Option<String> {
    let text = String::from_utf8_lossy(headers.get("sl-violations")?.as_bytes());
    let messages = serde_json::from_str(&text).ok().and_then(|violations: Vec<Value>| {
        let messages = violations.iter().map(|violation| violation.get("message")?.as_str());
        messages.collect::<Option<Vec<_>>>().map(|messages| messages.join("; "))
    });
    Some(messages.unwrap_or_else(|| text.into_owned()))
}

/// Whether the response is of Prism's own making, and not of the document's: no such path, for one (RFC 9457).
fn is_problem(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.starts_with("application/problem+json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sailpoint_source_usages::http::{HeaderName, HeaderValue};

    fn with_violations(violations: &'static str) -> Outcome {
        let header = (HeaderName::from_static("sl-violations"), HeaderValue::from_static(violations));
        Outcome::Success(HeaderMap::from_iter([header]))
    }

    #[test]
    fn a_violation_fails_a_success_too() {
        assert_eq!(on_success(&Outcome::Success(HeaderMap::new())), Verdict::Passed);
        let outcome = with_violations(r#"[{"message":"limit must be integer"},{"message":"offset must be >= 0"}]"#);
        assert_eq!(on_success(&outcome), Verdict::Failed("limit must be integer; offset must be >= 0".to_owned()));
    }

    #[test]
    fn a_violation_that_cannot_be_read_is_shown_as_it_came() {
        assert_eq!(on_success(&with_violations("[{}]")), Verdict::Failed("[{}]".to_owned()));
    }
}
