pub(super) mod check;
mod pages;

use crate::cli::Program;
use crate::cli::arguments::{Compared, Made};
use crate::cli::report::{self, Refusal, Status};
use crate::cli::{input, progress};
use crate::diff::{Client, Side};
use crate::output::{OutputError, Transaction, Tree};
use std::mem::ManuallyDrop;
use std::path::Path;

pub(crate) fn run(program: &Program, arguments: &Made, compared: Option<Compared<'_>>) -> Status {
    let input = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => Some(input::from_document(spec, out, arguments.name.as_deref(), &arguments.reading)),
        _ => input::from_config(program, &arguments.config, &arguments.reading),
    };
    let Some(input) = input else { return Status::Failed };
    let (outcome, tree) = progress::stages(|done| {
        // The program is about to end: to give millions of small pieces of memory back one by one would take a part of its time.
        let outcome = ManuallyDrop::new(Client::read_observed(&input, done));
        let tree = outcome.result.as_ref().map(|client| crate::client_observed(client, &input.config, done));
        let tree = tree.map(ManuallyDrop::new);
        (outcome, tree)
    });
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    let (Some(client), Some(tree)) = (&outcome.result, &tree) else { return Status::Failed };
    let is_new = arguments.spec.is_none() && !input.config.output.join("Cargo.toml").exists();
    let done = tree.as_ref().map_err(|fault| Refusal::from(fault.clone())).and_then(|tree| match compared {
        Some(compared) => check::run(tree, Side { client, sources: &outcome.sources }, (program, arguments), compared),
        None => Ok(write(tree, &input.config.output)?),
    });
    if arguments.pages && done.is_ok() {
        report::result(pages::listed(client));
    }
    if is_new && matches!(done, Ok(Status::Done)) {
        report::result(next(client, &input.config.output));
    }
    done.unwrap_or_else(|refusal| refusal.end())
}

/// Writes the files, and says what was done.
pub(super) fn write(tree: &Tree, folder: &Path) -> Result<Status, OutputError> {
    let mut transaction = Transaction::new();
    transaction.lock(folder, &mut report::waiting)?;
    let done = progress::during("writing the files", || {
        let done = tree.stage(folder, &mut transaction)?;
        transaction.commit().map(|()| done)
    })?;
    report::result(done.in_folder(folder));
    Ok(Status::Done)
}

/// What to do with a crate that was not there before.
fn next(client: &Client, folder: &Path) -> String {
    let add = format!(
        "next, in the program that calls the service:\n  cargo add --path {}\n  cargo add tokio --features macros,rt-multi-thread",
        folder.display()
    );
    let program = client.first_program().map(|program| format!("\n\n{program}"));
    add + &program.unwrap_or_default()
}
