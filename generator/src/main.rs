//! The program `sailmaker`: `sailmaker --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sailmaker::cli::main()
}
