//! The command line.

use lexopt::prelude::*;

/// What the command line asks for.
pub enum Command {
    Help,
    Report(Options),
}

pub struct Options {
    /// The ID of the source that the report is about.
    pub source: String,
    /// Whether the report is written as JSON instead of as a table.
    pub json: bool,
}

/// Reads the arguments of the process; of an option given twice, the last one counts.
pub fn parse() -> Result<Command, lexopt::Error> {
    let mut options = Options { source: String::from("2c9180835d191a86015d28455b4a2329"), json: false };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("source") => options.source = parser.value()?.string()?,
            Long("json") => options.json = true,
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Report(options))
}

/// What is printed after a mistake on the command line.
pub const USAGE: &str = "\
Usage: cargo run --example usage_report -- [--source ID] [--json]
       cargo run --example usage_report -- --help
";

/// What `--help` prints.
pub const HELP: &str = "\
Shows on how many days of each of the last twelve months the accounts of a
source were active, on average.

Usage: cargo run --example usage_report -- [OPTIONS]

Options:
      --source ID  ID of the source [default: 2c9180835d191a86015d28455b4a2329]
      --json       Print JSON instead of a table
  -h, --help       Print this help

The tenant:
  With SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET set, the figures
  are those of that tenant. Without SAIL_BASE_URL, the program starts a small
  demo tenant of its own on a loopback port. It has three sources:
    2c9180835d191a86015d28455b4a2329  with figures for twelve months
    2c9180835d191a86015d28455b4a2330  set up five months ago, with a gap
    2c9180835d191a86015d28455b4a2331  not set up: INCOMPLETE, no figures

JSON:
  source   string          ID of the source
  demo     boolean         whether the tenant is the demo tenant
  status   string or null  COMPLETE, INCOMPLETE, or what else the tenant says
  months   array           the twelve months, oldest first, each with
    month              string          such as 2026-10
    averageActiveDays  number or null  null where there is no figure
  average  number or null  mean of the months that have a figure
  peak     object or null  the month with the largest figure, written as in
                           months; null where no figure is above zero
  trend    number or null  days that a month gains on the month before it, by
                           least squares; null below two figures
  leftOut  number          figures that have no date, are not of these months,
                           or are one too many for their month

Environment:
  NO_COLOR  If set, nothing is coloured; nor is it outside a terminal
  COLUMNS   Width of the table [default: that of the terminal, or 80]

Exit codes:
  0  the report is printed
  1  a request failed, or there is no tenant to ask
  2  the command line is not understood
";
