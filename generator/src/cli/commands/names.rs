use crate::cli::Program;
use crate::cli::arguments::Names;
use crate::cli::report::{self, Status};
use crate::cli::{input, progress};
use crate::pipeline::{ListedName, names_observed};
use crate::source::SourceSet;

pub(crate) fn run(program: &Program, arguments: &Names) -> Status {
    let named = (arguments.document.as_ref(), &arguments.config);
    let Some(input) = input::named(program, named, &arguments.reading) else { return Status::Failed };
    let outcome = progress::stages(|done| names_observed(&input, done));
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    let Some(names) = outcome.result else { return Status::Failed };
    report::result(written(&names, &outcome.sources));
    Status::Done
}

/// The names, a line each, and how long those of types are.
fn written(names: &[ListedName], sources: &SourceSet) -> String {
    let locations: Vec<_> = names.iter().filter_map(|own| own.location.as_ref()).collect();
    let mut places = sources.positions(&locations).into_iter();
    let lines = names.iter().map(|own| {
        let place = own.location.as_ref().and_then(|_| places.next().flatten());
        let place = place.map(|(path, line, column)| format!("  {}:{line}:{column}", path.display()));
        format!("{:>4}  {:<9}  {}{}{}\n", own.length(), own.kind, own.path, own.name, place.unwrap_or_default())
    });
    let lines: String = lines.collect();
    let types = || names.iter().filter(|own| own.kind == "schema");
    let long = types().filter(|own| own.length() > LONG).count();
    format!(
        "{lines}{} names, of which {} are types; {long} of these have more than {LONG} characters",
        names.len(),
        types().count()
    )
}

/// A type with more characters than this is a long one.
const LONG: usize = 50;
