//! All that a release writes, before any of it is written.

use super::{FINGERPRINT_VERSION, GENERATOR, Kept, Least, Projection, Since, TooLow, chosen};
use crate::config::{LoadedConfig, Lock, Made, Release, beside_of, config_in, with_version};
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::Client;
use crate::output::{Change, OutputError, Transaction, Tree, Written, sweep};
use crate::pages::first_entry;
use chrono::NaiveDate;
use semver::Version;
use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

/// A release that can be written.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The version that was released last; none before the first release.
    pub from: Option<Version>,
    /// What the changelog says of this one.
    pub release: Release,
    folder: PathBuf,
    tree: Tree,
    config: (PathBuf, String),
    /// What programs can name in the client, for a later generator.
    kept: (PathBuf, String),
    lock: (PathBuf, String),
    /// What is to be replaced, as it was read; none for what was not there.
    before: [(PathBuf, Option<String>); 3],
}

/// What is released, and how.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The client as it is now.
    pub client: &'a Client,
    /// The file of its config.
    pub config: &'a Path,
    /// What differs from the last release; none where there was none.
    pub since: Option<&'a Since>,
    /// The version that is asked for.
    pub version: Option<&'a Version>,
    /// What the maintainer says of it, an entry a line, in Markdown. It stands before what changed.
    pub notes: &'a [String],
    /// The day.
    pub date: NaiveDate,
}

/// Makes the next release in memory; none where there is nothing to release.
pub fn plan(planned: Planned<'_>) -> Result<Option<Plan>, Box<Diagnostic>> {
    let now = &planned.client.config;
    let released = now.lock.as_ref().map(|lock| &lock.version);
    let own = version_of(now)?;
    if planned.version.is_none() && planned.since.is_some_and(|since| since.same) && is_released(&own, released) {
        return Ok(None);
    }
    let version = match (released, planned.since) {
        (Some(released), Some(since)) => chosen(Least::after(released, since.bump()), planned.version, &own)
            .map_err(|low| refused(&low, &planned))?,
        _ => planned.version.unwrap_or(&own).clone(),
    };
    let changes = [planned.notes, &changes(&planned)].concat();
    let release = Release { version: version.clone(), date: planned.date, changes };
    let kept = Kept::of(Projection::of(planned.client));
    let lock = Lock::after(now.lock.as_ref(), release.clone(), made(&kept));
    let text = fs::read_to_string(planned.config).map_err(|error| unreadable(planned.config, &error.to_string()))?;
    if !is_text_of(&text, now) {
        return Err(unreadable(planned.config, "it was changed while the release was made; run the command again"));
    }
    let beside = beside_of(planned.config, now.client.as_deref());
    let path = Kept::path_of(&beside);
    let kept_before = fs::read_to_string(&path).ok();
    let before = [(planned.config.to_owned(), Some(text.clone())), (path, kept_before), lock_before(&beside, now)];
    let text = with_version(&text, now.client.as_deref(), &version).ok_or_else(|| without_version(&planned))?;
    let mut after = now.clone();
    after.config.package.version = version.to_string();
    after.lock = Some(lock.clone());
    Ok(Some(Plan {
        from: released.cloned(),
        release,
        folder: after.output.clone(),
        tree: crate::client(planned.client, &after)?,
        config: (planned.config.to_owned(), text),
        kept: (Kept::path_of(&beside), kept.to_string()),
        lock: (Lock::path_of(&beside), lock.to_string()),
        before,
    }))
}

fn made(kept: &Kept) -> Made {
    let fingerprint = kept.fingerprint.clone();
    Made { fingerprint, fingerprint_version: FINGERPRINT_VERSION, generator: Version::parse(GENERATOR).ok() }
}

/// Whether a text is still that of the config which was read.
fn is_text_of(text: &str, config: &LoadedConfig) -> bool {
    let read = config_in(text, config.client.as_deref()).and_then(|read| serde_json::to_value(read).ok());
    read.is_some() && read == serde_json::to_value(&config.config).ok()
}

/// The lock with its text, as far as it is the one that was read.
fn lock_before(beside: &Path, now: &LoadedConfig) -> (PathBuf, Option<String>) {
    let path = Lock::path_of(beside);
    let text = fs::read_to_string(&path).ok();
    let is_read = |text: &String| Lock::parse(&path, text).ok() == now.lock;
    (path.clone(), text.filter(is_read))
}

/// Whether a version is no later than the released one. Build metadata tells of nothing (Semantic Versioning 2.0.0, section 10).
fn is_released(version: &Version, released: Option<&Version>) -> bool {
    released.is_some_and(|released| version.cmp_precedence(released) != Ordering::Greater)
}

/// The version that the config has.
fn version_of(config: &LoadedConfig) -> Result<Version, Box<Diagnostic>> {
    let version = &config.config.package.version;
    Version::parse(version)
        .map_err(|error| Box::new(Diagnostic::error(format!("`{version}` is not a version: {error}"))))
}

fn changes(planned: &Planned<'_>) -> Vec<String> {
    let (Some(since), Some(_)) = (planned.since, &planned.client.config().lock) else {
        return vec![first_entry(planned.client.context())];
    };
    let changes = since.verdict.changelog();
    match (changes.is_empty(), since.same) {
        (true, true) if !planned.notes.is_empty() => Vec::new(),
        (false, _) => changes,
        (true, false) => {
            vec!["Other words and examples in the documentation; nothing else of the document changed.".to_owned()]
        }
        (true, true) => vec!["The same client, written anew; nothing of the document changed.".to_owned()],
    }
}

fn refused(low: &TooLow, planned: &Planned<'_>) -> Box<Diagnostic> {
    let least = &low.least.version;
    let help = match planned.version {
        Some(_) => format!("release {least} or a later one, or leave out `--version`"),
        None => format!("set `crate.version` to {least} or a later one, or give it by `--version {least}`"),
    };
    Box::new(Diagnostic::error(low.to_string()).help(help))
}

/// A version that is said for all clients is not one's to be raised.
fn without_version(planned: &Planned<'_>) -> Box<Diagnostic> {
    match &planned.client.config.client {
        None => unreadable(planned.config, "it has no `crate.version`"),
        Some(client) => {
            let fault = unreadable(planned.config, &format!("the client `{client}` has no `crate.version` of its own"));
            Box::new(fault.help("write it in the `[[client]]` that has that crate"))
        }
    }
}

fn unreadable(config: &Path, reason: &str) -> Box<Diagnostic> {
    let fault = Diagnostic::error(format!("the version cannot be written into the config: {reason}"));
    Box::new(fault.place(Place::File(config.to_owned())))
}

impl Plan {
    /// The folder of the client.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files that the release writes or removes, in that order.
    pub fn touched(&self) -> Result<Vec<PathBuf>, OutputError> {
        let drift = self.tree.compare(&self.folder)?;
        let (in_the_way, drift): (Vec<_>, Vec<_>) =
            drift.into_iter().partition(|drift| matches!(drift.change, Change::InTheWay));
        if !in_the_way.is_empty() {
            let paths = in_the_way.into_iter().map(|drift| drift.path).collect();
            return Err(OutputError::InTheWay(self.folder.clone(), paths));
        }
        let touched = drift.into_iter().filter(|drift| !matches!(drift.change, Change::ExtraByHand));
        let others = self.others().map(|(path, _)| path.clone());
        Ok(touched.map(|drift| self.folder.join(drift.path)).chain(others).collect())
    }

    /// The files beside the client that are another afterwards: the config, then what is kept of the client, then the lock.
    fn others(&self) -> impl Iterator<Item = &(PathBuf, String)> {
        let differs = |(path, text): &&(PathBuf, String)| fs::read_to_string(path).ok().as_ref() != Some(text);
        [&self.config, &self.kept, &self.lock].into_iter().filter(differs)
    }

    /// Writes everything, or nothing: the client first, then the config and what is kept, and the lock last. A process that is killed in
    /// between leaves the lock as it was, so that the same release is made once more. Where another run writes to one of the folders,
    /// `waiting` is told of the folder, and the release waits for that run.
    pub fn apply(&self, waiting: &mut dyn FnMut(&Path)) -> Result<Written, OutputError> {
        let spec = self.config.0.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut transaction = Transaction::new();
        transaction.lock(spec, waiting)?;
        transaction.lock(&self.folder, waiting)?;
        // What somebody wrote meanwhile would be lost.
        let is_changed = |(path, text): &&(PathBuf, Option<String>)| fs::read_to_string(path).ok() != *text;
        if let Some((path, _)) = self.before.iter().find(is_changed) {
            return Err(OutputError::Changed(path.clone()));
        }
        sweep(spec);
        let written = self.tree.stage(&self.folder, &mut transaction)?;
        for (path, text) in self.others() {
            transaction.replace_durably(path, text)?;
        }
        transaction.commit()?;
        Ok(written)
    }
}
