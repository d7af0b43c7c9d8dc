//! The command line: what `sailmaker` does, and what other programs that have its commands do.
//!
//! A program says by [`Program`] how it is called and what it reads by default; messages name it.

mod arguments;
mod baseline;
mod commands;
mod found;
mod git;
mod help;
pub mod input;
mod program;
pub mod progress;
pub mod report;

pub use arguments::{Command, Config, Faults, Files, MessageFormat, Messages, Reading, Warnings};
pub use program::Program;

/// What a program of these commands takes its memory from: a document and its client are millions of small pieces, which this one
/// gives in less time than the system does.
pub use mimalloc::MiMalloc as Allocator;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use report::Status;
use std::process::ExitCode;

/// What sailmaker does, in a line: the first of a program's `--help`.
pub const ABOUT: &str = "sailmaker reads an OpenAPI document and writes a Rust client crate";

/// The exit codes, for the end of a program's `--help`.
pub const EXIT_CODES: &str = "Exit codes: 0 done; 1 the generated files are not up to date (`--check`), or something breaks (`diff`); \
     2 the input is wrong, or a file cannot be read or written. All that is wrong is printed to stderr at once, and nothing is \
     written then.";

#[derive(Debug, Parser)]
#[command(name = "sailmaker", version, about = ABOUT, after_long_help = EXIT_CODES)]
#[command(arg_required_else_help = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: CliCommand,
}

/// What the program does, and what is of no use to other programs that have its commands.
#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of it, and it is made once")]
enum CliCommand {
    #[command(flatten)]
    Common(Command),
    /// Print what a shell completes commands and options by
    ///
    /// For bash: `sailmaker completions bash > ~/.local/share/bash-completion/completions/sailmaker`.
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// The program `sailmaker`: runs the command that its arguments name, and gives its exit code.
pub fn main() -> ExitCode {
    let program = Program { name: "sailmaker", config: None };
    let Cli { command } = program.arguments();
    report::finish(match command {
        CliCommand::Common(command) => command.run(&program),
        CliCommand::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), program.name, &mut script);
            report::result(String::from_utf8_lossy(&script).trim_end());
            Status::Done
        }
    })
}
