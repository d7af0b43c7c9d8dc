//! `cargo xtask conformance`: an independent judge of what the client sends.
//!
//! Prism serves the document, and holds each request against it. Between the client and Prism stands a relay, because Prism
//! serves the paths of the document without the path of its server.

mod npm;

#[cfg(not(feature = "conformance"))]
mod rebuild;
#[cfg(not(feature = "conformance"))]
use rebuild::run as judge_client;

#[cfg(feature = "conformance")]
mod combinations;
#[cfg(feature = "conformance")]
mod control;
#[cfg(feature = "conformance")]
mod install;
#[cfg(feature = "conformance")]
mod judge;
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
use run::run as judge_client;

use crate::report::{self, Status};

pub(crate) fn run() -> Status {
    if npm::is_installed() {
        return judge_client();
    }
    report::result("conformance: skipped: npm is not installed (https://nodejs.org)");
    Status::Done
}
