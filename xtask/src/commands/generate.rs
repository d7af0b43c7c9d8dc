use crate::cli::Generate;
use crate::report::{self, Status};
use crate::{input, progress};
use sailmaker::output::{Change, Drift, OutputError, Tree, Written};
use std::path::Path;

pub(crate) fn run(arguments: &Generate) -> Status {
    let input = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => Some(input::from_document(spec, out, arguments.name.as_deref(), &arguments.reading)),
        _ => input::from_config(&arguments.config, &arguments.reading),
    };
    let Some(input) = input else { return Status::Failed };
    let outcome = progress::during("generating", || sailmaker::generate(&input));
    report::diagnostics(&outcome.diagnostics, &outcome.sources);
    let Some(tree) = outcome.result else { return Status::Failed };
    let folder = &input.config.output;
    let done = if arguments.check { check(&tree, folder, arguments) } else { write(&tree, folder) };
    done.unwrap_or_else(|error| {
        report::error(format!("error: {error}"));
        Status::Failed
    })
}

fn write(tree: &Tree, folder: &Path) -> Result<Status, OutputError> {
    let Written { written, unchanged, removed } = tree.write(folder)?;
    report::result(format!(
        "{}: {} written, {unchanged} unchanged, {} removed",
        folder.display(),
        written.len(),
        removed.len()
    ));
    Ok(Status::Done)
}

fn check(tree: &Tree, folder: &Path, arguments: &Generate) -> Result<Status, OutputError> {
    let drift = tree.compare(folder)?;
    if drift.is_empty() {
        report::result(format!("{}: {} files, all up to date", folder.display(), tree.iter().count()));
        return Ok(Status::Done);
    }
    drift.iter().for_each(|drift| report::result(line(drift)));
    report::error(format!(
        "error: {}: {} of the files are not as they would be generated\nhelp: run `{}`",
        folder.display(),
        drift.len(),
        repair(arguments)
    ));
    Ok(Status::Differs)
}

fn line(drift: &Drift) -> String {
    let path = drift.path.display();
    match &drift.change {
        Change::Missing => format!("missing: {path}"),
        Change::Extra => format!("extra:   {path}"),
        Change::Changed(diff) => format!("changed: {path}\n{diff}"),
    }
}

/// The command that makes the files what they should be: this one, without `--check`.
fn repair(arguments: &Generate) -> String {
    let mut command = vec!["cargo xtask generate".to_owned()];
    let mut option = |name: &str, value: Option<String>| {
        command.extend(value.map(|value| format!("{name} {}", quoted(&value))));
    };
    let path = |path: &std::path::PathBuf| path.display().to_string();
    option("--config", arguments.config.config.as_ref().map(path));
    option("--spec", arguments.spec.as_ref().map(path));
    option("--out", arguments.out.as_ref().map(path));
    option("--name", arguments.name.clone());
    arguments.reading.tags.iter().for_each(|tag| option("--tag", Some(tag.clone())));
    arguments.reading.operations.iter().for_each(|id| option("--operation", Some(id.clone())));
    arguments.reading.files.overlays.iter().for_each(|overlay| option("--overlay", Some(path(overlay))));
    command.extend(arguments.reading.files.allow_outside.then(|| "--allow-outside".to_owned()));
    command.join(" ")
}

/// A value as a shell takes it.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:".contains(c);
    match value.chars().all(plain) && !value.is_empty() {
        true => value.to_owned(),
        false => format!("'{}'", value.replace('\'', r"'\''")),
    }
}
