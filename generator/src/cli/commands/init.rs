mod beside;

use super::fetched;
use crate::cli::Program;
use crate::cli::arguments::{Init, Reading};
use crate::cli::report::{self, Fault, Refusal, Status};
use crate::cli::{input, progress};
use crate::config::Source;
use crate::diagnostic::Diagnostics;
use crate::diff::Client;
use crate::document::KnownFile;
use crate::init::{self, Begun};
use crate::output::{Transaction, digest};
use beside::Beside;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document that a config is written for.
struct Named {
    path: PathBuf,
    /// Where it was fetched from, and its text, which is not on the disk yet.
    fetched: Option<(Source, String)>,
}

pub(crate) fn run(program: &Program, arguments: &Init) -> Status {
    begin(program, arguments).unwrap_or_else(|refusal| refusal.end())
}

fn begin(program: &Program, arguments: &Init) -> Result<Status, Refusal> {
    let beside = Beside::of(program, arguments)?;
    let begun =
        arguments.document.as_ref().map_or(Ok(Status::Done), |document| config(program, arguments, document))?;
    if begun == Status::Done {
        beside.write()?;
    }
    Ok(begun)
}

/// Writes the config of a document.
fn config(program: &Program, arguments: &Init, document: &Path) -> Result<Status, Refusal> {
    taken(Path::new(init::FILE), "change that one, or move it out of the way")?;
    let named = named(document)?;
    let read = |name: Option<&str>| {
        let mut input = input::from_document(&named.path, Path::new("."), name, &Reading::default());
        if let Some((_, text)) = &named.fetched {
            input.load.files = Some(Arc::new(KnownFile::new(&named.path, text.as_str())));
        }
        progress::stages(|done| Client::read_observed(&input, done))
    };
    let outcome = read(arguments.name.as_deref());
    let Some(client) = &outcome.result else {
        report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
        return Ok(Status::Failed);
    };
    let name = arguments.name.clone().unwrap_or_else(|| init::crate_name(&named.path, &client.api().title));
    // What is called by the crate has its name then.
    let Some(client) = read(Some(&name)).result else { return Ok(Status::Failed) };
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from(&name));
    let begun = Begun {
        document: &named.path.display().to_string(),
        source: named.fetched.as_ref().map(|(source, _)| source),
        output: &out.display().to_string(),
        faults: &by_kind(&outcome.diagnostics),
    };
    write(&init::config(client.context(), begun), &named)?;
    report::result(done(program, &client, (&named, &out)));
    Ok(Status::Done)
}

/// Finds the document that an argument names.
fn named(document: &Path) -> Result<Named, Refusal> {
    let text = document.to_string_lossy();
    if !text.contains("://") {
        return Ok(Named { path: document.to_owned(), fetched: None });
    }
    let fetched::Document { name, text: content } = fetched::document(&text)?;
    let path = PathBuf::from(name);
    taken(&path, "name that file, or move it out of the way")?;
    let source = Source { url: text.trim().to_owned(), sha256: digest(content.as_bytes()) };
    Ok(Named { path, fetched: Some((source, content)) })
}

/// How many faults of each kind there are.
fn by_kind(diagnostics: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for kind in diagnostics.iter().filter_map(|diagnostic| diagnostic.kind) {
        *kinds.entry(kind.id()).or_default() += 1;
    }
    kinds
}

/// What is here already is somebody's.
fn taken(file: &Path, help: &str) -> Result<(), Fault> {
    match file.symlink_metadata() {
        Ok(_) => Err(Fault::new(format!("there is a `{}` here already", file.display()), help)),
        Err(_) => Ok(()),
    }
}

/// Writes the config, and the document where it was fetched, unless others have come while it was read.
fn write(config: &str, named: &Named) -> Result<(), Refusal> {
    let mut transaction = Transaction::new();
    let document = named.fetched.as_ref().map(|(_, text)| (named.path.as_path(), text.as_str()));
    for (file, text) in document.into_iter().chain([(Path::new(init::FILE), config)]) {
        taken(file, "run this again without it")?;
        transaction.replace_durably(file, text)?;
    }
    Ok(transaction.commit()?)
}

/// What was found, and what comes next.
fn done(program: &Program, client: &Client, (named, out): (&Named, &Path)) -> String {
    let (operations, paged) = (client.api().operations.len(), client.api().operations.iter());
    let paged = paged.filter(|operation| operation.paging.is_some()).count();
    let fetched = named.fetched.as_ref().map(|_| format!("{}: fetched\n", named.path.display())).unwrap_or_default();
    format!(
        "{fetched}{}: written; operations: {operations}, with pages: {paged}\nnext:\n  \
         {} generate   # writes the crate to {}",
        init::FILE,
        program.name,
        out.display(),
    )
}
