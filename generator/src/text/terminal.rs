use super::hidden::shown_but;
use super::target;

target! {
    /// Text that is printed: a terminal takes none of it for a command, and shows all of it.
    Terminal
}

impl Terminal {
    /// Any text on one line.
    pub fn line(text: &str) -> Self {
        Self(shown_but(text, &[]).into_owned())
    }

    /// A text of lines that the generator has made of others: a report, a diff.
    pub fn lines(text: &str) -> Self {
        Self(shown_but(text, &['\n', '\t']).into_owned())
    }
}
