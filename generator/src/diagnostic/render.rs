//! Draws diagnostics as text, in the manner of rustc.

use std::collections::HashSet;
use std::sync::Arc;

use annotate_snippets::{Group, Level, Origin, Renderer};

use super::groups::{self, Part};
use super::picture::{is_near, picture};
use super::place::{Positions, SourceSpan};
use super::printable;
use super::{Diagnostic, Diagnostics, Place, Severity, Style, View};
use crate::source::SourceSet;
use crate::text::Terminal;

/// A diagnostic, and where it points.
pub(super) type Placed<'d, 's> = (&'d Diagnostic, Option<SourceSpan<'s>>);

impl Diagnostics {
    /// All of them as text, in full: [`Self::view`] with nothing summarized.
    pub fn render(&self, sources: &SourceSet, style: Style) -> String {
        self.view(sources, &View { style, ..View::default() })
    }

    /// As text: message, `--> file:line:column`, the line with a caret, help; sorted by file, line and column, each once, with their
    /// number at the end. What the view summarizes is drawn as a whole where the first of its kind stands. Empty when there are none.
    pub fn view(&self, sources: &SourceSet, view: &View) -> String {
        let diagnostics = self.each_once();
        if diagnostics.is_empty() {
            return String::new();
        }
        let renderer = match view.style {
            Style::Plain => Renderer::plain(),
            Style::Ansi => Renderer::styled(),
        };
        let renderer = renderer.term_width(view.width.into());
        let shown: Vec<&Diagnostic> = groups::shown(&diagnostics, view);
        let positions = Positions::of(sources, &shown);
        let parts = groups::parts(sorted(&shown, &positions), &diagnostics, view);
        let mut parts: Vec<String> = parts
            .into_iter()
            .map(|part| match part {
                Part::One((diagnostic, position)) => renderer.render(&draw(diagnostic, position, &positions)),
                Part::Summary(summary) => renderer.render(&[summary.draw()]),
            })
            .collect();
        parts.push(renderer.render(&[counts(&diagnostics)]));
        parts.join("\n\n") + "\n"
    }

    /// Without those that say the same of the same place.
    pub(super) fn each_once(&self) -> Vec<&Diagnostic> {
        let mut seen = HashSet::new();
        self.iter().filter(|diagnostic| seen.insert(*diagnostic)).collect()
    }
}

/// By file, line and column.
pub(super) fn sorted<'d, 's>(diagnostics: &[&'d Diagnostic], positions: &Positions<'s>) -> Vec<Placed<'d, 's>> {
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

fn counts(diagnostics: &[&Diagnostic]) -> Group<'static> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let said = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {what}s")),
    };
    let counts = [said(errors, "error"), said(warnings, "warning"), said(notes, "note")];
    let counts = counts.into_iter().flatten().collect::<Vec<String>>().join(", ");
    Group::with_title(match (errors, warnings) {
        (0, 0) => Level::NOTE.primary_title(counts),
        (0, _) => Level::WARNING.primary_title(counts),
        _ => Level::ERROR.primary_title(format!("{counts}; nothing was written")),
    })
}

/// How a severity is written.
pub(super) fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// A message, which is one line whatever the names in it are.
pub(super) fn line(message: &str) -> String {
    Terminal::line(message).to_string()
}

/// One diagnostic: its own picture first, then one for each related place that did not fit into it.
fn draw<'a>(diagnostic: &'a Diagnostic, position: Option<SourceSpan<'a>>, positions: &Positions<'a>) -> Vec<Group<'a>> {
    let title = level(diagnostic.severity).primary_title(line(&diagnostic.message));
    let title = match diagnostic.kind {
        Some(kind) => title.id(kind.id()),
        None => title,
    };
    let related = diagnostic.related.iter().filter_map(|(at, text)| Some((positions.node(at)?, text.as_str())));
    let (near, far): (Vec<_>, Vec<_>) =
        related.partition(|(other, _)| position.as_ref().is_some_and(|position| is_near(position, other)));
    let pointer = match (&position, &diagnostic.place) {
        (Some(position), _) => position.pointer.clone(),
        (None, Place::Node(location)) => location.pointer.clone(),
        (None, _) => Arc::from(""),
    };
    let group = match (position, &diagnostic.place) {
        (Some(position), _) => picture(Group::with_title(title), &position, &diagnostic.label, &near),
        (None, Place::File(path)) => title.element(Origin::path(printable::path(path))),
        (None, _) => Group::with_title(title),
    };
    let group = match pointer.is_empty() {
        false => group.element(Level::NOTE.with_name("at").message(line(&pointer))),
        true => group,
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
