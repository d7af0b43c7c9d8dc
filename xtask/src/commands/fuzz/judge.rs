use super::super::worker::{Failure, Kind};
use super::task::Task;
use sailmaker::cli::{Reading, input};
use sailmaker::diagnostic::{Diagnostic, Place, Severity, Style};
use sailmaker::diff::{Client, Side, compare};
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::release::Projection;
use sailmaker::{Input, Outcome, bundled, generate_observed};
use std::path::Path;
use std::thread;

type Begins<'a> = &'a mut dyn FnMut(&str);

/// Runs the whole pipeline on a document, and says whether a crate came of it, or what is wrong.
pub(super) fn judge(task: &Task, begins: Begins<'_>) -> Result<bool, Failure> {
    let input = input_of(&task.document, task.out.as_deref());
    let first = generated(&input, begins)?;
    if let Some(tree) = &first.tree {
        begins("reading of what is generated");
        are_rust(tree)?;
    }
    if let (Some(tree), Some(out)) = (&first.tree, &task.out) {
        begins("writing");
        tree.write(out).map_err(|error| Failure::new(Kind::Undecided, "writing", error.to_string()))?;
    }
    if let Some(origin) = &task.origin {
        begins("second run");
        first.compare(&generated(&input, &mut |_| {})?)?;
        begins("bundle");
        bundle(&task.document)?;
        begins("diff");
        diff(&input, origin)?;
    }
    Ok(first.tree.is_some())
}

/// What the crate is called where it is not written.
const NAME: &str = "fuzzed";

fn input_of(document: &Path, out: Option<&Path>) -> Input {
    let name = out.and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or(NAME);
    input::from_document(document, out.unwrap_or(Path::new(NAME)), Some(name), &Reading::default())
}

/// What one run gives.
struct Generated {
    tree: Option<Tree>,
    messages: String,
}

fn generated(input: &Input, begins: Begins<'_>) -> Result<Generated, Failure> {
    begins("load");
    // The name of a stage is that of what is done by then.
    let outcome = generate_observed(input, &mut |stage| begins(&format!("what follows {}", stage.name())));
    begins("messages");
    let messages = checked(&outcome, outcome.result.is_some())?;
    Ok(Generated { tree: outcome.result, messages })
}

impl Generated {
    /// Whether another run gave the same.
    fn compare(&self, again: &Self) -> Result<(), Failure> {
        let unequal = |place: &str, message: String| Err(Failure::new(Kind::Unequal, place, message));
        if self.messages != again.messages {
            return unequal("messages", format!("{}\n\n{}", self.messages, again.messages));
        }
        let (Some(tree), Some(other)) = (&self.tree, &again.tree) else { return Ok(()) };
        match tree.iter().zip(other.iter()).find(|(one, other)| one != other) {
            Some(((path, _), _)) => unequal("output", path.display().to_string()),
            None => Ok(()),
        }
    }
}

/// What is said of a document, if it says enough: an error where nothing is made, each with a place.
fn checked<T>(outcome: &Outcome<T>, is_made: bool) -> Result<String, Failure> {
    let messages = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    if is_made == outcome.diagnostics.has_errors() {
        return Err(Failure::new(Kind::Undecided, "messages", messages));
    }
    outcome.diagnostics.iter().try_for_each(has_place)?;
    Ok(messages)
}

fn has_place(said: &Diagnostic) -> Result<(), Failure> {
    let is_fault = said.help.as_deref().is_some_and(|help| help.starts_with("report it"));
    match (said.place == Place::None, said.severity) {
        (true, _) if is_fault => Err(Failure::new(Kind::Unparsable, "render", said.message.clone())),
        (true, Severity::Error) => Err(Failure::new(Kind::Placeless, kind_of(&said.message), said.message.clone())),
        _ => Ok(()),
    }
}

/// A message without what it quotes of the document.
fn kind_of(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("…")
}

/// The stack of the reader of Rust, in bytes.
const STACK_OF_READER: usize = 8 << 20;

/// Reads all Rust of a crate. It has a stack of its own, since the bound on that of the worker is for the generator.
fn are_rust(tree: &Tree) -> Result<(), Failure> {
    let undecided = |message: String| Failure::new(Kind::Undecided, "output", message);
    thread::scope(|scope| {
        let read = || tree.iter().try_for_each(|(path, text)| is_rust(path, text));
        let reader = thread::Builder::new().stack_size(STACK_OF_READER).spawn_scoped(scope, read);
        let reader = reader.map_err(|error| undecided(error.to_string()))?;
        reader.join().unwrap_or_else(|_| Err(undecided("the reader panicked".to_owned())))
    })
}

/// The runtime is the same in every crate.
fn is_rust(path: &Path, text: &str) -> Result<(), Failure> {
    if path.extension().is_none_or(|end| end != "rs") || path.starts_with("src/runtime") {
        return Ok(());
    }
    let unparsable = |error| Failure::new(Kind::Unparsable, "output", format!("{}: {error}", path.display()));
    syn::parse_file(text).map(drop).map_err(unparsable)
}

fn bundle(document: &Path) -> Result<(), Failure> {
    let outcome = bundled(document, &LoadOptions::default(), &Selection::default());
    checked(&outcome, outcome.result.is_some())?;
    outcome.result.iter().for_each(|bundle| drop(bundle.to_yaml()));
    Ok(())
}

/// Compares both clients, and what a release would keep of each.
fn diff(input: &Input, origin: &Path) -> Result<(), Failure> {
    let (one, other) = (Client::read(input), Client::read(&input_of(origin, None)));
    let (Some(old), Some(new)) = (&one.result, &other.result) else { return Ok(()) };
    let (old, new) = (Side { client: old, sources: &one.sources }, Side { client: new, sources: &other.sources });
    let same = compare(old, old);
    if same.is_breaking() {
        return Err(Failure::new(Kind::Unequal, "diff", same.to_text(None)));
    }
    for verdict in [compare(old, new), compare(new, old)] {
        drop((verdict.to_text(None), verdict.to_markdown(None, "fuzz"), verdict.to_json(None)));
    }
    let again = Client::read(input).result;
    let fingerprint = |client| Projection::of(client).fingerprint();
    match again.as_ref().map(fingerprint) == Some(fingerprint(old.client)) {
        true => Ok(()),
        false => Err(Failure::new(Kind::Unequal, "fingerprint", "")),
    }
}
