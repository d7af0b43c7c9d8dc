mod bundle;
mod diff;
mod explain;
mod fetched;
mod generate;
mod init;
mod ir;
mod names;
mod overlay;
mod release;
mod runtime;
mod schema;
mod update;

use super::Program;
use super::arguments::Command;
use super::report::Status;

impl Command {
    /// Runs the command as one of a program; all that there is to say is printed.
    pub fn run(&self, program: &Program) -> Status {
        match self {
            Self::Generate(arguments) => generate::run(program, &arguments.subject, arguments.compared()),
            Self::Check(arguments) => generate::run(program, &arguments.subject, Some(arguments.compared())),
            Self::Update(arguments) => update::run(program, arguments),
            Self::Diff(arguments) => diff::run(program, arguments),
            Self::Release(arguments) => release::run(program, arguments),
            Self::Bundle(arguments) => bundle::run(arguments),
            Self::Init(arguments) => init::run(program, arguments),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Ir(arguments) => ir::run(program, arguments),
            Self::Names(arguments) => names::run(program, arguments),
            Self::Overlay(arguments) => overlay::run(program, arguments),
            Self::Schema => schema::run(),
            Self::Runtime(arguments) => runtime::run(program, arguments),
        }
    }
}
