//! Each way to fail is told as what it is. The program of the tests plays the worker.

use super::*;
use crate::commands::fuzz::serve::serve;
use std::env;

/// What tells the program of the tests that it is a worker.
const PLAYED: &str = "XTASK_TESTS_PLAY_A_WORKER";

/// The worker, when it is started by another test: what fails is the name of the document.
#[test]
fn plays_a_worker() {
    if env::var_os(PLAYED).is_some() {
        serve(planted, Duration::from_secs(1)).unwrap();
    }
}

fn planted(task: &Task, begins: &mut dyn FnMut(&str)) -> Result<bool, Failure> {
    begins("planting");
    match task.document.to_str() {
        Some("panic") => panic!("it is planted"),
        Some("stack") => Ok(deep(u64::from(std::process::id()))),
        Some("memory") => Ok(vec![1_u8; 3 << 30].iter().all(|byte| *byte == 1)),
        Some("busy") => loop {
            std::hint::spin_loop();
        },
        Some("asleep") => loop {
            thread::park();
        },
        Some("exit") => std::process::exit(7),
        Some("found") => Err(Failure::new(Kind::Unequal, "output", "")),
        name => Ok(name == Some("generated")),
    }
}

fn deep(depth: u64) -> bool {
    let frame = [depth; 64];
    std::hint::black_box(&frame).iter().sum::<u64>() == 0 || deep(depth + 1) && frame.iter().all(|own| *own == depth)
}

fn command() -> Result<Command, String> {
    let mut command = Command::new(env::current_exe().unwrap());
    let test = format!("{}::plays_a_worker", module_path!().split_once("::").unwrap().1);
    command.args(["--exact", &test, "--nocapture"]).env(PLAYED, "1");
    Ok(command)
}

/// What is said of documents, one after the other, by one worker.
fn said(documents: &[&str], limit: Duration) -> Vec<String> {
    let mut worker = Worker::new(command, limit);
    let mut judge = |document: &&str| {
        let task = Task { document: document.into(), origin: None, out: None };
        let verdict = worker.judge(&task).unwrap();
        match verdict.failure {
            // A line of this file.
            Some(failure) if failure.kind == Kind::Panic => {
                let file = failure.place.split(':').next().unwrap().replace('\\', "/");
                format!("panic in {file}: {}", failure.message)
            }
            Some(failure) => failure.title(),
            None if verdict.is_generated => "generated".to_owned(),
            None => "refused".to_owned(),
        }
    };
    documents.iter().map(&mut judge).collect()
}

const LONG: Duration = Duration::from_secs(300);

#[test]
fn each_failure_is_told_and_the_next_case_is_tried() {
    let documents = ["generated", "panic", "refused", "stack", "exit", "found", "generated"];
    let expected = [
        "generated",
        "panic in xtask/src/commands/fuzz/worker/tests.rs: it is planted",
        "refused",
        "stack overflow at planting",
        "ended at planting",
        "two runs differ at output",
        "generated",
    ];
    assert_eq!(said(&documents, LONG), expected);
}

#[cfg(unix)]
#[test]
fn memory_is_limited() {
    assert_eq!(said(&["memory", "generated"], LONG), ["out of memory at planting", "generated"]);
}

#[cfg(unix)]
#[test]
fn the_time_of_processors_is_limited() {
    assert_eq!(said(&["busy"], LONG), ["out of time at planting"]);
}

#[test]
fn the_time_by_the_clock_is_limited() {
    assert_eq!(said(&["asleep"], Duration::from_secs(2)), ["out of time at planting"]);
    assert_eq!(said(&["generated"], LONG), ["generated"]);
}
