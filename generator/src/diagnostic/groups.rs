//! Many faults of one kind, in a few lines.

use std::collections::BTreeMap;

use annotate_snippets::{Group, Level};

use super::render::{Placed, level, line};
use super::{Detail, Diagnostic, Kind, Place, Severity, View};

/// So many of a kind are shown in full; of more, the first so many places.
const FEW: usize = 3;

/// What is drawn in one piece.
pub(super) enum Part<'d, 's> {
    One(Placed<'d, 's>),
    Summary(Summary),
}

/// Faults of one kind.
pub(super) struct Summary {
    severity: Severity,
    kind: Kind,
    count: usize,
    /// The first of them: a line each.
    lines: Vec<String>,
}

/// Those whose places have to be known.
pub(super) fn shown<'d>(diagnostics: &[&'d Diagnostic], view: &View) -> Vec<&'d Diagnostic> {
    let is_shown = |severity: Severity| match view.detail {
        Detail::All => true,
        Detail::Summary => severity != Severity::Note,
        Detail::None => severity == Severity::Error,
    };
    diagnostics.iter().copied().filter(|diagnostic| is_shown(diagnostic.severity)).collect()
}

/// The parts, in the order of the places; what is merely counted comes last.
pub(super) fn parts<'d, 's>(placed: Vec<Placed<'d, 's>>, all: &[&Diagnostic], view: &View) -> Vec<Part<'d, 's>> {
    if view.detail != Detail::Summary {
        return placed.into_iter().map(Part::One).collect();
    }
    let mut of_kind: BTreeMap<(Severity, Kind), usize> = BTreeMap::new();
    for diagnostic in all {
        if let Some(kind) = diagnostic.kind {
            *of_kind.entry((diagnostic.severity, kind)).or_default() += 1;
        }
    }
    let mut parts: Vec<Part<'_, '_>> = Vec::new();
    let mut index: BTreeMap<Kind, usize> = BTreeMap::new();
    for (diagnostic, position) in placed {
        let count = diagnostic.kind.map_or(0, |kind| of_kind.get(&(diagnostic.severity, kind)).copied().unwrap_or(0));
        let (Some(kind), Severity::Warning) = (diagnostic.kind, diagnostic.severity) else {
            parts.push(Part::One((diagnostic, position)));
            continue;
        };
        if count <= FEW {
            parts.push(Part::One((diagnostic, position)));
            continue;
        }
        let at = *index.entry(kind).or_insert_with(|| {
            parts.push(Part::Summary(Summary { severity: Severity::Warning, kind, count, lines: Vec::new() }));
            parts.len() - 1
        });
        if let Some(Part::Summary(summary)) = parts.get_mut(at) {
            summary.add(&(diagnostic, position));
        }
    }
    let notes = of_kind.into_iter().filter(|((severity, _), _)| *severity == Severity::Note);
    let notes = notes.map(|((severity, kind), count)| Summary { severity, kind, count, lines: Vec::new() });
    parts.extend(notes.map(Part::Summary));
    parts
}

impl Summary {
    fn add(&mut self, (diagnostic, position): &Placed<'_, '_>) {
        if self.lines.len() == FEW {
            return;
        }
        let place = position.as_ref().map(|at| format!("{}:{}:{}: ", at.path.display(), at.line, at.column));
        let pointer = match (position, &diagnostic.place) {
            (Some(at), Place::Node(_)) => format!(" ({})", at.pointer),
            (None, Place::Node(location)) => format!(" ({})", location.pointer),
            _ => String::new(),
        };
        self.lines.push(line(&format!("{}{}{pointer}", place.unwrap_or_default(), diagnostic.message)));
    }

    pub(super) fn draw(self) -> Group<'static> {
        let Self { severity, kind, count, lines } = self;
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        let title = level(severity).primary_title(format!("{times}, {}: {}", kind.wrong(), kind.instead()));
        let rest = count - lines.len();
        let group = Group::with_title(title.id(kind.id()));
        let group = group.elements(lines.into_iter().map(|line| Level::NOTE.no_name().message(line)));
        match rest {
            0 => group,
            _ => group.element(Level::HELP.message(format!("`--warnings all` shows {}", more(rest, count)))),
        }
    }
}

fn more(rest: usize, count: usize) -> String {
    match (rest, rest == count) {
        (1, true) => "where".to_owned(),
        (_, true) => "each of them".to_owned(),
        (_, false) => format!("{rest} more"),
    }
}
