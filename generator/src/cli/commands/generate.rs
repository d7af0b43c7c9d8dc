pub(super) mod check;
mod pages;

use crate::cli::Program;
use crate::cli::arguments::{Compared, Subject};
use crate::cli::report::{self, Refusal, Status};
use crate::cli::{input, progress};
use crate::diagnostic::Diagnostic;
use crate::diff::{Client, Side};
use crate::init;
use crate::output::{OutputError, Transaction, Tree};
use crate::{Input, Outcome};
use std::mem::ManuallyDrop;
use std::path::Path;

/// A client that was read, and what was made of it.
struct Made {
    input: Input,
    outcome: ManuallyDrop<Outcome<Client>>,
    tree: Option<ManuallyDrop<Result<Tree, Box<Diagnostic>>>>,
}

pub(crate) fn run(program: &Program, arguments: &Subject, compared: Option<Compared<'_>>) -> Status {
    let inputs = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => {
            Some(vec![input::from_document(spec, out, arguments.name.as_deref(), &arguments.reading)])
        }
        _ => input::all_from_config(program, &arguments.config, &arguments.reading),
    };
    let made: Vec<Made> = inputs.into_iter().flatten().map(|input| made(input, arguments)).collect();
    let all: Option<Vec<(&Made, &Client, &Tree)>> = made.iter().map(whole).collect();
    match all.filter(|all| !all.is_empty()) {
        None => Status::Failed,
        Some(all) => match compared {
            Some(compared) => checked(&all, (program, arguments), compared),
            None => written(&all, arguments),
        },
    }
}

/// Reads a client and makes its files, and prints what is wrong with its document.
fn made(input: Input, arguments: &Subject) -> Made {
    let (outcome, tree) = progress::stages(|done| {
        // The program is about to end: to give millions of small pieces of memory back one by one would take a part of its time.
        let outcome = ManuallyDrop::new(Client::read_observed(&input, done));
        let tree = outcome.result.as_ref().map(|client| crate::client_observed(client, &input.config, done));
        let tree = tree.map(ManuallyDrop::new);
        (outcome, tree)
    });
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    if let Some(Err(fault)) = tree.as_deref() {
        Refusal::from(fault.clone()).print();
    }
    Made { input, outcome, tree }
}

/// What was made of a client, if nothing is wrong with it.
fn whole(made: &Made) -> Option<(&Made, &Client, &Tree)> {
    let tree = made.tree.as_deref().and_then(|tree| tree.as_ref().ok())?;
    Some((made, made.outcome.result.as_ref()?, tree))
}

/// Compares each client with the disk.
fn checked(
    all: &[(&Made, &Client, &Tree)],
    (program, arguments): (&Program, &Subject),
    compared: Compared<'_>,
) -> Status {
    let statuses = all.iter().map(|(made, client, tree)| {
        let side = Side { client, sources: &made.outcome.sources };
        let status = check::run(tree, side, (program, arguments, made.input.config.client.as_deref()), compared);
        let status = status.unwrap_or_else(|refusal| refusal.end());
        listed(client, arguments, status);
        status
    });
    statuses.max().unwrap_or(Status::Failed)
}

/// Writes all clients, or nothing.
fn written(all: &[(&Made, &Client, &Tree)], arguments: &Subject) -> Status {
    let folders = || all.iter().map(|(made, ..)| made.input.config.output.as_path());
    let is_new: Vec<bool> =
        folders().map(|folder| arguments.spec.is_none() && !folder.join("Cargo.toml").exists()).collect();
    let trees: Vec<(&Tree, &Path)> = all.iter().map(|(_, _, tree)| *tree).zip(folders()).collect();
    let status = write_all(&trees).unwrap_or_else(|fault| Refusal::from(fault).end());
    for ((made, client, _), is_new) in all.iter().zip(is_new) {
        listed(client, arguments, status);
        if is_new && status == Status::Done {
            report::result(next(client, &made.input.config.output));
        }
    }
    status
}

fn listed(client: &Client, arguments: &Subject, status: Status) {
    if arguments.pages && status != Status::Failed {
        report::result(pages::listed(client));
    }
}

/// Writes the files, and says what was done.
pub(super) fn write(tree: &Tree, folder: &Path) -> Result<Status, OutputError> {
    write_all(&[(tree, folder)])
}

/// Writes the files of several folders, all or none, and says what was done.
fn write_all(trees: &[(&Tree, &Path)]) -> Result<Status, OutputError> {
    let mut transaction = Transaction::new();
    for (_, folder) in trees {
        transaction.lock(folder, &mut report::waiting)?;
    }
    let done = progress::during("writing the files", || {
        let staged = trees.iter().map(|(tree, folder)| tree.stage(folder, &mut transaction));
        let staged: Result<Vec<_>, _> = staged.collect();
        let staged = staged?;
        transaction.commit().map(|()| staged)
    })?;
    for ((_, folder), done) in trees.iter().zip(&done) {
        report::result(done.in_folder(folder));
    }
    Ok(Status::Done)
}

/// What to do with a crate that was not there before.
fn next(client: &Client, folder: &Path) -> String {
    let add = format!(
        "next, in the program that calls the service:\n  cargo add --path {}\n  cargo add tokio --features macros,rt-multi-thread",
        folder.display()
    );
    let Some(program) = client.first_program() else { return add };
    let variables = init::variables(client.context()).join("\n");
    format!("{add}\n\n{}\n\nit reads from the environment:\n{variables}", program.trim_end())
}
