//! Every operation of the vendor's document, called with the document's own samples, and judged by the document alone.

use super::versions::{Version, Versions};
use super::workspace::{Program, Workspace};
use sailmaker::names::Names;
use sailmaker::surface::Surface;
use sailmaker_tests::calls::{self, Call, Verdict};
use sailmaker_tests::trials::{Found, Trial};
use std::path::PathBuf;

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![versions; every_operation_sends_what_the_document_asks_for]
}

fn every_operation_sends_what_the_document_asks_for(versions: Versions) {
    let version = &versions.v2025;
    let calls = calls::with_least_and_all(version.declared());
    let surface =
        Surface::build(version.api(), &Names::resolve(version.api(), &version.config.config), &version.config);
    let program = calls::program(version.api(), &surface, &calls);
    assert_eq!(program.unwritten, []);
    let verdicts = calls::verdicts(&built(version, &program.text), &calls).unwrap();
    report(&calls, &verdicts);
    let faults: Vec<String> = calls.iter().zip(&verdicts).flat_map(|(call, verdict)| faults(call, verdict)).collect();
    assert!(faults.is_empty(), "{} faults in {} calls:\n{}", faults.len(), calls.len(), faults.join("\n"));
}

/// Builds the client crate and the program.
fn built(version: &Version, program: &str) -> PathBuf {
    let program = Program { package: "calls", needed: &[version.case()], files: &[("src/main.rs", program)] };
    Workspace::with("vendor", [version.case()], Some(program)).build("calls")
}

fn faults(call: &Call<'_>, verdict: &Verdict) -> Vec<String> {
    let faults = match verdict {
        Verdict::Right { .. } => Vec::new(),
        Verdict::Wrong(faults) => faults.clone(),
        Verdict::Unsent(why) => vec![why.clone()],
    };
    faults.into_iter().map(|fault| format!("{}: {fault}", call.operation.label())).collect()
}

/// What a reader of the test's output should know besides the faults.
fn report(calls: &[Call<'_>], verdicts: &[Verdict]) {
    let mut undecoded = 0;
    for (call, verdict) in calls.iter().zip(verdicts) {
        if let Verdict::Right { undecoded: Some(why) } = verdict {
            println!("not decoded: {}: {why}", call.operation.label());
            undecoded += 1;
        }
    }
    let bodies = calls.iter().filter_map(|call| Some((&call.operation, call.sample.body.as_ref()?)));
    let invalid: Vec<_> = bodies.filter_map(|(operation, body)| Some((operation, body.invalid.as_ref()?))).collect();
    for (operation, why) in &invalid {
        println!("not validated: {}: {why}", operation.label());
    }
    println!("{} calls, {undecoded} answers not decoded, {} bodies not validated", calls.len(), invalid.len());
}
