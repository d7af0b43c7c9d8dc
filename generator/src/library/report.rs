use crate::diagnostic::{Detail, Diagnostic, Diagnostics, Style, View};
use crate::source::SourceSet;
use crate::text::Json;
use std::fmt;

/// What was found in a config, a document and its overlays: errors, warnings and notes, each with its place and what to do.
///
/// It is shown as text, without colours: of a kind of warning that is there many times, how many there are and the first places;
/// by `{:#}` each of them in full. The text is empty where nothing was found, and ends without a line break.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Diagnostics,
    /// The files that it has places in.
    sources: SourceSet,
}

impl Report {
    pub(super) fn new(diagnostics: Diagnostics, sources: SourceSet) -> Self {
        Self { diagnostics, sources }
    }

    /// One thing, in no file.
    pub(super) fn of(diagnostic: Diagnostic) -> Self {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(diagnostic);
        Self::new(diagnostics, SourceSet::default())
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.diagnostics.error_count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.diagnostics.warning_count()
    }

    /// All of it as one JSON object, as `--format json` prints it.
    pub fn to_json(&self) -> String {
        Json::shown(&self.diagnostics.json(&self.sources)).to_string()
    }

    /// All of it as annotations of GitHub Actions, a line each, as `--format github` prints it.
    pub fn to_github(&self) -> String {
        self.diagnostics.github(&self.sources)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = if f.alternate() { Detail::All } else { Detail::Summary };
        let view = View { style: Style::Plain, detail, ..View::default() };
        f.write_str(self.diagnostics.view(&self.sources, &view).trim_end())
    }
}
