use super::super::columns::{row, table};
use super::line::{Called, Line, Outcome};
use super::report::{Calls, Crates, Kind, Report};
use super::typed::Typed;

/// How many documents are named of a kind of trouble; the JSON has all.
const NAMED: usize = 20;

/// The report as tables of text.
pub(super) fn text(report: &Report<'_>) -> String {
    let mut text = outcomes(report) + &costs(report) + &kinds("refused because", &report.errors);
    text += &(kinds("warnings", &report.warnings) + &kinds("notes", &report.notes));
    text += &typed(report);
    text += &report.compiled.as_ref().map(|crates| compiled(crates, report)).unwrap_or_default();
    text += &report.called.as_ref().map(|calls| called(calls, report)).unwrap_or_default();
    text += &named("failed", report.lines.iter().filter_map(|line| failure(report, line)));
    text.trim_end().to_owned()
}

fn outcomes(report: &Report<'_>) -> String {
    let of_all = |name: &str, count: usize| row([name, &count.to_string(), &share(count, report.documents)]);
    let Report { documents, generated, silent, refused, too_slow, crashed, .. } = *report;
    table(&[
        row(["outcome", "documents", "share"]),
        of_all("generated", generated),
        of_all("  without a warning", silent),
        of_all("refused", refused),
        of_all("too slow", too_slow),
        of_all("crashed", crashed),
        row(["all", &documents.to_string(), ""]),
    ])
}

/// What the generator took, and where it took most.
fn costs(report: &Report<'_>) -> String {
    let longest = report.lines.iter().max_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let largest = report.lines.iter().max_by_key(|line| line.memory);
    let longest = longest.map(|line| format!("{:.1} s ({})", line.seconds, report.shown(line)));
    let largest = largest.map(|line| format!("{} MiB ({})", line.memory >> 20, report.shown(line)));
    let most = [longest, largest].into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("{:.1} s of processors; at most {most}\n\n", report.seconds)
}

fn kinds(title: &str, kinds: &[Kind<'_>]) -> String {
    if kinds.is_empty() {
        return String::new();
    }
    let of = |kind: &Kind<'_>| row([kind.kind, &kind.documents.to_string(), &kind.messages.to_string()]);
    let rows: Vec<Vec<String>> =
        [row([title, "documents", "messages"])].into_iter().chain(kinds.iter().map(of)).collect();
    table(&rows)
}

fn typed(report: &Report<'_>) -> String {
    let Typed { places, untyped, by_keyword, .. } = &report.typed;
    let of = |(keyword, count): (&String, &usize)| {
        row([&format!("  by `{keyword}`"), &count.to_string(), &share(*count, *places)])
    };
    let head = [row(["typed", "places", "share"]), row(["all", &places.to_string(), ""])];
    let rows = head.into_iter().chain([row([
        "any value though more is said",
        &untyped.to_string(),
        &share(*untyped, *places),
    ])]);
    let mut worst: Vec<(&Line, &Typed)> = report
        .lines
        .iter()
        .filter_map(|line| Some((*line, &line.generated()?.typed)))
        .filter(|(_, typed)| typed.untyped > 0)
        .collect();
    worst.sort_by_key(|(_, typed)| std::cmp::Reverse(typed.untyped));
    let worst = worst.into_iter().map(|(line, typed)| {
        format!(
            "{}: {} of {}, {}",
            report.shown(line),
            typed.untyped,
            typed.places,
            typed.first.first().map_or("", String::as_str)
        )
    });
    table(&rows.chain(by_keyword.iter().map(of)).collect::<Vec<_>>()) + &named("most untyped", worst)
}

fn compiled(crates: &Crates, report: &Report<'_>) -> String {
    let of_all = |name: &str, count: usize| row([name, &count.to_string(), &share(count, crates.crates)]);
    let rows = [
        row(["compiled", "crates", "share"]),
        of_all("without a message", crates.without_a_message),
        of_all("with warnings", crates.with_warnings),
        of_all("with errors", crates.with_errors),
    ];
    let of_line = |line: &&Line| {
        let first = line.compiled.iter().flat_map(|compiled| &compiled.first);
        first.map(|first| format!("{}: {first}", report.shown(line))).collect::<Vec<_>>()
    };
    let said = report.lines.iter().flat_map(of_line);
    table(&rows) + &named("said of crates", said)
}

fn called(calls: &Calls, report: &Report<'_>) -> String {
    let of_all = |name: &str, count: usize| row([name, &count.to_string(), &share(count, calls.calls)]);
    let Calls { documents, unknown, operations, calls: all, right, wrong, unsent, undecoded } = *calls;
    let rows = [
        row(["called", "calls", "share"]),
        of_all("right", right),
        of_all("  with an answer that was not understood", undecoded),
        of_all("wrong", wrong),
        of_all("not made", unsent),
        row(["all", &all.to_string(), ""]),
    ];
    let head = format!("{operations} operations of {documents} documents, of {unknown} of which nothing is known\n");
    let of_lines = |said: fn(&Called) -> &[String]| {
        let of_line = move |line: &&Line| {
            let own = said(line.called.as_ref()?.as_ref().ok()?);
            Some(format!("{}: {}, {}", report.shown(line), own.len(), own.first()?))
        };
        report.lines.iter().filter_map(of_line)
    };
    let unknown = report.lines.iter().filter_map(|line| {
        let why = line.called.as_ref()?.as_ref().err()?;
        Some(format!("{}: {why}", report.shown(line)))
    });
    let lists = named("nothing known", unknown) + &named("not made", of_lines(|called| &called.unsent));
    head + &table(&rows) + &lists + &named("wrong", of_lines(|called| &called.wrong))
}

fn failure(report: &Report<'_>, line: &Line) -> Option<String> {
    match &line.outcome {
        Outcome::TooSlow(failure) | Outcome::Crashed(failure) => {
            let said = failure.message.lines().next().unwrap_or_default();
            Some(format!("{}: {}: {said}", report.shown(line), failure.title()))
        }
        Outcome::Generated(_) | Outcome::Refused(_) => None,
    }
}

/// The first lines of several under a title; nothing where there is none.
fn named(title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return String::new();
    }
    let more = lines.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("  and {more} more\n") } else { String::new() };
    let shown: String = lines.iter().take(NAMED).map(|line| format!("  {line}\n")).collect();
    format!("{title}:\n{shown}{more}\n")
}

fn share(count: usize, all: usize) -> String {
    if all == 0 { String::new() } else { format!("{:.2} %", count as f64 * 100.0 / all as f64) }
}

#[cfg(test)]
mod tests;
