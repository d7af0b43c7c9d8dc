//! What became of the calls that a program makes.

use super::{Call, service};
use crate::oracle::judge;
use crate::server::Request;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The request is what the document asks for. An answer that was not understood is no fault of the request.
    Right {
        /// Why the answer was not understood.
        undecoded: Option<String>,
    },
    /// What is wrong with the request, or came in place of it.
    Wrong(Vec<String>),
    /// No request came, and why.
    Unsent(String),
}

/// What a program says of a call: the kind of failure or `Ok`, and the message.
type Said = (String, String);

/// Runs a program of calls against a service of the document, and judges each of them. An error is that it cannot be run.
pub fn verdicts(executable: &Path, calls: &[Call<'_>]) -> Result<Vec<Verdict>, String> {
    let server = service::start(calls);
    let output = Command::new(executable).arg(server.url()).env("NO_PROXY", "127.0.0.1").output();
    let output = output.map_err(|error| format!("{}: {error}", executable.display()))?;
    let mut said = said(&String::from_utf8_lossy(&output.stdout));
    let mut requests: BTreeMap<usize, Vec<Request>> = BTreeMap::new();
    for request in server.requests() {
        requests.entry(service::number(&request).unwrap_or(usize::MAX)).or_default().push(request);
    }
    // What is left over belongs to none of them.
    let end = String::from_utf8_lossy(&output.stderr);
    let verdict = |(number, call)| {
        let said = said
            .remove(&number)
            .unwrap_or_else(|| ("Ended".to_owned(), end.lines().next().unwrap_or_default().to_owned()));
        verdict(number, call, said, &requests.remove(&number).unwrap_or_default())
    };
    Ok(calls.iter().enumerate().map(verdict).collect())
}

fn said(output: &str) -> BTreeMap<usize, Said> {
    let line = |line: &str| {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        Some((parts.next()?.parse().ok()?, (parts.next()?, parts.next()?)))
    };
    output.lines().filter_map(line).collect()
}

/// There is one request a call, and it is the right one.
fn verdict(number: usize, call: &Call<'_>, (kind, text): Said, requests: &[Request]) -> Verdict {
    let request = match requests {
        [] => return Verdict::Unsent(format!("{kind}: {text}")),
        [request] => request,
        several => return Verdict::Wrong(vec![format!("{} requests came in place of one", several.len())]),
    };
    let mut faults = judge(&call.operation, &call.sample, &format!("/{number}"), request);
    if !matches!(kind.as_str(), "Ok" | "Decode") {
        faults.push(format!("the call failed: {kind}: {text}"));
    }
    match faults.is_empty() {
        true => Verdict::Right { undecoded: (kind == "Decode").then_some(text) },
        false => Verdict::Wrong(faults),
    }
}
