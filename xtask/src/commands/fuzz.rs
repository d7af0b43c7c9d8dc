//! `cargo xtask fuzz`: documents are taken apart and put together again, and the whole pipeline is tried on what comes of it.

mod case;
mod chance;
mod compile;
mod corpus;
mod hand;
mod judge;
mod keep;
mod mutate;
#[allow(unreachable_pub, reason = "it is the module of the tests, which put the texts into documents too")]
#[path = "../../../tests/src/payloads.rs"]
mod payloads;
mod places;
mod run;
mod shrink;
mod tally;
mod task;

use super::worker::{self, Failure};
use super::workspace;
use crate::arguments::Fuzz;
use crate::target;
use case::{Case, CaseName};
use corpus::Corpus;
use hand::Hand;
use keep::Keep;
use run::Range;
use sailmaker::cli::progress;
use sailmaker::cli::report::{self, Status};
use std::path::Path;
use std::time::{Duration, Instant};
use tally::Tally;

/// How many cases are tried where nothing else is said.
const CASES: u64 = 1000;

pub(crate) fn run(arguments: &Fuzz) -> Status {
    fuzz(arguments).unwrap_or_else(|message| failed(&message))
}

/// A process that tries the cases that it is told of.
pub(crate) fn run_worker() -> Status {
    match worker::serve(judge::judge, hand::LIMITS) {
        Ok(()) => Status::Done,
        Err(error) => failed(&error.to_string()),
    }
}

fn failed(message: &str) -> Status {
    report::error(format!("error: {message}"));
    Status::Failed
}

fn fuzz(arguments: &Fuzz) -> Result<Status, String> {
    let corpus = Corpus::read(&arguments.corpus)?;
    let keep = match &arguments.keep {
        Some(folder) => Keep(folder.clone()),
        None => Keep(target::folder("fuzz")?.join("failures")),
    };
    match &arguments.case {
        Some(named) => one(named, &corpus, &keep),
        None => many(arguments, &corpus, &keep),
    }
}

/// Tries one case, and keeps it whatever comes of it.
fn one(named: &str, corpus: &Corpus, keep: &Keep) -> Result<Status, String> {
    let case = match named.parse::<CaseName>() {
        Ok(name) => {
            let case = Case::of(name, corpus);
            report::result(keep.whole(name, &case)?.display().to_string());
            case
        }
        Err(_) => Case::kept(Path::new(named), corpus)?,
    };
    let verdict = Hand::new(corpus)?.judge(&case)?;
    report::result(match &verdict.outcome {
        Err(failure) => described(failure),
        Ok(true) => "generated".to_owned(),
        Ok(false) => "refused".to_owned(),
    });
    Ok(if verdict.outcome.is_err() { Status::Failed } else { Status::Done })
}

fn many(arguments: &Fuzz, corpus: &Corpus, keep: &Keep) -> Result<Status, String> {
    let start = Instant::now();
    let seconds = arguments.minutes.map(|minutes| minutes.saturating_mul(60));
    let until =
        seconds.map(|seconds| start.checked_add(Duration::from_secs(seconds)).ok_or("that is longer than time lasts"));
    let until = until.transpose()?;
    if arguments.compile > 0 {
        workspace::can_compile()?;
    }
    let most = if until.is_some() { u64::MAX } else { CASES };
    let range = Range { seed: arguments.seed, end: arguments.cases.unwrap_or(most), until };
    let mut tally = run::run(corpus, range, keep)?;
    let taken = start.elapsed();
    let sample = tally.sample(arguments.compile);
    let uncompilable = progress::during("compiling", || compile::compile(corpus, &sample))?;
    for (name, failure) in uncompilable {
        keep.failed(name, &Case::of(name, corpus), &failure)?;
        tally.fail(name, failure);
    }
    print(&tally, keep);
    let documents = corpus.documents.len();
    report::result(format!("seed {}, {documents} documents to begin with\n{}", arguments.seed, tally.summary(taken)));
    if arguments.compile > 0 {
        report::result(format!("{} crates compiled", sample.len()));
    }
    Ok(if tally.kinds.is_empty() { Status::Done } else { Status::Failed })
}

/// What failed, each kind once.
fn print(tally: &Tally, keep: &Keep) {
    for failed in &tally.kinds {
        let cases: Vec<String> = failed.cases.iter().take(5).map(CaseName::to_string).collect();
        let more = if failed.cases.len() > cases.len() { ", …" } else { "" };
        report::error(format!(
            "{}\n  {} cases: {}{more}",
            described(&failed.failure),
            failed.cases.len(),
            cases.join(", ")
        ));
    }
    if !tally.kinds.is_empty() {
        report::error(format!("help: `{}` has them; `cargo xtask fuzz --case NAME` tries one again", keep.0.display()));
    }
}

/// How much of a message is shown: all of it is kept.
const SHOWN: usize = 20;

fn described(failure: &Failure) -> String {
    let lines: Vec<&str> = failure.message.lines().take(SHOWN).collect();
    format!("{}\n  {}", failure.title(), lines.join("\n  ")).trim_end().to_owned()
}
