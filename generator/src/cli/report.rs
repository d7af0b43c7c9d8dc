//! What a command prints, and how it ends.

use crate::cli::arguments::{MessageFormat, Messages};
use crate::config::ConfigErrors;
use crate::diagnostic::{Diagnostic, Diagnostics, Style, View};
use crate::output::OutputError;
use crate::source::SourceSet;
use crate::text::{Json, Terminal};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;

/// How a command ends; the numbers are its exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Everything is done.
    Done = 0,
    /// What was compared is not the same, in a way that was asked after.
    Differs = 1,
    /// The input is wrong, or a file cannot be read or written.
    Failed = 2,
}

/// What keeps a command from going on, and has no place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    message: String,
    help: Option<String>,
}

/// What keeps a command from going on.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It has no place in a document.
    Fault(Fault),
    /// It has a place, or is one of several.
    Diagnostics(Diagnostics, SourceSet),
}

impl Fault {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    /// What is wrong, in a sentence.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }
}

impl Refusal {
    /// Prints it.
    pub(crate) fn print(&self) {
        match self {
            Self::Fault(Fault { message, help }) => {
                let help = help.iter().map(|help| format!("\nhelp: {help}"));
                error(format!("error: {message}{}", help.collect::<String>()));
            }
            Self::Diagnostics(found, sources) => diagnostics(found, sources, Messages::default()),
        }
    }

    /// Prints it, and gives how the command ends.
    pub(crate) fn end(&self) -> Status {
        self.print();
        Status::Failed
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Box<ConfigErrors>> for Refusal {
    fn from(errors: Box<ConfigErrors>) -> Self {
        Self::Diagnostics(errors.diagnostics, errors.sources)
    }
}

impl From<Box<Diagnostic>> for Refusal {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(*diagnostic);
        Self::Diagnostics(diagnostics, SourceSet::default())
    }
}

impl From<OutputError> for Refusal {
    fn from(error: OutputError) -> Self {
        Self::Fault(Fault { message: error.to_string(), help: error.help() })
    }
}

/// Prints all diagnostics to stderr: as text, in colour and as wide as stderr takes it, or for programs. Results go to stdout.
pub fn diagnostics(diagnostics: &Diagnostics, sources: &SourceSet, messages: Messages) {
    match messages.format {
        MessageFormat::Json => error(&*Json::shown(&diagnostics.json(sources))),
        MessageFormat::Github if !diagnostics.is_empty() => error(diagnostics.github(sources).trim_end()),
        MessageFormat::Text if !diagnostics.is_empty() => {
            let default = View::default();
            let width = terminal_size::terminal_size_of(io::stderr()).map_or(default.width, |(width, _)| width.0);
            let view = View { style: Style::Ansi, detail: messages.detail(), width };
            // They are escaped where they are drawn. The stream takes the colours out where the terminal, or the reader, does not
            // want them; there is nobody left to tell when it is closed.
            let _ = writeln!(anstream::stderr(), "{}", diagnostics.view(sources, &view).trim_end());
        }
        MessageFormat::Github | MessageFormat::Text => {}
    }
}

/// Says that another run has to end first.
pub(crate) fn waiting(folder: &Path) {
    error(format!("note: another run writes to `{}`; this one waits for it", folder.display()));
}

/// Prints a line or more to stderr, made safe for a terminal.
pub fn error(text: impl AsRef<str>) {
    // There is nobody left to tell when stderr is closed.
    let _ = writeln!(anstream::stderr(), "{}", Terminal::lines(text.as_ref()));
}

/// Why a result could not be printed, the first time that one could not.
static UNPRINTED: OnceLock<io::Error> = OnceLock::new();

/// Prints a result to stdout, made safe for a terminal. A reader that has gone away, as `head` does, is no failure; whatever else
/// there is, [`finish`] says.
pub fn result(text: impl AsRef<str>) {
    match writeln!(anstream::stdout(), "{}", Terminal::lines(text.as_ref())) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => drop(UNPRINTED.set(error)),
        _ => {}
    }
}

/// The exit code of the program: that of its command, unless the result of the command could not be printed.
pub fn finish(status: Status) -> ExitCode {
    let Some(fault) = UNPRINTED.get() else { return ExitCode::from(status as u8) };
    let message = format!("the result cannot be written to stdout: {fault}");
    let fault = Fault::new(message, "see that there is room where stdout goes, and run the command again");
    ExitCode::from(Refusal::from(fault).end() as u8)
}
