//! Calls that do not compile, in a program that would be well without them.

use super::super::super::worker::cannot;
use super::super::super::workspace::{Output, package_of};
use super::super::task::Unwritten;
use super::text;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Takes the calls out of the program of a package that the compiler has found wrong, and gives them. What is wrong elsewhere stays.
pub(super) fn take_out(package: &str, file: &Path, output: &Output) -> Result<Unwritten, String> {
    let own = output.messages.iter().filter(|message| package_of(message) == Some(package));
    let errors = own.filter(|message| text(message, "/message/level").starts_with("error"));
    let places: Vec<(usize, String)> = errors.flat_map(places).collect();
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let program = fs::read_to_string(file).map_err(cannot(file.display()))?;
    let unwritten = calls_at(&program, &places);
    fs::write(file, without(&program, &unwritten)).map_err(cannot(file.display()))?;
    Ok(unwritten.into_iter().map(|(number, why)| (number, format!("it does not compile: {why}"))).collect())
}

/// The lines that an error is about, and what it says.
fn places(message: &Value) -> Vec<(usize, String)> {
    let spans = message.pointer("/message/spans").and_then(Value::as_array).into_iter().flatten();
    let primary = spans.filter(|span| span.pointer("/is_primary") == Some(&Value::Bool(true)));
    let lines = primary.filter_map(|span| usize::try_from(span.pointer("/line_start")?.as_u64()?).ok());
    lines.map(|line| (line, text(message, "/message/message").to_owned())).collect()
}

/// The calls in whose functions lines are.
fn calls_at(program: &str, places: &[(usize, String)]) -> BTreeMap<usize, String> {
    let lines: Vec<&str> = program.lines().collect();
    let call = |(line, why): &(usize, String)| {
        let before = lines.get(..*line)?.iter().rev();
        let number = before.map_while(|line| (*line != "}").then_some(*line)).find_map(number_of)?;
        Some((number, why.clone()))
    };
    places.iter().filter_map(call).collect()
}

/// The number of the call whose function begins in a line.
fn number_of(line: &str) -> Option<usize> {
    line.strip_prefix("fn call_")?.split('(').next()?.parse().ok()
}

fn without(program: &str, calls: &BTreeMap<usize, String>) -> String {
    let mut kept = String::new();
    let mut is_inside = false;
    for line in program.lines() {
        is_inside |= number_of(line).is_some_and(|number| calls.contains_key(&number));
        let is_listed = calls.keys().any(|number| line == format!("    ({number}, call_{number}),"));
        if !is_inside && !is_listed {
            kept += line;
            kept.push('\n');
        }
        is_inside &= line != "}";
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "\
static CALLS: &[(usize, Call)] = &[
    (3, call_3),
    (4, call_4),
];

fn main() {
}

fn call_3(client: &Client) {
    wrong
}

fn call_4(client: &Client) {
    right
}
";

    #[test]
    fn the_call_that_is_wrong_is_taken_out() {
        let calls = calls_at(PROGRAM, &[(10, "it is wrong".to_owned()), (7, "so is this".to_owned())]);
        assert_eq!(calls, BTreeMap::from([(3, "it is wrong".to_owned())]));
        let left = without(PROGRAM, &calls);
        assert!(!left.contains("call_3") && !left.contains("wrong") && left.contains("call_4"), "{left}");
        assert_eq!(left.lines().count(), PROGRAM.lines().count() - 4);
    }
}
