//! What changed since the last release.

mod kept;

pub(crate) use kept::{by_generator, is_of, not_later};

use crate::Outcome;
use crate::cli::arguments::Reading;
use crate::cli::found::Found;
use crate::cli::git::Repository;
use crate::cli::progress;
use crate::cli::report::{self, Fault, Refusal};
use crate::config::{Lock, beside_of};
use crate::diff::{ItemChange, Side, compare};
use crate::release::{Kept, Projection, Since, Standing};
use std::path::{Path, PathBuf};

/// The client as it is now.
#[derive(Clone, Copy)]
pub(crate) struct Now<'a> {
    /// The file of its config.
    pub(crate) config: &'a Path,
    pub(crate) side: Side<'a>,
    pub(crate) reading: &'a Reading,
}

impl Now<'_> {
    /// What the client is called where the config has several.
    fn client(&self) -> Option<&str> {
        self.side.client.config().client.as_deref()
    }

    /// The path that what is kept beside the config is called by.
    pub(crate) fn beside(&self) -> PathBuf {
        beside_of(self.config, self.client())
    }
}

/// What becomes of a document in the history that is not what was released, as far as its fingerprint tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It is compared with all the same, and told of.
    Told,
    /// It is an error, unless it is named: what is released by its verdict cannot be taken back.
    Refused,
}

/// A document or a config that was released.
struct Baseline {
    found: Found,
    /// Whether it may be a later one, since the history does not go back far enough to tell.
    doubtful: bool,
}

/// What changed since the last release, whose document is `released` or else in the history of the lock; none where nothing
/// was released.
pub(crate) fn since(now: Now<'_>, released: Option<&Path>, doubt: Doubt) -> Result<Option<Since>, Refusal> {
    let lock = now.side.client.config().lock.as_ref();
    lock.map_or(Ok(()), |lock| not_later(lock, &now.beside()))?;
    let projection = Projection::of(now.side.client);
    let baseline = match (released, lock) {
        (Some(released), _) => Baseline { found: Found::of(released, now.reading)?, doubtful: false },
        (None, None) => return Ok(None),
        (None, Some(lock)) if is_of(lock, &projection) => {
            return of_released(now, lock, &projection).map(|changes| Some(Since::by_generator(changes)));
        }
        (None, Some(lock)) => committed(now, lock)?,
    };
    let own = baseline.found.config(now.client())?;
    let config = now.side.client.config();
    let Outcome { result, diagnostics, sources } =
        progress::during("reading the last release", || baseline.found.read(own, config, now.reading));
    let Some(client) = result else { return Err(Refusal::Diagnostics(diagnostics, sources)) };
    let was = Projection::of(&client);
    let generator = lock.map_or(Ok(Vec::new()), |lock| {
        let doubt = if released.is_some() { Doubt::Told } else { doubt };
        of_baseline(&was, lock, &baseline, (now, doubt))
    })?;
    let before = Side { client: &client, sources: &sources };
    let verdict = progress::during("comparing", || compare(before, now.side));
    let same = was.fingerprint() == projection.fingerprint() && generator.is_empty();
    Ok(Some(Since { same, verdict: verdict.with_generator(generator) }))
}

/// What the generator makes otherwise where the document is that of the last release. What was kept of it is beside the config, or
/// else in the commit that last changed the lock, since a release that was cut short leaves what the next one keeps.
pub(crate) fn of_released(now: Now<'_>, lock: &Lock, projection: &Projection) -> Result<Vec<ItemChange>, Refusal> {
    let (kept, unasked) = match Kept::beside(&now.beside(), lock)? {
        None => match committed(now, lock) {
            Ok(baseline) => (baseline.found.kept(lock, now.client())?, None),
            Err(fault) => (None, Some(fault)),
        },
        kept => (kept, None),
    };
    Ok(by_generator((lock, &now.beside()), kept.as_ref(), projection, unasked.as_ref()))
}

/// The same where the document is another now, and was that of `baseline`.
fn of_baseline(
    was: &Projection,
    lock: &Lock,
    baseline: &Baseline,
    (now, doubt): (Now<'_>, Doubt),
) -> Result<Vec<ItemChange>, Refusal> {
    let is_config = baseline.found.is_config();
    // A document by itself is read with the config of today, which need not be the released one.
    if !is_config && !is_of(lock, was) {
        return Ok(Vec::new());
    }
    let kept = match Kept::beside(&now.beside(), lock)? {
        None if is_config => baseline.found.kept(lock, now.client())?,
        kept => kept,
    };
    if is_config {
        check(was, lock, baseline, (now, doubt, kept.is_some()))?;
    }
    Ok(by_generator((lock, &now.beside()), kept.as_ref(), was, None))
}

/// The config in the commit that last changed the lock.
fn committed(now: Now<'_>, lock: &Lock) -> Result<Baseline, Fault> {
    let path = Lock::path_of(&now.beside());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let repository = Repository::around(folder)?;
    let (Some(name), Some(config)) = (name_of(&path), name_of(now.config)) else {
        return Err(unknown(&path, "its name is not UTF-8"));
    };
    let Some(commit) = repository.last_change(name)? else {
        return Err(unknown(&path, "no commit has it"));
    };
    let text = repository.text(&commit, &repository.path_of(name))?.unwrap_or_default();
    if Lock::parse(&path, &text).ok().as_ref() != Some(lock) {
        return Err(unknown(&path, "it is not as the last commit that changed it has it"));
    }
    let doubtful = repository.is_cut_off(&commit)?;
    let short = commit.get(..12).unwrap_or(&commit);
    let found = Found::at(&repository, (&commit, short), &repository.path_of(config), now.reading);
    Ok(Baseline { found: found?, doubtful })
}

fn name_of(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn unknown(lock: &Path, reason: &str) -> Fault {
    Fault::new(
        format!(
            "the document of the last release cannot be found: `{}` tells where it is, but {reason}",
            lock.display()
        ),
        "commit the lock as the release wrote it, or name the document or config that was released by `--released OLD`",
    )
}

/// Whether what was read is what was released.
fn check(
    was: &Projection,
    lock: &Lock,
    baseline: &Baseline,
    (now, doubt, is_kept): (Now<'_>, Doubt, bool),
) -> Result<(), Refusal> {
    let is_older = Standing::of(lock) == Standing::Older;
    if !is_older && was.fingerprint() == lock.fingerprint {
        return Ok(());
    }
    if baseline.doubtful {
        return Err(Fault::new(
            format!(
                "the document of release {} is not in this clone, whose history was not fetched whole",
                lock.version
            ),
            "fetch it by `git fetch --unshallow`, or name the document or config that was released by `--released OLD`",
        )
        .into());
    }
    if is_older {
        older(lock, baseline, now);
        return Ok(());
    }
    if doubt == Doubt::Refused {
        let shown = baseline.found.shown();
        let message = format!(
            "{} is not what was released as {}, as its fingerprint in `{}` shows",
            shown.display(),
            lock.version,
            Lock::path_of(&now.beside()).display()
        );
        let help = format!(
            "name what was released by `--released OLD`; that is `--released {}` where the generator has changed since, and reads \
             it otherwise now",
            shown.display()
        );
        return Err(Fault::new(message, help).into());
    }
    let verdict = match is_kept {
        true => "what that changes in the client is in the verdict, as what the generator changes",
        false => "what that changes in the client is not in the verdict; `cargo semver-checks` sees it",
    };
    report::error(format!(
        "warning: {} is not what was released as {}, as its fingerprint in `{}` shows: unless it was changed, the generator \
         reads it otherwise now\n\
         help: {verdict}",
        baseline.found.shown().display(),
        lock.version,
        Lock::path_of(&now.beside()).display()
    ));
    Ok(())
}

/// Says that a lock of an older form was believed, since its fingerprint can be compared with none.
fn older(lock: &Lock, baseline: &Baseline, now: Now<'_>) {
    report::error(format!(
        "note: `{}` is of an older form, whose fingerprint cannot be compared: {} is taken for what was released as {}\n\
         help: the next release writes the lock anew",
        Lock::path_of(&now.beside()).display(),
        baseline.found.shown().display(),
        lock.version
    ));
}
