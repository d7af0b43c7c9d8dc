//! The report for people: a table with a bar a month.

use sailpoint_source_usages::models::SourceUsageStatusStatus;

use crate::bar::bar;
use crate::report::{Month, Report};
use crate::terminal::{Colour, Terminal, printable};

/// The report as lines of text that fit the terminal, the status first.
pub fn render(report: &Report, terminal: Terminal) -> String {
    let mut lines = vec![
        format!("Source  {}", printable(&report.source)),
        format!("Status  {}", status(report.status.as_ref(), terminal)),
        String::new(),
    ];
    lines.extend(table(report, terminal));
    lines.push(String::new());
    lines.extend(summary(report, terminal.width));
    lines.extend(notes(report));
    lines.join("\n") + "\n"
}

fn status(status: Option<&SourceUsageStatusStatus>, terminal: Terminal) -> String {
    let (colour, text) = match status {
        Some(SourceUsageStatusStatus::Complete) => (Colour::Green, "COMPLETE"),
        Some(other) => (Colour::Yellow, other.as_str()),
        None => (Colour::Yellow, "not known"),
    };
    terminal.paint(colour, &printable(text))
}

/// The heading, and a line a month, oldest first: month, figure, bar.
fn table(report: &Report, terminal: Terminal) -> Vec<String> {
    let figures: Vec<String> = report.months.iter().map(figure).collect();
    let column = figures.iter().map(|figure| figure.chars().count()).max().unwrap_or(0);
    // The names of months take eight characters, and two spaces stand between columns.
    let bar_width = terminal.width.saturating_sub(8 + 2 + column + 2);
    let largest = report.peak().and_then(|month| month.active_days).unwrap_or(0.0);
    let heading = match terminal.width < 29 {
        true => "Month     Active days",
        false => "Month     Average active days",
    };
    let rows = report.months.iter().zip(&figures).map(|(month, figure)| {
        let bar = match month.active_days {
            Some(days) => terminal.paint(Colour::Cyan, &bar(days, largest, bar_width)),
            None if bar_width < 9 => String::new(),
            None => terminal.paint(Colour::Faint, "no figure"),
        };
        let row = format!("{}  {figure:>column$}  {bar}", name(month));
        row.trim_end().to_owned()
    });
    std::iter::once(heading.to_owned()).chain(rows).collect()
}

/// Average, peak and trend: in one line where they fit, else one below the other.
fn summary(report: &Report, width: usize) -> Vec<String> {
    let Some(average) = report.average() else {
        return vec![String::from("No figures for these months.")];
    };
    let known = match report.known() {
        12 => String::new(),
        known => format!(" over {known} of 12 months"),
    };
    let mut parts = vec![format!("Average {}{known}", days(average))];
    if let Some((month, peak)) = report.peak().and_then(|month| Some((month, month.active_days?))) {
        parts.push(format!("Peak {} in {}", days(peak), name(&month)));
    }
    parts.extend(report.trend().map(trend));
    let line = parts.join(" · ");
    if line.chars().count() <= width { vec![line] } else { parts }
}

fn trend(slope: f64) -> String {
    match slope {
        slope if slope.abs() < 0.005 => String::from("Trend steady"),
        slope if slope > 0.0 => format!("Trend +{} days a month", days(slope)),
        slope => format!("Trend −{} days a month", days(slope.abs())),
    }
}

fn notes(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if report.status == Some(SourceUsageStatusStatus::Incomplete) {
        notes.push(String::from("Note: INCOMPLETE means that no source of activity data is set up."));
    }
    if report.left_out > 0 {
        notes.push(format!(
            "Note: {} left out (no date, of another month, or a second one for its month).",
            report.left_out
        ));
    }
    notes
}

fn name(month: &Month) -> String {
    month.first_day.format("%b %Y").to_string()
}

fn figure(month: &Month) -> String {
    month.active_days.map_or_else(|| String::from("–"), days)
}

/// Two decimals; a figure too small for them is not shown as zero, one too large for a column in powers of ten.
fn days(value: f64) -> String {
    match value {
        value if value > 0.0 && value < 0.005 => String::from("<0.01"),
        value if value.abs() >= 1e7 => format!("{value:.2e}"),
        value => format!("{value:.2}"),
    }
}
