//! Diagnostics for programs: JSON, and annotations of GitHub Actions.

use super::place::Positions;
use super::render::{Placed, line, sorted};
use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::source::SourceSet;
use serde::Serialize;

/// A list of them as JSON.
#[derive(Serialize)]
struct Report<'d> {
    diagnostics: Vec<Message<'d>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Message<'d> {
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<At>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'d>>,
}

/// Line and column count from 1, the column in characters; the pointer is a JSON Pointer (RFC 6901).
#[derive(Serialize)]
struct At {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
}

#[derive(Serialize)]
struct Related<'d> {
    message: &'d str,
    place: At,
}

impl Diagnostics {
    /// All of them as one JSON object, in the order in which they are drawn: `diagnostics`, each with `severity`, `kind`, `message`, `place`
    /// (`file`, `line`, `column`, `pointer`), `label`, `help` and `related`, as far as it has them, and the numbers of `errors`,
    /// `warnings` and `notes`.
    pub fn json(&self, sources: &SourceSet) -> String {
        let diagnostics = self.each_once();
        let positions = Positions::of(sources, &diagnostics);
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let report = Report {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            diagnostics: sorted(&diagnostics, &positions).iter().map(|placed| message(placed, &positions)).collect(),
        };
        // Nothing in it can fail: its keys are text, and its numbers whole.
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }

    /// A line for each of them, which GitHub Actions shows beside the line of the document (its workflow commands).
    pub fn github(&self, sources: &SourceSet) -> String {
        let diagnostics = self.each_once();
        let positions = Positions::of(sources, &diagnostics);
        sorted(&diagnostics, &positions).iter().map(annotation).collect()
    }
}

fn message<'d>((diagnostic, position): &Placed<'d, '_>, positions: &Positions<'_>) -> Message<'d> {
    let related = diagnostic.related.iter().filter_map(|(location, message)| {
        let at = positions.node(location)?;
        let pointer = Some(at.pointer.to_string());
        let place = At { file: shown(at.path), line: Some(at.line), column: Some(at.column), pointer };
        Some(Related { message, place })
    });
    Message {
        severity: word(diagnostic.severity),
        kind: diagnostic.kind.map(|kind| kind.id()),
        message: &diagnostic.message,
        place: at(diagnostic, position),
        label: &diagnostic.label,
        help: diagnostic.help.as_deref(),
        related: related.collect(),
    }
}

fn at(diagnostic: &Diagnostic, position: &Option<super::place::SourceSpan<'_>>) -> Option<At> {
    let pointer = match (position, &diagnostic.place) {
        (Some(at), Place::Node(_)) => Some(at.pointer.to_string()),
        (None, Place::Node(location)) => Some(location.pointer.to_string()),
        _ => None,
    };
    match (position, &diagnostic.place) {
        (Some(at), _) => Some(At { file: shown(at.path), line: Some(at.line), column: Some(at.column), pointer }),
        (None, Place::File(path)) => Some(At { file: shown(path), line: None, column: None, pointer }),
        (None, _) => None,
    }
}

/// With `/` between its parts, whatever the system.
fn shown(path: &std::path::Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn annotation(placed: &Placed<'_, '_>) -> String {
    let (diagnostic, position) = placed;
    let command = if diagnostic.severity == Severity::Note { "notice" } else { word(diagnostic.severity) };
    let mut properties: Vec<String> = Vec::new();
    if let Some(at) = at(diagnostic, position) {
        properties.push(format!("file={}", property(&at.file)));
        properties.extend(at.line.map(|line| format!("line={line}")));
        properties.extend(at.column.map(|column| format!("col={column}")));
    }
    properties.extend(diagnostic.kind.map(|kind| format!("title={}", kind.id())));
    let label = Some(diagnostic.label.as_str()).filter(|label| !label.is_empty());
    let parts = [Some(diagnostic.message.as_str()), label, diagnostic.help.as_deref()];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    format!("::{command} {}::{}\n", properties.join(","), data(&line(&text)))
}

/// What is said, as workflow commands escape it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
