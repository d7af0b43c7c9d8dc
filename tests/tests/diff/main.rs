//! The comparison of two documents as a whole: what is only written otherwise is no change, the change back is the mirror of the
//! change, and what the crates show is told; what is refused or not read from then on breaks.

#[path = "../support/batch.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod batch;
mod circles;
mod client;
mod found;
#[path = "../support/generated.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod generated;
mod inheritance;
mod left_out;
mod mirror;
#[path = "../support/mirrored.rs"]
mod mirrored;
mod programs;
mod redirects;
mod runtime;
mod same;
mod schemas;
mod service;
mod streams;
mod support;
mod values;
#[path = "../support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;
