//! Every operation of a document, called once with the document's own samples, and judged by the document alone.

#[path = "calls/literal.rs"]
mod literal;
#[path = "calls/program.rs"]
mod program;
#[path = "calls/request.rs"]
mod request;
#[path = "calls/service.rs"]
mod service;

use super::generated::Case;
use super::workspace::{Program, Workspace};
use program::Call;
use sailmaker::config::Config;
use sailmaker::ir::Api;
use sailmaker_tests::oracle::{self, Document, judge};
use sailmaker_tests::server::Server;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate, and what it was made of.
pub struct Called<'c> {
    pub case: &'c Case,
    pub api: &'c Api,
    pub config: &'c Config,
    /// The document, read by code that does not know the generator.
    pub declared: &'c Document,
}

/// Calls every operation. Panics with all that is wrong with the requests.
pub fn check(called: &Called<'_>, workspace: &str) {
    let calls: Vec<Call<'_>> = oracle::operations(called.declared)
        .into_iter()
        .map(|operation| Call { sample: oracle::sample(&operation), operation })
        .collect();
    let (program, mut faults) = program::text(&called.case.name, called.api, called.config, &calls);
    let executable = built(called.case, &program, workspace);

    let server = service::start(&calls);
    let lines = run(&executable, &server);
    faults.extend(failures(&lines, &calls));
    faults.extend(verdicts(&server, &calls));
    report(&calls, &lines);
    assert!(faults.is_empty(), "{} faults in {} calls:\n{}", faults.len(), calls.len(), faults.join("\n"));
}

/// Builds the client crate and the program.
fn built(case: &Case, program: &str, workspace: &str) -> PathBuf {
    let program = Program { package: "calls", needed: &[case], files: &[("src/main.rs", program)] };
    Workspace::with(workspace, [case], Some(program)).build("calls")
}

/// What became of each call: number, kind of failure or `Ok`, message.
fn run(executable: &Path, server: &Server) -> Vec<(usize, String, String)> {
    let output = Command::new(executable).arg(server.url()).env("NO_PROXY", "127.0.0.1").output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let line = |line: &str| {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        Some((parts.next()?.parse().ok()?, parts.next()?, parts.next()?))
    };
    String::from_utf8_lossy(&output.stdout).lines().filter_map(line).collect()
}

/// The calls that were not made, or had no answer. An answer that is not understood is no fault of the request.
fn failures(lines: &[(usize, String, String)], calls: &[Call<'_>]) -> Vec<String> {
    let failed = lines.iter().filter(|(_, kind, _)| !matches!(kind.as_str(), "Ok" | "Decode"));
    failed.map(|(number, kind, text)| format!("{}: {kind}: {text}", calls[*number].operation.label())).collect()
}

/// What is wrong with the requests: there is one a call, and it is the right one.
fn verdicts(server: &Server, calls: &[Call<'_>]) -> Vec<String> {
    let requests = server.requests();
    let verdict = |(number, Call { operation, sample }): (usize, &Call<'_>)| {
        let own: Vec<_> = requests.iter().filter(|request| service::number(request) == Some(number)).collect();
        let faults = match own.as_slice() {
            [request] => judge(operation, sample, &format!("/{number}"), request),
            _ => vec![format!("{} requests came in place of one", own.len())],
        };
        faults.into_iter().map(|fault| format!("{}: {fault}", operation.label())).collect::<Vec<_>>()
    };
    calls.iter().enumerate().flat_map(verdict).collect()
}

/// What a reader of the test's output should know besides the faults.
fn report(calls: &[Call<'_>], lines: &[(usize, String, String)]) {
    let undecoded: Vec<_> = lines.iter().filter(|(_, kind, _)| kind == "Decode").collect();
    for (number, _, text) in &undecoded {
        println!("not decoded: {}: {text}", calls[*number].operation.label());
    }
    let bodies = calls.iter().filter_map(|call| Some((&call.operation, call.sample.body.as_ref()?)));
    let invalid: Vec<_> = bodies.filter_map(|(operation, body)| Some((operation, body.invalid.as_ref()?))).collect();
    for (operation, why) in &invalid {
        println!("not validated: {}: {why}", operation.label());
    }
    println!("{} calls, {} answers not decoded, {} bodies not validated", calls.len(), undecoded.len(), invalid.len());
}
