mod beside;

use crate::cli::Program;
use crate::cli::arguments::{Init, Reading};
use crate::cli::report::{self, Fault, Refusal, Status};
use crate::cli::{input, progress};
use crate::diagnostic::Diagnostics;
use crate::diff::Client;
use crate::init;
use crate::output::write_file;
use beside::Beside;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) fn run(program: &Program, arguments: &Init) -> Status {
    let beside = match Beside::of(program, arguments) {
        Ok(beside) => beside,
        Err(fault) => return Refusal::from(fault).end(),
    };
    let status = arguments.document.as_ref().map_or(Status::Done, |document| config(program, arguments, document));
    if status != Status::Done {
        return status;
    }
    beside.write().map_or_else(|error| Refusal::from(error).end(), |()| Status::Done)
}

/// Writes the config of a document.
fn config(program: &Program, arguments: &Init, document: &Path) -> Status {
    if let Some(fault) = taken().or_else(|| refused(document)) {
        return Refusal::from(fault).end();
    }
    let read = |name: Option<&str>| {
        let input = input::from_document(document, Path::new("."), name, &Reading::default());
        progress::stages(|done| Client::read_observed(&input, done))
    };
    let outcome = read(arguments.name.as_deref());
    let Some(client) = &outcome.result else {
        report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
        return Status::Failed;
    };
    let name = arguments.name.clone().unwrap_or_else(|| init::crate_name(document, &client.api().title));
    // What is called by the crate has its name then.
    let Some(client) = read(Some(&name)).result else { return Status::Failed };
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from(&name));
    let document = document.display().to_string();
    let text = init::config(client.context(), &document, &out.display().to_string(), &by_kind(&outcome.diagnostics));
    match write(&text) {
        Ok(()) => {
            report::result(done(program, &client, &out));
            Status::Done
        }
        Err(refusal) => refusal.end(),
    }
}

/// What is no document, and easily taken for one.
fn refused(document: &Path) -> Option<Fault> {
    let text = document.to_string_lossy();
    if text.starts_with("https://") || text.starts_with("http://") {
        let help = format!("save it first, and name the file: `curl --fail --location --output openapi.yaml {text}`");
        return Some(Fault::new(format!("`{text}` is a URL, and no file"), help));
    }
    let is_config = document.extension().is_some_and(|extension| extension == "toml");
    is_config.then(|| Fault::new(format!("`{text}` is a config, and no document"), "name the OpenAPI document"))
}

/// How many faults of each kind there are.
fn by_kind(diagnostics: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for kind in diagnostics.iter().filter_map(|diagnostic| diagnostic.kind) {
        *kinds.entry(kind.id()).or_default() += 1;
    }
    kinds
}

/// There is a config, which is somebody's.
fn taken() -> Option<Fault> {
    let is_taken = Path::new(init::FILE).symlink_metadata().is_ok();
    let message = || format!("there is a `{}` here already", init::FILE);
    is_taken.then(|| Fault::new(message(), "change that one, or move it out of the way"))
}

/// Writes the config, unless one has come while the document was read.
fn write(text: &str) -> Result<(), Refusal> {
    match taken() {
        Some(fault) => Err(fault.into()),
        None => Ok(write_file(Path::new(init::FILE), text)?),
    }
}

/// What was found, and what comes next.
fn done(program: &Program, client: &Client, out: &Path) -> String {
    let (operations, paged) = (client.api().operations.len(), client.api().operations.iter());
    let paged = paged.filter(|operation| operation.paging.is_some()).count();
    format!(
        "{}: written; operations: {operations}, with pages: {paged}\nnext:\n  \
         {} generate   # writes the crate to {}",
        init::FILE,
        program.name,
        out.display(),
    )
}
