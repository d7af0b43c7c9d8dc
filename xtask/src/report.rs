use sailmaker::diagnostic::{Diagnostics, Style};
use sailmaker::document::SourceSet;
use std::io::Write;

/// How a command ends; the numbers are its exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Done = 0,
    Differs = 1,
    Failed = 2,
}

/// Prints all diagnostics to stderr, in colour where stderr takes it.
pub(crate) fn diagnostics(diagnostics: &Diagnostics, sources: &SourceSet) {
    if !diagnostics.is_empty() {
        // The stream takes the colours out where the terminal, or the reader, does not want them.
        error(diagnostics.render(sources, Style::Ansi).trim_end());
    }
}

/// Prints a line or more to stderr.
pub(crate) fn error(text: impl AsRef<str>) {
    // There is nobody left to tell when stderr is closed.
    let _ = writeln!(anstream::stderr(), "{}", text.as_ref());
}

/// Prints a result to stdout. A reader that has gone away, as `head` does, is no failure.
pub(crate) fn result(text: impl AsRef<str>) {
    let _ = writeln!(anstream::stdout(), "{}", text.as_ref());
}
