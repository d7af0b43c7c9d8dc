use sailmaker::cli::report::{self, Status};
use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::process::Command;
use std::{env, io};

/// Runs this command line again, by this program built with other options of Cargo. `command` is what is run, for messages.
pub(crate) fn run(command: &str, options: &[&str]) -> Status {
    let failed = |error| failed(command, options, &error);
    if cfg!(not(unix)) {
        return failed(io::Error::from(io::ErrorKind::Unsupported));
    }
    // Cargo prints what does not compile, and would end with a code of its own.
    match cargo("build", options).status() {
        Ok(status) if !status.success() => Status::Failed,
        Ok(_) => failed(replace(cargo("run", options).arg("--").args(env::args_os().skip(1)))),
        Err(error) => failed(error),
    }
}

fn cargo(subcommand: &str, options: &[&str]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([subcommand, "--package", "xtask"]).args(options);
    if let Some(package) = env::var_os("CARGO_MANIFEST_DIR") {
        cargo.arg("--manifest-path").arg(Path::new(&package).join("Cargo.toml"));
    }
    if subcommand == "run" || !stderr().is_terminal() {
        cargo.arg("--quiet");
    }
    cargo
}

/// Puts the command in the place of this process; it returns only where that fails.
#[cfg(unix)]
fn replace(command: &mut Command) -> io::Error {
    std::os::unix::process::CommandExt::exec(command)
}

/// Elsewhere a program cannot be built anew while it runs.
#[cfg(not(unix))]
fn replace(_: &mut Command) -> io::Error {
    io::Error::from(io::ErrorKind::Unsupported)
}

fn failed(command: &str, options: &[&str], error: &io::Error) -> Status {
    let options = options.join(" ");
    report::error(format!(
        "error: this program cannot be built anew: {error}\n\
         help: run `cargo run --package xtask {options} -- {command}`"
    ));
    Status::Failed
}
