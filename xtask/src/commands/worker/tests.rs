//! Each way to fail is told as what it is. The program of the tests plays the worker.

use super::*;
use serde::{Deserialize, Serialize};
use std::env;

/// A task: what fails is its name.
#[derive(Serialize, Deserialize)]
struct Planted(String);

/// What tells the program of the tests that it is a worker.
const PLAYED: &str = "XTASK_TESTS_PLAY_A_WORKER";

/// The worker, when it is started by another test: what fails is the task.
#[test]
fn plays_a_worker() {
    if env::var_os(PLAYED).is_some() {
        serve(planted, limits(LONG)).unwrap();
    }
}

fn planted(Planted(name): &Planted, begins: &mut dyn FnMut(&str)) -> Result<bool, Failure> {
    begins("planting");
    match name.as_str() {
        "panic" => panic!("it is planted"),
        "stack" => Ok(deep(u64::from(std::process::id()))),
        "memory" => Ok(vec![1_u8; 3 << 30].iter().all(|byte| *byte == 1)),
        "busy" => loop {
            std::hint::spin_loop();
        },
        "asleep" => loop {
            thread::park();
        },
        "exit" => std::process::exit(7),
        "found" => Err(Failure::new(Kind::Unequal, "output", "")),
        name => Ok(name == "done"),
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

/// What a worker may take, with another time by the clock.
fn limits(wall: Duration) -> Limits {
    Limits { time: Duration::from_secs(1), wall, memory: 2 << 30, tasks: 100 }
}

/// What is said of tasks, one after the other, by one worker.
fn said(tasks: &[&str], limit: Duration) -> Vec<String> {
    let mut worker = Worker::<Planted, bool>::new(command, limits(limit));
    let mut judge = |task: &&str| {
        match worker.judge(&Planted((*task).to_owned())).unwrap().outcome {
            // A line of this file.
            Err(failure) if failure.kind == Kind::Panic => {
                let file = failure.place.split(':').next().unwrap().replace('\\', "/");
                format!("panic in {file}: {}", failure.message)
            }
            Err(failure) => failure.title(),
            Ok(true) => "done".to_owned(),
            Ok(false) => "not done".to_owned(),
        }
    };
    tasks.iter().map(&mut judge).collect()
}

const LONG: Duration = Duration::from_secs(300);

#[test]
fn each_failure_is_told_and_the_next_task_is_done() {
    let tasks = ["done", "panic", "nothing", "stack", "exit", "found", "done"];
    let expected = [
        "done",
        "panic in xtask/src/commands/worker/tests.rs: it is planted",
        "not done",
        "stack overflow at planting",
        "ended at planting",
        "two runs differ at output",
        "done",
    ];
    assert_eq!(said(&tasks, LONG), expected);
}

#[cfg(unix)]
#[test]
fn memory_is_limited() {
    assert_eq!(said(&["memory", "done"], LONG), ["out of memory at planting", "done"]);
}

#[cfg(unix)]
#[test]
fn the_time_of_processors_is_limited() {
    assert_eq!(said(&["busy"], LONG), ["out of time at planting"]);
}

#[test]
fn the_time_by_the_clock_is_limited() {
    assert_eq!(said(&["asleep"], Duration::from_secs(2)), ["out of time at planting"]);
    assert_eq!(said(&["done"], LONG), ["done"]);
}
