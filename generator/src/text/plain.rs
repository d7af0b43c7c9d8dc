use super::{shown, target};

target! {
    /// A file of plain text, in which nothing is markup.
    Plain
}

impl Plain {
    /// Any text on one line.
    pub fn line(text: &str) -> Self {
        Self(shown(text).into_owned())
    }
}
