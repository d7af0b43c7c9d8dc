//! The last twelve months of a source as a table with a bar a month, or as JSON.
//!
//! ```text
//! cargo run --example usage_report -- --help
//! ```
//!
//! What concerns the client is in this file and in `failure.rs`; the rest makes a program of it.

mod args;
mod bar;
mod chart;
mod failure;
mod json;
mod report;
mod tenant;
mod terminal;

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use chrono::{NaiveDate, Utc};
use sailpoint_source_usages::{Client, Error};

use crate::args::{Command, Options};
use crate::failure::Failure;
use crate::report::Report;
use crate::tenant::Tenant;
use crate::terminal::Terminal;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let result = match args::parse() {
        Ok(Command::Help) => print(args::HELP),
        Ok(Command::Report(options)) => run(options).await,
        Err(error) => Err(Failure::Usage(error)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

async fn run(options: Options) -> Result<(), Failure> {
    let today = Utc::now().date_naive();
    // An empty variable is as good as none, as it is for `Client::from_env`.
    let demo = env::var_os("SAIL_BASE_URL").is_none_or(|url| url.is_empty());
    let report = match demo {
        true => demo_report(options.source, today).await?,
        false => fetch(&Client::from_env()?, options.source, today).await?,
    };
    print(&match options.json {
        true => json::render(&report, demo),
        false => chart::render(&report, Terminal::of_stdout()),
    })
}

/// Fetches from a tenant of our own, which ends with this function.
async fn demo_report(source: String, today: NaiveDate) -> Result<Report, Failure> {
    let tenant = Tenant::start(today).await.map_err(Failure::Demo)?;
    let url = tenant.base_url();
    eprintln!("SAIL_BASE_URL is not set: asking a demo tenant at {url}, whose figures are made up.");
    Ok(fetch(&tenant.client()?, source, today).await?)
}

/// Asks both operations about the source. The figures come as a stream, which follows the pages to the end.
async fn fetch(client: &Client, source: String, today: NaiveDate) -> Result<Report, Error> {
    let operations = client.source_usages();
    let status = operations.get_status_by_source_id(&source).send().await?.into_inner();
    let mut stream = operations.get_usages_by_source_id(&source).sorters("date").stream();
    let mut usages = Vec::new();
    while let Some(usage) = stream.next().await {
        usages.push(usage?);
    }
    Ok(Report::new(source, status.status, &usages, today))
}

/// Writes to stdout at once. A reader that has gone, as in `usage_report | head -1`, is no failure.
fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}
