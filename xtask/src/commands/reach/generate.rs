use super::super::worker::{Failure, Kind};
use super::line::{Generated, Refused};
use super::typed::Typed;
use sailmaker::cli::{Reading, input};
use sailmaker::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Style};
use sailmaker::diff::Client;
use sailmaker::document::{LinkedDocument, load};
use sailmaker::output::Tree;
use sailmaker::{Input, client, model_of};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a worker is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Task {
    /// The document.
    pub(super) document: PathBuf,
    /// Where the crate is written, under the name of the folder.
    pub(super) out: Option<PathBuf>,
}

/// What comes of a document, or what is wrong with it.
pub(super) type Answer = Result<Generated, Refused>;

/// What the crate is called where it is not written.
const NAME: &str = "client";

/// How many errors are kept with what they say.
const FIRST: usize = 5;

/// Makes the crate of a document.
pub(super) fn generate(task: &Task, begins: &mut dyn FnMut(&str)) -> Result<Answer, Failure> {
    let out = task.out.as_deref();
    let name = out.and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or(NAME);
    let input = input::from_document(&task.document, out.unwrap_or(Path::new(NAME)), Some(name), &Reading::default());
    let mut diagnostics = Diagnostics::new();
    begins("load");
    let linked = load(&task.document, &input.load, &mut diagnostics);
    let made = made(&input, &linked, &mut diagnostics, begins)?;
    begins("messages");
    drop(diagnostics.render(linked.sources(), Style::Plain));
    let Some((client, tree)) = made else { return Ok(Err(refused(&diagnostics))) };
    if let Some(out) = out {
        begins("writing");
        tree.write(out).map_err(|error| Failure::new(Kind::Ended, "writing", error.to_string()))?;
    }
    begins("typed share");
    let (operations, typed) = (client.api().operations.len(), Typed::of(client.api(), &linked));
    Ok(Ok(Generated { operations, warnings: kinds(&diagnostics, Severity::Warning), typed }))
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

/// A message without what it quotes of the document, and without numbers.
fn kind(said: &Diagnostic) -> String {
    let unquoted = said.message.split('`').step_by(2).collect::<Vec<_>>().join("…");
    unquoted.split_inclusive(|any: char| !any.is_ascii_digit()).map(without_digits).collect()
}

fn without_digits(part: &str) -> &str {
    part.trim_start_matches(|any: char| any.is_ascii_digit())
}
