//! What is done with a document besides generating from it: it is compared, and what a release says is made of it.

use super::super::bench::usage::Usage;
use super::kinds::Kind;
use sailmaker::diff::{Client, Side, compare};
use sailmaker::release::fingerprint;
use sailmaker::source::SourceSet;
use sailmaker::{Input, Outcome};
use serde_json::Value;
use std::io;
use std::time::Duration;

/// What is measured, each by a name that fits the head of a column.
pub(super) const OTHERS: [&str; 5] = ["same", "more", "other", "both", "lock"];

/// A document of a size, the one of one more, one in which all that is numbered has another name, and one of one more in which it has.
pub(super) fn documents(kind: &Kind, size: usize) -> [(&'static str, Value); 4] {
    let (document, more) = ((kind.document)(size), (kind.document)(size + 1));
    let (other, both) = (renamed(&document), renamed(&more));
    [("api.json", document), ("more.json", more), ("other.json", other), ("both.json", both)]
}

/// What it took to compare the first document with itself and with each of the others, and to make what the lock of a release says
/// of it. Nothing where it is refused.
pub(super) fn taken(inputs: &[Input]) -> io::Result<[Duration; OTHERS.len()]> {
    let mut clients = inputs.iter().map(read);
    let Some(Some(own)) = clients.next() else { return Ok(Default::default()) };
    let mut next = || clients.next().flatten();
    let (more, other, both) = (next(), next(), next());
    let compared = |new: &Option<(Client, SourceSet)>| match new {
        Some(new) => timed(|| drop(compare(side(&own), side(new)))),
        None => Ok(Duration::ZERO),
    };
    let same = timed(|| drop(compare(side(&own), side(&own))))?;
    Ok([same, compared(&more)?, compared(&other)?, compared(&both)?, timed(|| drop(fingerprint(&own.0)))?])
}

fn read(input: &Input) -> Option<(Client, SourceSet)> {
    let Outcome { result, sources, .. } = Client::read(input);
    Some((result?, sources))
}

fn side((client, sources): &(Client, SourceSet)) -> Side<'_> {
    Side { client, sources }
}

fn timed(run: impl FnOnce()) -> io::Result<Duration> {
    let before = Usage::of_this_process()?.cpu;
    run();
    Ok(Usage::of_this_process()?.cpu.saturating_sub(before))
}

/// The document with a letter more in each name that ends in a number, and in what a path or a URL has in braces.
fn renamed(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(renamed_text(text)),
        Value::Array(items) => items.iter().map(renamed).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (renamed_text(name), renamed(member))).collect())
        }
        other => other.clone(),
    }
}

fn renamed_text(text: &str) -> String {
    // A status or a version is no name.
    let is_name = text.ends_with(|last: char| last.is_ascii_digit()) && text.contains(|any: char| any.is_alphabetic());
    let text = text.replace('}', "y}");
    if is_name { text + "y" } else { text }
}
