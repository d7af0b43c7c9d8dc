use crate::cli::Program;
use crate::cli::arguments::{Overlay, Reading};
use crate::cli::report::{self, Status};
use crate::cli::{input, progress};
use crate::document::overlay::{Change, Effect, Selected};

pub(crate) fn run(program: &Program, arguments: &Overlay) -> Status {
    let reading = Reading { files: arguments.files.clone(), ..Reading::default() };
    let named = (arguments.spec.as_ref(), &arguments.config);
    let Some(input) = input::named(program, named, &reading) else { return Status::Failed };
    let outcome = progress::during("correcting", || crate::explained(&input));
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    let Some(effects) = outcome.result else { return Status::Failed };
    if let (true, Some(document)) = (effects.is_empty(), outcome.sources.file(outcome.sources.root())) {
        report::result(format!("{}: no overlay corrects it", document.path().display()));
    }
    for effect in &effects {
        report::result(if arguments.explain { explained(effect) } else { line(effect) });
    }
    Status::Done
}

/// `FILE:LINE: update $.info, 1 node`.
fn line(effect: &Effect) -> String {
    let change = match effect.change {
        Change::Update => "update",
        Change::Copy => "copy to",
        Change::Remove => "remove",
    };
    let nodes = match effect.nodes.len() {
        1 => "1 node".to_owned(),
        count => format!("{count} nodes"),
    };
    format!("{}: {change} {}, {nodes}", effect.written, effect.target)
}

/// The line, what the overlay says of the action, and each node.
fn explained(effect: &Effect) -> String {
    let description = effect.description.iter().flat_map(|text| text.lines()).map(|line| format!("  {line}\n"));
    let nodes = effect.nodes.iter().map(node);
    let parts = std::iter::once(line(effect) + "\n").chain(description).chain(nodes);
    parts.collect()
}

fn node(node: &Selected) -> String {
    let pointer = if node.pointer.is_empty() { "the whole document" } else { &node.pointer };
    let diff = match node.diff.as_str() {
        "" => "    already says this\n".to_owned(),
        diff => diff.lines().map(|line| format!("    {line}\n")).collect(),
    };
    format!("\n  {}: {pointer}\n{diff}", node.written)
}
