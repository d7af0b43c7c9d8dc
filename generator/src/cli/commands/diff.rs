use crate::Outcome;
use crate::cli::Program;
use crate::cli::arguments::{Diff, Format};
use crate::cli::baseline;
use crate::cli::found::Found;
use crate::cli::progress;
use crate::cli::report::{self, Refusal, Status};
use crate::config::{LoadedConfig, beside_of};
use crate::diagnostic::Diagnostics;
use crate::diff::{Client, ItemChange, Side, Verdict, compare};
use crate::release::Projection;
use crate::source::SourceSet;
use crate::text::Json;
use semver::Version;
use std::path::Path;
use std::thread;

/// How much stack the thread has that reads a document: as much as the first thread of a program.
const STACK: usize = 8 << 20;

/// What was found, and the config that it is.
type DiffSide = (Found, Option<LoadedConfig>);

/// What is compared.
struct Pair {
    sides: [DiffSide; 2],
    /// The config with which a document is read.
    config: LoadedConfig,
    /// The version to go on from; none where no config says it.
    version: Option<Version>,
}

pub(crate) fn run(program: &Program, arguments: &Diff) -> Status {
    match pair(program, arguments).and_then(|pair| Ok((verdict(&pair, arguments)?, pair.version))) {
        Ok((verdict, version)) => {
            print(&verdict, version.as_ref(), (program, arguments.format));
            if verdict.is_breaking() { Status::Differs } else { Status::Done }
        }
        Err(refusals) => {
            refusals.iter().for_each(Refusal::print);
            Status::Failed
        }
    }
}

pub(super) fn print(verdict: &Verdict, version: Option<&Version>, (program, format): (&Program, Format)) {
    let text = match format {
        Format::Text => verdict.to_text(version),
        Format::Markdown => verdict.to_markdown(version, program.name),
        Format::Json => Json::shown(&format!("{:#}", verdict.to_json(version))).to_string(),
    };
    report::result(text.trim_end_matches('\n'));
}

/// Finds both, so that all that is wrong is said.
fn pair(program: &Program, arguments: &Diff) -> Result<Pair, Vec<Refusal>> {
    let found = |argument: &Path| -> Result<_, Refusal> {
        let found = Found::of(argument, &arguments.reading)?;
        let own = found.config(arguments.config.client.as_deref())?;
        Ok((found, own))
    };
    let (old, new) = match both(|| found(&arguments.old), || found(&arguments.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return Err([old.err(), new.err()].into_iter().flatten().collect()),
    };
    let (config, is_written) = config(program, arguments, (&old, &new)).map_err(|refusal| vec![refusal])?;
    let released = old.1.as_ref().or(is_written.then_some(&config));
    let version = released.and_then(|config| Version::parse(&config.config.package.version).ok());
    Ok(Pair { sides: [old, new], config, version })
}

/// The config with which documents are read, and whether somebody wrote it.
fn config(
    program: &Program,
    arguments: &Diff,
    (old, new): (&DiffSide, &DiffSide),
) -> Result<(LoadedConfig, bool), Refusal> {
    if let (None, Some(own)) = (&arguments.config.config, old.1.as_ref().or(new.1.as_ref())) {
        return Ok((own.clone(), true));
    }
    match arguments.config.config.clone().or_else(|| program.default_config().filter(|path| path.exists())) {
        Some(path) => Ok((LoadedConfig::load_client(&path, arguments.config.client.as_deref())?, true)),
        None => Ok((LoadedConfig::of_document(new.0.file(), Path::new("."), None), false)),
    }
}

/// Reads both at the same time, and compares them.
fn verdict(pair: &Pair, arguments: &Diff) -> Result<Verdict, Vec<Refusal>> {
    let read = |(found, own): &DiffSide| found.read(own.clone(), &pair.config, &arguments.reading);
    let [old, new] = &pair.sides;
    let (before, after) = progress::during("reading", || both(|| read(old), || read(new)));
    match (client(old, before), client(new, after)) {
        (Ok((old, old_sources)), Ok((new, new_sources))) => {
            let [(found, own), _] = &pair.sides;
            let generator = generator(found, own.as_ref(), &old).map_err(|refusal| vec![refusal])?;
            let old = Side { client: &old, sources: &old_sources };
            let new = Side { client: &new, sources: &new_sources };
            Ok(progress::during("comparing", || compare(old, new)).with_generator(generator))
        }
        (before, after) => Err([before.err(), after.err()].into_iter().flatten().collect()),
    }
}

/// What today's generator makes otherwise of the old document, where that is what was released: what was kept of the release
/// tells.
fn generator(found: &Found, own: Option<&LoadedConfig>, old: &Client) -> Result<Vec<ItemChange>, Refusal> {
    let Some(lock) = own.and_then(|own| own.lock.as_ref()) else { return Ok(Vec::new()) };
    let client = old.config().client.as_deref();
    let (config, projection) = (beside_of(&found.shown(), client), Projection::of(old));
    baseline::not_later(lock, &config)?;
    if !baseline::is_of(lock, &projection) {
        return Ok(Vec::new());
    }
    Ok(baseline::by_generator((lock, &config), found.kept(lock, client)?.as_ref(), &projection, None))
}

/// Does two things at the same time; one after the other where there is no second thread.
fn both<T: Send>(first: impl Fn() -> T + Sync, second: impl FnOnce() -> T) -> (T, T) {
    thread::scope(|scope| {
        let other = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, &first);
        let second = second();
        let other = other.ok().and_then(|other| other.join().ok());
        (other.unwrap_or_else(&first), second)
    })
}

/// What was read, if nothing is wrong with it. Of warnings only the number is said: `generate` is what shows them.
fn client((found, _): &DiffSide, outcome: Outcome<Client>) -> Result<(Client, SourceSet), Refusal> {
    let Outcome { result, diagnostics, sources } = outcome;
    let Some(client) = result else { return Err(Refusal::Diagnostics(diagnostics, sources)) };
    note_warnings(&diagnostics, &found.shown());
    Ok((client, sources))
}

/// Says how many warnings there are about a document.
pub(super) fn note_warnings(diagnostics: &Diagnostics, document: &Path) {
    match diagnostics.warning_count() {
        0 => {}
        1 => report::error(format!("note: there is a warning about `{}`", document.display())),
        count => report::error(format!("note: there are {count} warnings about `{}`", document.display())),
    }
}
