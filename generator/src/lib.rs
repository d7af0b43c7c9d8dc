//! **sailmaker** reads an OpenAPI document and writes a Rust client crate.
//!
//! [`generate`] is the whole pipeline: each stage takes the type that the one before it gives, so that stages cannot be run
//! out of order. What is wrong with the input is collected in [`Diagnostics`](diagnostic::Diagnostics); no input panics.
//!
//! The command line is in `cli`, behind the feature of that name.

pub mod analyze;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod init;
pub mod ir;
pub mod lower;
pub mod markdown;
pub mod names;
pub mod output;
pub mod pages;
pub mod pipeline;
pub mod release;
pub mod render;
pub mod source;
pub mod surface;
#[cfg(test)]
mod testing;
pub mod text;

pub use pipeline::{
    Input, Outcome, Stage, bundled, client, client_observed, explained, generate, generate_observed, model,
    model_observed, model_of, shared_runtime,
};
