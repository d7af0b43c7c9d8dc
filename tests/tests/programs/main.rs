//! A program a real task, as its user would write it, against a server that plays the vendor: `github/program.rs` is the program,
//! `github/config.toml` the config of its client, `github.rs` the vendor with the conventions that it publishes, and what is expected. The oracle judges
//! the requests by the vendor's document. Where a document is not there, its test is ignored, and its name says what is missing.

#[path = "../support/batch.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod batch;
mod built;
#[path = "../support/generated.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod generated;
mod github;
mod hetzner;
mod judged;
mod kubernetes;
mod lines;
mod openai;
mod run;
mod sailpoint;
mod slack;
mod stripe;
mod twilio;
#[path = "../support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;

use built::{Built, Vendor};
use run::Program;
use sailmaker_tests::trials::{self, Trial, shared, trial_of};
use std::process::ExitCode;

/// Every program.
const VENDORS: [Vendor; 8] = [
    github::VENDOR,
    hetzner::VENDOR,
    kubernetes::VENDOR,
    openai::VENDOR,
    sailpoint::VENDOR,
    slack::VENDOR,
    stripe::VENDOR,
    twilio::VENDOR,
];

fn main() -> ExitCode {
    let built = shared(|| Built::of(&VENDORS));
    let of_vendor = |vendor: &'static Vendor| -> Trial {
        let built = vendor.document().map(|document| (built.clone(), document));
        trial_of(vendor.name, &built, move |(built, document)| {
            (vendor.check)(&Program::new(vendor, built.executable(vendor), &document));
        })
    };
    let mut trials: Vec<Trial> = VENDORS.iter().map(of_vendor).collect();
    trials.extend(lines::trials());
    trials::run(trials)
}
