use super::super::worker::{Failure, Kind};
use super::call;
use super::line::{Generated, Refused};
use super::task::{Answer, Task};
use super::typed::Typed;
use sailmaker::cli::{Reading, input};
use sailmaker::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Style};
use sailmaker::diff::Client;
use sailmaker::document::{LinkedDocument, load};
use sailmaker::output::Tree;
use sailmaker::{Input, client, model_of};
use std::collections::BTreeMap;
use std::path::Path;

/// What the crate is called where it is not written.
const NAME: &str = "client";

/// How many errors are kept with what they say.
const FIRST: usize = 5;

/// Does a task.
pub(super) fn work(task: &Task, begins: &mut dyn FnMut(&str)) -> Result<Answer, Failure> {
    match task {
        Task::Generate { document, out } => generate(document, out.as_deref(), begins),
        Task::Write { document, client, program } => {
            begins("writing of calls");
            call::write(document, client, program)
                .map(Answer::Written)
                .map_err(|error| ended("writing of calls", error))
        }
        Task::Name { document, why } => {
            begins("names of calls");
            call::none(document, why).map(Answer::Called).map_err(|error| ended("names of calls", error))
        }
        Task::Call { document, executable, unwritten } => {
            begins("calls");
            call::call(document, executable, unwritten).map(Answer::Called).map_err(|error| ended("calls", error))
        }
    }
}

/// Makes the crate of a document.
fn generate(document: &Path, out: Option<&Path>, begins: &mut dyn FnMut(&str)) -> Result<Answer, Failure> {
    let input = input_of(document, out.unwrap_or(Path::new(NAME)));
    let mut diagnostics = Diagnostics::new();
    begins("load");
    let linked = load(document, &input.load, &mut diagnostics);
    let made = made(&input, &linked, &mut diagnostics, begins)?;
    begins("messages");
    drop(diagnostics.render(linked.sources(), Style::Plain));
    let Some((client, tree)) = made else { return Ok(Answer::Refused(refused(&diagnostics))) };
    if let Some(out) = out {
        begins("writing");
        tree.write(out).map_err(|error| ended("writing", error.to_string()))?;
    }
    begins("typed share");
    let (operations, typed) = (client.api().operations.len(), Typed::of(client.api(), &linked));
    let [warnings, notes] = [Severity::Warning, Severity::Note].map(|severity| kinds(&diagnostics, severity));
    let generated = Generated { operations, warnings, notes, typed };
    Ok(Answer::Generated(generated))
}

/// A document, and the folder of its crate, which is called like the folder.
pub(super) fn input_of(document: &Path, folder: &Path) -> Input {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or(NAME);
    input::from_document(document, folder, Some(name), &Reading::default())
}

fn ended(part: &str, error: String) -> Failure {
    Failure::new(Kind::Ended, part, error)
}

fn made(
    input: &Input,
    linked: &LinkedDocument,
    diagnostics: &mut Diagnostics,
    begins: &mut dyn FnMut(&str),
) -> Result<Option<(Client, Tree)>, Failure> {
    begins("model");
    let Some(api) = model_of(input, linked, diagnostics) else { return Ok(None) };
    begins("names and surface");
    let read = Client::of(api, input.config.clone());
    begins("emit and render");
    let tree = client(&read, &input.config);
    let tree = tree.map_err(|fault| Failure::new(Kind::Unparsable, "render", fault.message))?;
    Ok(Some((read, tree)))
}

fn refused(diagnostics: &Diagnostics) -> Refused {
    let errors = diagnostics.iter().filter(|said| said.severity == Severity::Error);
    Refused { errors: kinds(diagnostics, Severity::Error), first: errors.take(FIRST).map(in_a_line).collect() }
}

fn in_a_line(said: &Diagnostic) -> String {
    match &said.place {
        Place::Node(location) => format!("{}: {}", location.pointer, said.message),
        Place::Text { line, column, .. } => format!("{line}:{column}: {}", said.message),
        Place::File(_) | Place::None => said.message.clone(),
    }
}

/// How many messages of each kind there are.
fn kinds(diagnostics: &Diagnostics, severity: Severity) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for said in diagnostics.iter().filter(|said| said.severity == severity) {
        *kinds.entry(kind(said)).or_default() += 1;
    }
    kinds
}

/// The kind of a message; of one that has none, what it says without what it quotes of the document.
fn kind(said: &Diagnostic) -> String {
    match said.kind {
        Some(kind) => kind.id().to_owned(),
        None => said.message.split('`').step_by(2).collect::<Vec<_>>().join("…"),
    }
}
