//! `cargo xtask reach`: how many documents of others work, and for the rest, why not.

mod batch;
#[cfg_attr(not(feature = "reach"), path = "reach/uncalled.rs")]
mod call;
mod compile;
mod generate;
mod line;
mod list;
mod report;
mod results;
mod run;
mod table;
mod task;
mod typed;

use super::worker::{self, Limits};
use crate::arguments::Reach;
use crate::{rebuild, target};
use line::Line;
use list::List;
use report::Report;
use results::Results;
use run::Asked;
use sailmaker::cli::report as printed;
use sailmaker::cli::report::Status;
use std::time::Duration;

/// What a document may take.
const LIMITS: Limits =
    Limits { time: Duration::from_secs(120), wall: Duration::from_secs(600), memory: 4 << 30, tasks: 1 };

pub(crate) fn run(arguments: &Reach) -> Status {
    // The judge brings the client in, which is left out of every other build: `generate` must run, and correct it, also where it does
    // not compile.
    if arguments.call && cfg!(not(feature = "reach")) {
        return rebuild::run("reach --call", &["--profile", "xtask", "--features", "reach"]);
    }
    reach(arguments).unwrap_or_else(|message| failed(&message))
}

/// A process that generates from the documents that it is told of.
pub(crate) fn run_worker() -> Status {
    match worker::serve(generate::work, LIMITS) {
        Ok(()) => Status::Done,
        Err(error) => failed(&error.to_string()),
    }
}

fn failed(message: &str) -> Status {
    printed::error(format!("error: {message}"));
    Status::Failed
}

fn reach(arguments: &Reach) -> Result<Status, String> {
    let list = List::read(&arguments.documents, arguments.sample.map(|most| most as usize))?;
    let file = arguments
        .results
        .clone()
        .map_or_else(|| Ok(target::folder("reach")?.join("results.jsonl")), Ok::<_, String>)?;
    let mut results = Results::open(&file, arguments.resume)?;
    run::run(&list, &Asked::of(arguments), &mut results)?;
    let lines: Vec<&Line> = list.documents.iter().filter_map(|document| results.of(document)).collect();
    let report = Report::of(&lines, &list.folder);
    printed::result(match arguments.json {
        true => serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?,
        false => table::text(&report),
    });
    Ok(if report.is_clean() { Status::Done } else { Status::Failed })
}
