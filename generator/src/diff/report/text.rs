use super::{GENERATOR, Part, source, wire};
use crate::diff::{Change, ItemChange, Position, Tally, Verdict};
use semver::Version;

impl Verdict {
    /// As text, for a terminal; `current` is the version of the last release, if there is one to go on from.
    pub fn to_text(&self, current: Option<&Version>) -> String {
        let mut text = String::new();
        for part in Part::ALL {
            let changes: Vec<String> = self.part(part).map(change).collect();
            if !changes.is_empty() {
                text.push_str(&format!("{} ({})\n\n{}\n", part.title(), changes.len(), changes.join("\n")));
            }
        }
        if !self.generator.is_empty() {
            let changes: Vec<String> = self.generator.iter().map(item_change).collect();
            text.push_str(&format!("{GENERATOR} ({})\n\n{}\n", changes.len(), changes.join("\n")));
        }
        text.push_str(&tally("operations", self.operations));
        text.push_str(&tally("models", self.models));
        text.push_str(&tally("inline models", self.inline_models));
        let counted: Vec<String> = self.counted().iter().map(|(what, count)| format!("{what} {count}")).collect();
        let counted = if counted.is_empty() { "nothing".to_owned() } else { counted.join(", ") };
        text.push_str(&format!("not listed: {counted}\n{}\n", self.release_line(current)));
        text
    }
}

fn change(change: &Change) -> String {
    let position = |name: &str, position: &Option<Position>| {
        position.as_ref().map(|position| format!("  {name} {}\n", written_position(position))).unwrap_or_default()
    };
    format!(
        "{}: {}\n{}{}  source: {}, wire: {}\n  do: {}\n",
        change.kind,
        change.message,
        position("old:", &change.before),
        position("new:", &change.after),
        source(change.source),
        wire(change.wire),
        change.action,
    )
}

fn item_change(change: &ItemChange) -> String {
    format!("{}\n  source: {}\n  do: {}\n", change.message(), source(change.source()), change.action())
}

fn written_position(position: &Position) -> String {
    let place = format!("{}:{}:{}", position.file, position.line, position.column);
    match &position.item {
        Some(item) => format!("{place}  {item}"),
        None => place,
    }
}

fn tally(what: &str, tally: Tally) -> String {
    let Tally { same, changed, added, removed } = tally;
    format!("{what}: {same} same, {changed} changed, {added} added, {removed} removed\n")
}
