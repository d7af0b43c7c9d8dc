//! The command line: commands that any program may have.

mod arguments;
mod baseline;
mod commands;
mod found;
mod git;
pub mod input;
pub mod progress;
pub mod report;

pub use arguments::{Command, Config, Files, Reading};
