//! Why there is no report: one line for a reader, and an exit code.

use std::io;
use std::process::ExitCode;

use sailpoint_source_usages::models::ErrorResponseDto;
use sailpoint_source_usages::operations::source_usages::GetUsagesBySourceIdError;
use sailpoint_source_usages::{Error, ErrorKind};

use crate::args::USAGE;
use crate::terminal::printable;

/// Why the program ends without a report.
pub enum Failure {
    /// The arguments are not understood.
    Usage(lexopt::Error),
    /// A request failed, or could not be made.
    Request(Error),
    /// The demo tenant cannot be started.
    Demo(io::Error),
    /// Stdout takes no more.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Request(error)
    }
}

impl Failure {
    /// Tells the reason on stderr, and gives the exit code for it.
    pub fn report(&self) -> ExitCode {
        match self {
            Self::Usage(error) => eprint!("error: {}\n\n{USAGE}", printable(&error.to_string())),
            Self::Request(error) => eprintln!("error: {}", printable(&describe(error))),
            Self::Demo(error) => eprintln!("error: there is no demo tenant: {error}"),
            Self::Output(error) => eprintln!("error: the report cannot be written: {error}"),
        }
        ExitCode::from(self.code())
    }

    fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            // An ID that no path can hold, such as an empty one, is a mistake on the command line.
            Self::Request(error) if error.kind() == ErrorKind::Argument => 2,
            Self::Request(_) | Self::Demo(_) | Self::Output(_) => 1,
        }
    }
}

/// The words of the service with the tracking ID, which its support asks for; else those of the client.
fn describe(error: &Error) -> String {
    let mut line = answer(error).unwrap_or_else(|| error.to_string());
    if let Some(wait) = error.retry_after() {
        line += &format!(" (try again in {} s)", wait.as_secs());
    }
    line
}

/// The status, the message and the tracking ID of an error response that has them.
fn answer(error: &Error) -> Option<String> {
    let response = error_response(error)?;
    let text = response.messages.iter().flatten().find_map(|message| message.text.as_deref());
    let mut line = format!("{}: {}", error.status()?, text.unwrap_or("the tenant gives no reason"));
    if let Some(id) = &response.tracking_id {
        line += &format!(" (tracking id {id})");
    }
    (text.is_some() || response.tracking_id.is_some()).then_some(line)
}

/// The body that most errors of the API have. Both operations share one error type, so one look finds it.
fn error_response(error: &Error) -> Option<ErrorResponseDto> {
    match error.typed::<GetUsagesBySourceIdError>()? {
        GetUsagesBySourceIdError::BadRequest(body)
        | GetUsagesBySourceIdError::Forbidden(body)
        | GetUsagesBySourceIdError::InternalServerError(body) => Some(body.clone()),
        // The document lists no 404, yet its body is of the same type in practice.
        GetUsagesBySourceIdError::Other => serde_json::from_slice(error.api()?.body()).ok(),
        _ => None,
    }
}
