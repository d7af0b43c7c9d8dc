//! `generate --check`: the output against the disk, and the document against the last release.

use crate::cli::Program;
use crate::cli::arguments::{Compared, Subject};
use crate::cli::baseline::{self, Doubt, Now};
use crate::cli::input;
use crate::cli::report::{self, Fault, Refusal, Status};
use crate::diff::Side;
use crate::output::{OutputError, Tree, not_up_to_date, up_to_date};
use crate::release::{Least, Projection, Standing};
use semver::Version;
use std::path::Path;

/// A program, the arguments that it was called with, and the client where the config has several.
type Call<'a> = (&'a Program, &'a Subject, Option<&'a str>);

/// Compares, and prints what is not the same.
pub(super) fn run(tree: &Tree, side: Side<'_>, call: Call<'_>, compared: Compared<'_>) -> Result<Status, Refusal> {
    let output = output(tree, &side.client.config().output, || command("generate", call))?;
    if compared.verdict {
        return Ok(verdict(side, call, compared.released)?.max(output));
    }
    note(side, call)?;
    Ok(output)
}

/// Compares the files with the disk, and says by which command they are written.
pub(in crate::cli::commands) fn output(
    tree: &Tree,
    folder: &Path,
    command: impl Fn() -> String,
) -> Result<Status, OutputError> {
    let drift = tree.compare(folder)?;
    if drift.is_empty() {
        report::result(up_to_date(folder, tree.written_count()));
        return Ok(Status::Done);
    }
    drift.iter().for_each(|drift| report::result(drift.to_string()));
    report::error(format!("error: {}\nhelp: run `{}`", not_up_to_date(folder, drift.len()), command()));
    Ok(Status::Differs)
}

/// Says that the document, or what the generator makes of it, is not the released one any more. That is no fault: between
/// releases it is what is to be expected.
fn note(side: Side<'_>, call @ (program, arguments, _): Call<'_>) -> Result<(), Refusal> {
    let Some(lock) = &side.client.config().lock else { return Ok(()) };
    let config = input::config_path(program, &arguments.config)?;
    let now = Now { config: &config, side, reading: &arguments.reading };
    baseline::not_later(lock, &now.beside())?;
    let (version, projection) = (&lock.version, Projection::of(side.client));
    let is_older = Standing::of(lock) == Standing::Older;
    let message = if is_older {
        format!(
            "the lock of release {version} is of an older form, which does not tell whether the document is still the same"
        )
    } else if lock.fingerprint != projection.fingerprint() {
        format!("the document or its config is not that of release {version} any more")
    } else {
        let changes = baseline::of_released(now, lock, &projection)?;
        if changes.is_empty() {
            return Ok(());
        }
        let breaking = changes.iter().filter(|change| change.is_breaking()).count();
        format!(
            "the generator makes another client of the document of release {version}: changes {}, breaking {breaking}",
            changes.len()
        )
    };
    report::result(format!(
        "note: {message}\nhelp: `{}` says what changed, and `{}` releases it",
        command("generate --check --verdict", call),
        command("release", call)
    ));
    Ok(())
}

/// Prints what changed since the last release; the version of the config must tell of it, if it was raised at all.
fn verdict(
    side: Side<'_>,
    call @ (program, arguments, _): Call<'_>,
    released: Option<&Path>,
) -> Result<Status, Refusal> {
    let config = input::config_path(program, &arguments.config)?;
    let now = Now { config: &config, side, reading: &arguments.reading };
    let since = baseline::since(now, released, Doubt::Told)?;
    let Some(since) = since else {
        let release = command("release", call);
        report::result(format!("nothing was released yet\nhelp: `{release}` makes the first release"));
        return Ok(Status::Done);
    };
    let own = Version::parse(side.client.version()).ok();
    let lock = side.client.config().lock.as_ref().map(|lock| &lock.version);
    let released = lock.or(own.as_ref());
    report::result(since.verdict.to_text(released).trim_end_matches('\n'));
    let (Some(own), Some(released)) = (&own, released) else { return Ok(Status::Done) };
    let least = Least::after(released, since.verdict.bump());
    if own.cmp_precedence(released).is_eq() || least.allows(own) {
        return Ok(Status::Done);
    }
    let least = least.version;
    let fault = Fault::new(
        format!(
            "the version of the config, {own}, is too low: what changed since {released} asks for {least} at least"
        ),
        format!("run `{} --version {least}`", command("release", call)),
    );
    Refusal::from(fault).print();
    Ok(Status::Differs)
}

/// A command for the same input.
fn command(name: &str, (program, arguments, client): Call<'_>) -> String {
    let mut command = vec![format!("{} {name}", program.name)];
    let mut option = |name: &str, value: Option<String>| {
        command.extend(value.map(|value| format!("{name} {}", quoted(&value))));
    };
    let path = |path: &std::path::PathBuf| path.display().to_string();
    option("--config", arguments.config.config.as_ref().map(path));
    option("--client", client.map(str::to_owned));
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
pub(in crate::cli::commands) fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:".contains(c);
    match value.chars().all(plain) && !value.is_empty() {
        true => value.to_owned(),
        false => format!("'{}'", value.replace('\'', r"'\''")),
    }
}
