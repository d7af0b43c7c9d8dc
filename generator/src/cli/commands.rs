mod bundle;
mod diff;
mod generate;
mod ir;
mod overlay;
mod release;

use super::arguments::Command;
use super::report::Status;

impl Command {
    /// Runs the command; all that there is to say is printed.
    pub fn run(&self) -> Status {
        match self {
            Self::Generate(arguments) => generate::run(arguments),
            Self::Diff(arguments) => diff::run(arguments),
            Self::Release(arguments) => release::run(arguments),
            Self::Bundle(arguments) => bundle::run(arguments),
            Self::Ir(arguments) => ir::run(arguments),
            Self::Overlay(arguments) => overlay::run(arguments),
        }
    }
}
