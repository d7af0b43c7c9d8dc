use super::{Page, code_span, fits, markup, shown, target};

target! {
    /// A cell of a table of a page, on one line (GitHub Flavored Markdown, section 4.10). It stands nowhere else: in a paragraph, the
    /// backslash before a pipe shows where that is in code. Code without pipes does as well there.
    Cell
}

fits!(Cell: Page);

impl Cell {
    /// Any text as text.
    pub fn text(text: &str) -> Self {
        Self(markup::escaped(text))
    }

    /// Any text as code.
    pub fn code(code: &str) -> Self {
        let code = shown(code);
        Self(code_span::in_cell(&code).unwrap_or_else(|| markup::escaped(&code)))
    }

    /// What [`crate::markdown`] has written, and nobody else.
    pub(crate) fn vouched(text: String) -> Self {
        Self(text)
    }
}
