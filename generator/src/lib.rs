//! **sailmaker** reads an OpenAPI document and writes a Rust client crate.
//!
//! The library is for programs that do so themselves, such as an xtask: [`Generator`] names what is generated, [`Generated`] is the crate
//! in memory, to be written or to be held against the disk, and [`Verdict`] is what a new document changes. What is wrong with a
//! document is a [`Report`], with places; no input panics.
//!
//! ```no_run
//! # fn main() -> Result<(), sailmaker::Error> {
//! let client = sailmaker::Generator::from_config("sailmaker.toml")?.generate()?;
//! eprintln!("{}", client.report());
//! println!("{}", client.write()?);
//! # Ok(())
//! # }
//! ```
//!
//! A program of this kind needs nothing of the command line: `default-features = false`.
//!
//! What is not documented here (the modules, and the functions of the pipeline) is for the repository of sailmaker alone and follows
//! no rules of versions.

#[doc(hidden)]
pub mod analyze;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod config;
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod emit;
#[cfg(feature = "fetch")]
#[doc(hidden)]
pub mod fetch;
#[doc(hidden)]
pub mod init;
#[doc(hidden)]
pub mod ir;
mod library;
#[doc(hidden)]
pub mod lower;
#[doc(hidden)]
pub mod markdown;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod output;
#[doc(hidden)]
pub mod pages;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod release;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod surface;
#[cfg(test)]
mod testing;
#[doc(hidden)]
pub mod text;

pub use library::{Drift, Error, Generated, Generator, Report, Verdict, Written};
#[doc(hidden)]
pub use pipeline::{
    Input, Outcome, Stage, bundled, client, client_observed, explained, generate, generate_observed, model,
    model_observed, model_of, shared_runtime,
};
