//! What changed in a node, for people.

use std::time::Duration;

use serde_json::{Map, Value};
use similar::TextDiff;

/// Longer diffs are cut.
const LINES: usize = 24;

/// Longer lines are cut.
const COLUMNS: usize = 110;

/// After this time a diff is as it is, if not the shortest.
const LONGEST: Duration = Duration::from_millis(500);

/// What was and what is, as a unified diff of YAML without a header; of objects only the members that differ.
pub(super) fn diff(before: &Value, after: Option<&Value>) -> String {
    let (before, after) = match after {
        Some(after) if before == after => return String::new(),
        Some(after) => {
            let (before, after) = differing(before, after);
            (yaml(&before), yaml(&after))
        }
        None => (yaml(before), String::new()),
    };
    let diff = TextDiff::configure().timeout(LONGEST).diff_lines(&before, &after);
    let changes = diff.grouped_ops(2).into_iter().flatten();
    let lines: Vec<String> = changes
        .flat_map(|change| diff.iter_changes(&change).collect::<Vec<_>>())
        .map(|change| cut(&format!("{}{}", change.tag(), change.value().trim_end_matches('\n'))))
        .collect();
    let more = lines.len().saturating_sub(LINES);
    let mut shown = lines.into_iter().take(LINES).collect::<Vec<_>>();
    if more > 0 {
        shown.push(format!("… {more} more lines"));
    }
    shown.join("\n")
}

/// Two nodes without the members that are the same in both.
fn differing(before: &Value, after: &Value) -> (Value, Value) {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        return (before.clone(), after.clone());
    };
    let (mut left, mut right) = (Map::new(), Map::new());
    for (key, value) in old.iter().filter(|(key, value)| new.get(*key) != Some(value)) {
        let (value, other) = match new.get(key) {
            Some(other) => {
                let (value, other) = differing(value, other);
                (value, Some(other))
            }
            None => (value.clone(), None),
        };
        left.insert(key.clone(), value);
        right.extend(other.map(|other| (key.clone(), other)));
    }
    right
        .extend(new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|(key, value)| (key.clone(), value.clone())));
    (Value::Object(left), Value::Object(right))
}

fn yaml(value: &Value) -> String {
    match value {
        Value::Object(members) if members.is_empty() => String::new(),
        value => serde_yaml::to_string(value).unwrap_or_else(|_| value.to_string()),
    }
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(COLUMNS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}
