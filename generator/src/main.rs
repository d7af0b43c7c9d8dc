//! The program `sailmaker`: `sailmaker --help`.

use sailmaker::cli::Allocator;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

fn main() -> ExitCode {
    sailmaker::cli::main()
}
