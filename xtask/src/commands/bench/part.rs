use super::figures::Cost;
use super::usage::Usage;
use sailmaker::cli::report::{self, Status};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::env;
use std::ffi::OsString;
use std::fmt::Display;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why there are no figures.
#[derive(Debug)]
pub(super) enum Stop {
    /// What is wrong has been printed.
    Told,
    /// What is wrong.
    Because(String),
}

impl Stop {
    /// Stops because of an error, saying what it kept from being done.
    pub(super) fn at<E: Display>(what: impl Display) -> impl FnOnce(E) -> Self {
        move |error| Self::Because(format!("{what}: {error}"))
    }

    /// Prints what has not been printed.
    pub(super) fn status(self) -> Status {
        if let Self::Because(message) = self {
            report::error(format!("error: {message}"));
        }
        Status::Failed
    }
}

/// What cargo is told: to build as a machine that never built before would, and to ask the compiler and no cache. An empty
/// wrapper is none.
pub(super) const ENVIRONMENT: [(&str, &str); 2] = [("CARGO_INCREMENTAL", "0"), ("RUSTC_WRAPPER", "")];

/// Starts a part of `bench` in a process of its own, and reads what it prints. `aloud` lets its messages through.
pub(super) fn start<T: DeserializeOwned>(name: &str, arguments: &[OsString], aloud: bool) -> Result<T, Stop> {
    answer(name, part(name)?.args(arguments), aloud)
}

/// What a command costs: a process of its own runs it, in the folder and with the variables that the command has.
pub(super) fn cost(command: &Command) -> Result<Cost, Stop> {
    let mut part = part("run")?;
    part.arg("--").arg(command.get_program()).args(command.get_args());
    part.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.get_current_dir().map(|folder| part.current_dir(folder));
    answer("run", &mut part, true)
}

fn part(name: &str) -> Result<Command, Stop> {
    let program = env::current_exe().map_err(Stop::at("this program cannot be found"))?;
    let mut command = Command::new(program);
    command.args(["bench-part", name]).envs(ENVIRONMENT);
    Ok(command)
}

fn answer<T: DeserializeOwned>(name: &str, command: &mut Command, aloud: bool) -> Result<T, Stop> {
    let messages = if aloud { Stdio::inherit() } else { Stdio::null() };
    let output = command.stderr(messages).output().map_err(Stop::at("this program cannot be started"))?;
    match output.status.code() {
        Some(0) => serde_json::from_slice(&output.stdout).map_err(Stop::at(name)),
        Some(_) if aloud => Err(Stop::Told),
        _ => Err(Stop::Because(format!("{name}: {}", output.status))),
    }
}

/// Runs a command, and says what it cost with all processes that it started and waited for.
pub(super) fn run_command(command: &[OsString]) -> Result<Value, Stop> {
    let (program, arguments) = command.split_first().ok_or(Stop::Because("no command is given".to_owned()))?;
    let start = Instant::now();
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let wall = start.elapsed();
    let status = status.map_err(Stop::at(program.display()))?;
    if !status.success() {
        return Err(Stop::Because(format!("{}: {status}", program.display())));
    }
    // This process has had no other child, so that all of it is the command's.
    let usage = Usage::of_children().map_err(Stop::at("what a process takes cannot be measured"))?;
    Ok(json!(Cost::new(wall, usage.cpu, usage.peak)))
}
