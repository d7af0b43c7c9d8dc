//! How much of what was found is shown, and how.

/// How diagnostics are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text only: for files, pipes and tests.
    Plain,
    /// With ANSI colours: for a terminal.
    Ansi,
}

/// Which of the warnings and notes are shown. Errors always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// All of them, in full.
    #[default]
    All,
    /// Of each kind that is there more than three times, how many there are and the first three places. Notes are counted.
    Summary,
    /// How many there are.
    None,
}

/// How much of what was found is shown, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// In colour or not.
    pub style: Style,
    /// Which warnings and notes.
    pub detail: Detail,
    /// The width of what it is shown on, in columns; longer lines of a document are cut around the caret.
    pub width: u16,
}

impl Default for View {
    /// All of it, without colours, 140 columns wide.
    fn default() -> Self {
        Self { style: Style::Plain, detail: Detail::All, width: 140 }
    }
}
