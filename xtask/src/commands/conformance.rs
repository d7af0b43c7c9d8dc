//! `cargo xtask conformance`: Prism, which we did not write, checks what the client sends.
//!
//! Prism serves the document, and holds each request against it. Between the client and Prism stands a relay, because Prism
//! serves the paths of the document without the path of its server.

mod npm;

#[cfg(feature = "conformance")]
mod combinations;
#[cfg(feature = "conformance")]
mod control;
#[cfg(feature = "conformance")]
mod install;
#[cfg(feature = "conformance")]
mod prism;
#[cfg(feature = "conformance")]
mod relay;
#[cfg(feature = "conformance")]
mod requests;
#[cfg(feature = "conformance")]
mod run;
#[cfg(feature = "conformance")]
mod samples;
#[cfg(feature = "conformance")]
mod trial;
#[cfg(feature = "conformance")]
mod verdict;
#[cfg(feature = "conformance")]
use run::run as check_client;

use sailmaker::cli::Program;
use sailmaker::cli::report::{self, Status};

pub(crate) fn run(program: &Program) -> Status {
    if npm::is_installed() {
        return check_client(program);
    }
    report::result("conformance: skipped: npm is not installed (https://nodejs.org)");
    Status::Done
}

/// The client is left out of every other build of this program: `generate` must run, and correct it, also where it does not
/// compile.
#[cfg(not(feature = "conformance"))]
fn check_client(_: &Program) -> Status {
    crate::rebuild::run("conformance", &["--features", "conformance"])
}
