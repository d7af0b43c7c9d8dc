//! How long each task is, as the page `docs/programs.md` says, which has beside it how long it is with a crate that was written by hand.

use super::VENDORS;
use sailmaker_tests::trials::Trial;
use std::collections::BTreeMap;

const PAGE: &str = include_str!("../../../docs/programs.md");

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    sailmaker_tests::trials![lines_are_those_of_the_page, no_task_is_longer_than_by_hand]
}

fn lines_are_those_of_the_page() {
    let counted: BTreeMap<String, usize> =
        VENDORS.iter().flat_map(|vendor| tasks(vendor.name, vendor.program)).collect();
    let said: BTreeMap<String, usize> = rows().map(|row| (row.task, row.lines)).collect();
    assert_eq!(said, counted);
}

fn no_task_is_longer_than_by_hand() {
    let compared: Vec<(Row, usize)> = rows().filter_map(|row| row.by_hand.map(|lines| (row, lines))).collect();
    assert!(!compared.is_empty(), "the page compares nothing");
    for (row, by_hand) in compared {
        assert!(row.lines <= by_hand, "{} has {} lines, and {by_hand} by hand", row.task, row.lines);
    }
}

/// The functions of a program but `main`, with the lines of their bodies that are not empty.
fn tasks(vendor: &str, program: &str) -> Vec<(String, usize)> {
    let mut tasks = Vec::new();
    let mut lines = program.lines();
    while let Some(line) = lines.next() {
        let Some((_, rest)) = line.split_once("fn ").filter(|_| line.ends_with('{')) else { continue };
        let name = rest.split('(').next().unwrap_or_default();
        let body = lines.by_ref().take_while(|line| *line != "}").filter(|line| !line.trim().is_empty()).count();
        tasks.extend((name != "main").then(|| (format!("{vendor}::{name}"), body)));
    }
    tasks
}

/// A row of the page's table: ``| what | `github::list_issues` | 5 | octocrab | 6 |``.
struct Row {
    task: String,
    lines: usize,
    by_hand: Option<usize>,
}

fn rows() -> impl Iterator<Item = Row> {
    PAGE.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, _, task, lines, _, by_hand, _] = cells[..] else { return None };
        let task = task.strip_prefix('`')?.strip_suffix('`')?.to_owned();
        Some(Row { task, lines: lines.parse().ok()?, by_hand: by_hand.parse().ok() })
    })
}
