//! `cargo xtask bench`: what a document costs, to generate and to compile.
//!
//! This process only starts others and prints: what it measured itself would be in the figures of the next.

mod beside;
mod compile;
mod double;
mod figures;
mod generation;
mod lines;
mod part;
mod ratios;
mod rewrite;
mod table;
mod unit;
pub(super) mod usage;

pub(super) use figures::median;

use crate::arguments::{Bench, BenchPart, Subject};
use crate::rebuild;
use figures::{Figures, Generation};
use part::Stop;
use ratios::Ratio;
use sailmaker::cli::report::{self, Status};
use serde::Serialize;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// All that is printed.
#[derive(Serialize)]
struct Report {
    optimized: bool,
    runs: u16,
    once: Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    twice: Option<Figures>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ratios: Vec<Ratio>,
}

pub(crate) fn run(arguments: &Bench) -> Status {
    if cfg!(debug_assertions) && !arguments.unoptimized {
        progress("this build is not optimized; going on with that of `cargo run --release`");
        return rebuild::run("bench --spec FILE", &["--release"]);
    }
    match report(arguments) {
        Ok(text) => {
            report::result(text.trim_end());
            Status::Done
        }
        Err(stop) => stop.status(),
    }
}

/// What [`run`] starts.
pub(crate) fn run_part(part: &BenchPart) -> Status {
    let json = match part {
        BenchPart::Generate(subject) => generation::generate(subject),
        BenchPart::Double(subject) => double::write(subject),
        BenchPart::Run { command } => part::run_command(command),
    };
    match json {
        Ok(json) => {
            report::result(json.to_string());
            Status::Done
        }
        Err(stop) => stop.status(),
    }
}

/// The time of processors that a command takes with all that it starts, in seconds.
pub(super) fn cpu_seconds(command: &Command) -> Result<f64, String> {
    part::cost(command).map(|cost| cost.cpu_seconds).map_err(|stop| match stop {
        Stop::Because(message) => message,
        Stop::Told => format!("{} fails", command.get_program().display()),
    })
}

fn report(arguments: &Bench) -> Result<String, Stop> {
    if arguments.beside.is_empty() {
        let report = measure(arguments)?;
        return written(&report, arguments.json, table::report);
    }
    let comparison = beside::measure(arguments, &folder()?.join("beside"))?;
    written(&comparison, arguments.json, table::comparison)
}

fn measure(arguments: &Bench) -> Result<Report, Stop> {
    let out = arguments.out.clone().map_or_else(|| default_folder(arguments), Ok)?;
    let subject = arguments.subject(out);
    let (once, twice) = match arguments.twice {
        true => {
            progress("doubling the document");
            let [once, twice] = double::start(&subject)?;
            (figures(&once, arguments)?, Some(figures(&twice, arguments)?))
        }
        false => (figures(&subject, arguments)?, None),
    };
    let ratios = twice.as_ref().map(|twice| ratios::ratios(&once, twice)).unwrap_or_default();
    Ok(Report { optimized: !cfg!(debug_assertions), runs: arguments.runs, once, twice, ratios })
}

fn figures(subject: &Subject, arguments: &Bench) -> Result<Figures, Stop> {
    let mut runs = Vec::new();
    for run in 1..=arguments.runs {
        progress(&format!("{}: generating, run {run} of {}", subject.spec.display(), arguments.runs));
        runs.push(generation::start(subject, run == 1)?);
    }
    let generation = Generation::median(runs).ok_or(Stop::Because("nothing was measured".to_owned()))?;
    let compilation = match arguments.skip_compile {
        true => Vec::new(),
        false => compile::measure(&subject.out, &folder()?.join("build"), arguments.runs)?,
    };
    Ok(Figures::new(subject, generation, compilation))
}

fn written<T: Serialize>(report: &T, json: bool, table: impl Fn(&T) -> String) -> Result<String, Stop> {
    match json {
        true => serde_json::to_string_pretty(report).map_err(|error| Stop::Because(error.to_string())),
        false => Ok(table(report)),
    }
}

fn default_folder(arguments: &Bench) -> Result<PathBuf, Stop> {
    let name = arguments.spec.file_stem().unwrap_or_default();
    Ok(folder()?.join("clients").join(name))
}

/// `bench` in the target folder, to which the path of this program leads (`target/release/xtask`); relative where it is below
/// the working folder.
fn folder() -> Result<PathBuf, Stop> {
    let program = env::current_exe().map_err(Stop::at("the target folder cannot be found"))?;
    let target = program.ancestors().nth(2).ok_or(Stop::Because("the target folder cannot be found".to_owned()))?;
    let here = env::current_dir().unwrap_or_default();
    Ok(target.strip_prefix(here).unwrap_or(target).join("bench"))
}

fn progress(message: &str) {
    report::error(format!("bench: {message}"));
}
