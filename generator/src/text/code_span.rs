use super::{Page, Rustdoc, fits, shown, target};

target! {
    /// A name or a value as code in a paragraph of Markdown, on one line (CommonMark 0.31, section 6.1). In a table it would need
    /// its pipes escaped: [`Cell::code`](super::Cell::code).
    CodeSpan
}

fits!(CodeSpan: Page, Rustdoc);

impl CodeSpan {
    /// Any text as code. An empty text is shown as `""`.
    pub fn new(code: &str) -> Self {
        Self(span(&shown(code)))
    }
}

/// A line of text as code: between more backticks than it has in a row, and off them where it would be read with them.
pub(crate) fn span(code: &str) -> String {
    if code.is_empty() {
        return "`\"\"`".to_owned();
    }
    let fence = "`".repeat(longest_run(code) + 1);
    let is_stripped = code.starts_with(' ') && code.ends_with(' ') && code.contains(|sign: char| sign != ' ');
    let pad = if code.starts_with('`') || code.ends_with('`') || is_stripped { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The same in a cell of a table; none where that is not read alike everywhere. A row is cut at its pipes before code is looked for, and
/// readers differ about a backslash before an escaped one.
pub(crate) fn in_cell(code: &str) -> Option<String> {
    (!code.contains("\\|")).then(|| span(&code.replace('|', "\\|")))
}

/// The length of the longest run of backticks.
fn longest_run(code: &str) -> usize {
    code.split(|sign: char| sign != '`').map(str::len).max().unwrap_or_default()
}
