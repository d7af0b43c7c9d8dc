use super::Report;
use crate::config::ConfigErrors;
use crate::diagnostic::Diagnostic;
use crate::output::OutputError;
use crate::text::Terminal;
use std::fmt;

/// Why nothing was generated, compared or written.
///
/// It is shown as the program `sailmaker` prints it: in several lines, which begin with `error`, and say what to do.
#[derive(Debug)]
pub struct Error(Cause);

#[derive(Debug)]
enum Cause {
    /// The config, the document or an overlay is wrong.
    Input(Report),
    /// A folder cannot be compared or written.
    Output(OutputError),
}

impl Error {
    /// All that is wrong with the config, the document and its overlays, warnings included; `None` where the files of the crate cannot be
    /// compared or written.
    pub fn report(&self) -> Option<&Report> {
        match &self.0 {
            Cause::Input(report) => Some(report),
            Cause::Output(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Cause::Input(report) => report.fmt(f),
            Cause::Output(error) => {
                let help = error.help().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
                f.write_str(&Terminal::lines(&format!("error: {error}{help}")))
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Cause::Input(_) => None,
            Cause::Output(error) => std::error::Error::source(error),
        }
    }
}

impl From<Report> for Error {
    fn from(report: Report) -> Self {
        Self(Cause::Input(report))
    }
}

impl From<Box<ConfigErrors>> for Error {
    fn from(errors: Box<ConfigErrors>) -> Self {
        Report::new(errors.diagnostics, errors.sources).into()
    }
}

impl From<Box<Diagnostic>> for Error {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Report::of(*diagnostic).into()
    }
}

impl From<OutputError> for Error {
    fn from(error: OutputError) -> Self {
        Self(Cause::Output(error))
    }
}
