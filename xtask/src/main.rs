//! The command line of sailmaker: `cargo xtask --help`.

mod baseline;
mod cli;
mod commands;
mod found;
mod git;
mod input;
mod progress;
mod rebuild;
mod report;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let status = match cli::Cli::parse().command {
        cli::Command::Generate(arguments) => commands::generate::run(&arguments),
        cli::Command::Diff(arguments) => commands::diff::run(&arguments),
        cli::Command::Release(arguments) => commands::release::run(&arguments),
        cli::Command::Bundle(arguments) => commands::bundle::run(&arguments),
        cli::Command::Bench(arguments) => commands::bench::run(&arguments),
        cli::Command::BenchPart(part) => commands::bench::run_part(&part),
        cli::Command::Conformance => commands::conformance::run(),
        cli::Command::Ir(arguments) => commands::ir::run(&arguments),
        cli::Command::SemverOracle(arguments) => commands::semver_oracle::run(&arguments),
        cli::Command::Overlay(arguments) => commands::overlay::run(&arguments),
    };
    report::finish(status)
}
