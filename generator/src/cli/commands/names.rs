use crate::cli::Program;
use crate::cli::arguments::Names;
use crate::cli::report::{self, Status};
use crate::cli::{input, progress};
use crate::names;
use crate::source::SourceSet;
use crate::surface::{Context, ListedName, Surface};
use std::cmp::Reverse;
use std::path::Path;

pub(crate) fn run(program: &Program, arguments: &Names) -> Status {
    let input = match &arguments.document {
        Some(document) => Some(input::from_document(document, Path::new("."), None, &arguments.reading)),
        None => input::from_config(program, &arguments.config, &arguments.reading),
    };
    let Some(input) = input else { return Status::Failed };
    let outcome = progress::stages(|done| crate::model_observed(&input, done));
    report::diagnostics(&outcome.diagnostics, &outcome.sources, arguments.messages);
    let Some(api) = outcome.result else { return Status::Failed };
    let surface = Surface::build(&api, &names::Names::resolve(&api, &input.config.config), &input.config);
    let context = Context { api: &api, surface: &surface, config: &input.config };
    let mut listed = context.listed_names();
    listed.sort_by_key(|own| (Reverse(own.ugliness()), own.path.clone(), own.name));
    report::result(written(&listed, &outcome.sources));
    Status::Done
}

/// The names, a line each, and how long those of types are.
fn written(names: &[ListedName<'_>], sources: &SourceSet) -> String {
    let locations: Vec<_> = names.iter().filter_map(|own| own.location).collect();
    let mut places = sources.positions(&locations).into_iter();
    let lines = names.iter().map(|own| {
        let place = own.location.and_then(|_| places.next().flatten());
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
