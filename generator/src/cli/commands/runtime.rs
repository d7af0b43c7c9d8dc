use super::generate::{check, write};
use crate::cli::Program;
use crate::cli::arguments::Runtime;
use crate::cli::report::{Refusal, Status};

pub(super) fn run(program: &Program, arguments: &Runtime) -> Status {
    let (tree, folder) = (crate::shared_runtime(), &arguments.out);
    let done = match arguments.check {
        true => check::output(&tree, folder, || {
            format!("{} runtime --out {}", program.name, check::quoted(&folder.display().to_string()))
        }),
        false => write(&tree, folder),
    };
    done.unwrap_or_else(|fault| Refusal::from(fault).end())
}
