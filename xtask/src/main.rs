//! The commands of sailmaker with the config of this repository, and those of its maintainers: `cargo xtask --help`.

mod arguments;
mod commands;
mod program;
mod rebuild;
mod target;

use arguments::{Arguments, Command};
use sailmaker::cli::{Allocator, report};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

fn main() -> ExitCode {
    let program = program::program();
    let status = match program.arguments::<Arguments>().command {
        Command::Sailmaker(command) => command.run(&program),
        Command::Bench(arguments) => commands::bench::run(&arguments),
        Command::BenchPart(part) => commands::bench::run_part(&part),
        Command::Clients(arguments) => commands::clients::run(&arguments),
        Command::Growth(arguments) => commands::growth::run(&arguments),
        Command::Fuzz(arguments) => commands::fuzz::run(&arguments),
        Command::FuzzWorker => commands::fuzz::run_worker(),
        Command::Pages(arguments) => commands::pages::run(&arguments),
        Command::Reach(arguments) => commands::reach::run(&arguments),
        Command::ReachWorker => commands::reach::run_worker(),
        Command::Conformance => commands::conformance::run(&program),
        Command::Reference => commands::reference::run(),
        Command::SemverOracle(arguments) => commands::semver_oracle::run(&arguments),
    };
    report::finish(status)
}
