use super::{GENERATOR, Part, source, wire};
use crate::diff::{Change, ItemChange, Position, Tally, Verdict, Wire};
use crate::text::Cell;
use semver::Version;

/// How long the comment of a pull request may be (65,536 characters on GitHub), with some room for who posts it.
const LIMIT: usize = 60_000;

impl Verdict {
    /// As Markdown that is fit for the comment of a pull request: what does not fit into one is counted, with the command that
    /// lists it. `program` is how a user calls the program that has this command.
    pub fn to_markdown(&self, current: Option<&Version>, program: &str) -> String {
        let headline = if self.is_breaking() { "breaks programs" } else { "breaks nothing" };
        let mut text = format!("### This update {headline}: {}\n\n", self.release_line(current));
        text.push_str("| | same | changed | added | removed |\n|---|---|---|---|---|\n");
        text.push_str(&tally("operations", self.operations));
        text.push_str(&tally("models", self.models));
        text.push_str(&tally("inline models", self.inline_models));
        for part in Part::ALL {
            let rows: Vec<String> = self.part(part).map(row).collect();
            add_part((part.title(), part == Part::Breaking), &rows, (program, &mut text));
        }
        let rows: Vec<String> = self.generator.iter().map(item_row).collect();
        add_part((GENERATOR, self.generator.iter().any(ItemChange::is_breaking)), &rows, (program, &mut text));
        let counted: Vec<String> = self.counted().iter().map(|(what, count)| format!("{what} {count}")).collect();
        if !counted.is_empty() {
            text.push_str(&format!("\nNot listed, since no program sees it: {}.\n", counted.join(", ")));
        }
        text
    }
}

/// What breaks is open; the rest unfolds.
fn add_part((title, is_open): (&str, bool), rows: &[String], (program, text): (&str, &mut String)) {
    if rows.is_empty() {
        return;
    }
    let open = if is_open { " open" } else { "" };
    text.push_str(&format!("\n<details{open}><summary>{title} ({})</summary>\n\n", rows.len()));
    text.push_str("| change | source | wire | what to do |\n|---|---|---|---|\n");
    for (index, row) in rows.iter().enumerate() {
        if text.len() + row.len() > LIMIT {
            let more = rows.len() - index;
            text.push_str(&format!("| … and {more} more: `{program} diff` lists them all | | | |\n"));
            break;
        }
        text.push_str(row);
    }
    text.push_str("\n</details>\n");
}

fn row(change: &Change) -> String {
    let item = change.after.as_ref().or(change.before.as_ref()).and_then(|position| position.item.as_ref());
    let item = item.map(|item| format!("<br>{}", Cell::code(item))).unwrap_or_default();
    let places: Vec<String> = [&change.before, &change.after].into_iter().flatten().map(place).collect();
    let message = cell(&change.message);
    format!(
        "| {message}{item}<br>{} | {} | {} | {} |\n",
        places.join(" → "),
        source(change.source),
        wire(change.wire),
        cell(&change.action)
    )
}

/// What the generator changes does not show on the wire.
fn item_row(change: &ItemChange) -> String {
    let (message, action) = (cell(&change.message()), cell(&change.action()));
    format!("| {message} | {} | {} | {action} |\n", source(change.source()), wire(Wire::Same))
}

fn place(position: &Position) -> String {
    Cell::code(&format!("{}:{}:{}", position.file, position.line, position.column)).to_string()
}

/// A sentence, in which names and values are code already. Readers differ about a backslash before an escaped bar, so it is shown
/// escaped itself.
fn cell(text: &str) -> String {
    text.replace("\\|", "\\u{5c}|").replace('|', "\\|").replace(['\n', '\r'], " ")
}

fn tally(what: &str, tally: Tally) -> String {
    let Tally { same, changed, added, removed } = tally;
    format!("| {what} | {same} | {changed} | {added} | {removed} |\n")
}
