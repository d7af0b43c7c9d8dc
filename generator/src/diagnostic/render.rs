//! Draws diagnostics as text, in the manner of rustc.

use std::collections::HashSet;

use annotate_snippets::{Group, Level, Origin, Renderer};

use super::picture::{is_near, picture};
use super::place::{Positions, SourceSpan};
use super::printable;
use super::{Diagnostic, Diagnostics, Place, Severity, Style};
use crate::source::SourceSet;
use crate::text::Terminal;

impl Diagnostics {
    /// All of them as text: message, `--> file:line:column`, the line with a caret, help; sorted by file, line and
    /// column, each once, with their number at the end. Empty when there are none.
    pub fn render(&self, sources: &SourceSet, style: Style) -> String {
        let mut seen = HashSet::new();
        let diagnostics: Vec<&Diagnostic> = self.iter().filter(|diagnostic| seen.insert(*diagnostic)).collect();
        if diagnostics.is_empty() {
            return String::new();
        }
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Ansi => Renderer::styled(),
        };
        let positions = Positions::of(sources, &diagnostics);
        let mut parts: Vec<String> = sorted(&diagnostics, &positions)
            .into_iter()
            .map(|(diagnostic, position)| renderer.render(&draw(diagnostic, position, &positions)))
            .collect();
        parts.push(renderer.render(&[summary(&diagnostics)]));
        parts.join("\n\n") + "\n"
    }
}

fn sorted<'d, 's>(
    diagnostics: &[&'d Diagnostic],
    positions: &Positions<'s>,
) -> Vec<(&'d Diagnostic, Option<SourceSpan<'s>>)> {
    let mut placed: Vec<_> =
        diagnostics.iter().map(|diagnostic| (*diagnostic, positions.primary(diagnostic))).collect();
    placed.sort_by(|(a, spot_a), (b, spot_b)| {
        let key = |position: &Option<SourceSpan<'s>>| {
            position.as_ref().map(|position| (position.path, position.line, position.column))
        };
        let rest = |diagnostic: &'d Diagnostic| (diagnostic.severity, &diagnostic.message);
        key(spot_a).cmp(&key(spot_b)).then_with(|| rest(a).cmp(&rest(b)))
    });
    placed
}

fn summary(diagnostics: &[&Diagnostic]) -> Group<'static> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let said = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {what}s")),
    };
    let counts: Vec<String> = said(errors, "error").into_iter().chain(said(warnings, "warning")).collect();
    let counts = counts.join(", ");
    Group::with_title(match errors {
        0 => Level::WARNING.primary_title(counts),
        _ => Level::ERROR.primary_title(format!("{counts}; nothing was written")),
    })
}

/// A message, which is one line whatever the names in it are.
fn line(message: &str) -> String {
    Terminal::line(message).to_string()
}

/// One diagnostic: its own picture first, then one for each related place that did not fit into it.
fn draw<'a>(diagnostic: &'a Diagnostic, position: Option<SourceSpan<'a>>, positions: &Positions<'a>) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(line(&diagnostic.message));
    let related = diagnostic.related.iter().filter_map(|(at, text)| Some((positions.node(at)?, text.as_str())));
    let (near, far): (Vec<_>, Vec<_>) =
        related.partition(|(other, _)| position.as_ref().is_some_and(|position| is_near(position, other)));
    let group = match (position, &diagnostic.place) {
        (Some(position), _) => picture(Group::with_title(title), &position, &diagnostic.label, &near),
        (None, Place::File(path)) => title.element(Origin::path(printable::path(path))),
        (None, _) => Group::with_title(title),
    };
    let group = match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(line(help))),
        None => group,
    };
    let notes = far.into_iter().map(|(position, text)| {
        picture(Group::with_title(Level::NOTE.secondary_title(line(text))), &position, "", &[])
    });
    std::iter::once(group).chain(notes).collect()
}
