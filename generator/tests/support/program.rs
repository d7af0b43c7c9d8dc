//! The program `sailmaker` as a process, and what it prints.

use std::path::Path;
use std::process::{Command, Output};

/// The exit code, and what was printed to stdout and stderr.
pub(crate) type Run = (Option<i32>, String, String);

/// The program in a folder, with arguments that have no spaces. Nothing tells it of the repository that it was built in.
pub(crate) fn sailmaker(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sailmaker"));
    command.args(arguments.split_whitespace()).current_dir(folder).env_remove("CARGO_MANIFEST_DIR");
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}
