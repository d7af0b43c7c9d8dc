//! Every operation of a document, called with the document's own samples, and judged by the document alone.

use super::generated::{Case, config_of};
use super::workspace::{Program, Workspace};
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::Api;
use sailmaker::names::Names;
use sailmaker::surface::Surface;
use sailmaker::{Input, model};
use sailmaker_tests::calls::{self, Call, Verdict};
use sailmaker_tests::oracle::Document;
use std::path::{Path, PathBuf};

/// A crate, and what it was made of.
pub struct Called<'c> {
    pub case: &'c Case,
    pub api: &'c Api,
    pub config: &'c LoadedConfig,
    /// The document, read by code that does not know the generator.
    pub declared: &'c Document,
}

/// Calls every operation of the client of a document, which has the name of the workspace. Panics with all that is wrong with the
/// requests.
#[allow(dead_code, reason = "not every test makes use of all of it")]
pub fn check_document(document: &Path, name: &str) {
    let config = config_of(document, name);
    let case =
        Case::of(name.to_owned(), config.clone(), Selection::default()).unwrap_or_else(|fault| panic!("{fault}"));
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let (api, declared) = (model(&input).result.unwrap(), Document::open(document).unwrap());
    check(&Called { case: &case, api: &api, config: &input.config, declared: &declared }, name);
}

/// Calls every operation. Panics with all that is wrong with the requests.
pub fn check(called: &Called<'_>, workspace: &str) {
    let calls = calls::with_least_and_all(called.declared);
    let surface = Surface::build(called.api, &Names::resolve(called.api, &called.config.config), called.config);
    let program = calls::program(called.api, &surface, &calls);
    assert_eq!(program.unwritten, []);
    let verdicts = calls::verdicts(&built(called.case, &program.text, workspace), &calls).unwrap();
    report(&calls, &verdicts);
    let faults: Vec<String> = calls.iter().zip(&verdicts).flat_map(|(call, verdict)| faults(call, verdict)).collect();
    assert!(faults.is_empty(), "{} faults in {} calls:\n{}", faults.len(), calls.len(), faults.join("\n"));
}

/// Builds the client crate and the program.
fn built(case: &Case, program: &str, workspace: &str) -> PathBuf {
    // What is built is shared: one of another name is another program.
    let package = format!("calls-{workspace}");
    let program = Program { package: &package, needed: &[case], dependencies: "", files: &[("src/main.rs", program)] };
    Workspace::with(workspace, [case], &[program]).build(&package)
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
