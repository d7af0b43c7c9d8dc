//! Writes the client crate of the nearest `sailmaker.toml`, or with `--check` only says what of it is not up to date.

use sailmaker::{Error, Generator};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(std::env::args().any(|argument| argument == "--check")) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the crate is what its document says, at the end.
fn run(is_check: bool) -> Result<bool, Error> {
    let client = Generator::from_nearest_config()?.generate()?;
    if !client.report().is_empty() {
        eprintln!("{}", client.report());
    }
    if is_check {
        let drift = client.check()?;
        println!("{drift}");
        return Ok(drift.is_empty());
    }
    println!("{}", client.write()?);
    Ok(true)
}
