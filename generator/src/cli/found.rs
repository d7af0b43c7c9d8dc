//! What an argument leads to: a document or a config, on the disk or in a revision of git.

mod argument;
mod folder;

use crate::Outcome;
use crate::cli::arguments::Reading;
use crate::cli::git::{Checkout, ObjectKind, Repository};
use crate::cli::input;
use crate::cli::report::{Fault, Refusal};
use crate::config::{LoadedConfig, Lock, beside_of, reads_outside};
use crate::diff::Client;
use crate::document::Shown;
use crate::release::Kept;
use argument::Argument;
use std::path::{Path, PathBuf};

/// A document or a config that was found.
#[derive(Debug)]
pub(crate) struct Found {
    file: PathBuf,
    /// The files of a revision, and how they are shown.
    copies: Option<(Checkout, Shown)>,
}

impl Found {
    /// Finds what an argument names.
    pub(crate) fn of(argument: &Path, reading: &Reading) -> Result<Self, Fault> {
        match Argument::of(argument) {
            Argument::Path(path) if path.is_dir() => {
                Ok(Self { file: folder::one_of(&path, Path::to_owned)?, copies: None })
            }
            Argument::Path(file) => Ok(Self { file, copies: None }),
            Argument::Revision { revision, path } => {
                let repository = Repository::around(Path::new("."))?;
                let Some(commit) = repository.commit(&revision)? else {
                    return Err(no_revision(&repository, &revision, argument)?);
                };
                let path = argument::from_root(&path, &repository.path_of("")).ok_or_else(|| {
                    Fault::new(format!("`{}` leads out of the repository", argument.display()), "name a path in it")
                })?;
                Self::at(&repository, (&commit, &revision), &path, reading)
            }
        }
    }

    /// Finds a path, from the root of a repository, in a commit, which is shown by another name.
    pub(crate) fn at(
        repository: &Repository,
        (commit, name): (&str, &str),
        path: &str,
        reading: &Reading,
    ) -> Result<Self, Fault> {
        let below = match repository.kind(commit, path)? {
            Some(ObjectKind::Folder) => path,
            Some(ObjectKind::File) => path.rsplit_once('/').map_or("", |(folder, _)| folder),
            None => {
                let listed = format!("`git ls-tree -r --name-only {name}` lists what it has");
                return Err(Fault::new(format!("there is no `{path}` in the revision `{name}`"), listed));
            }
        };
        let found =
            Self::copied(repository, (commit, name), if reading.files.allow_outside { "" } else { below }, path)?;
        match found.is_config() && reads_outside(&found.file) {
            true => Self::copied(repository, (commit, name), "", path),
            false => Ok(found),
        }
    }

    fn copied(repository: &Repository, (commit, name): (&str, &str), below: &str, path: &str) -> Result<Self, Fault> {
        let checkout = repository.check_out(commit, below)?;
        let shown = Shown::new(&checkout.root(), format!("{name}:"));
        let file = match checkout.path(path) {
            folder if folder.is_dir() => folder::one_of(&folder, |path| shown.path(path))?,
            file => file,
        };
        Ok(Self { file, copies: Some((checkout, shown)) })
    }

    /// The file. That of a revision is a copy, which is there as long as this is.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// The name of the file to the user.
    pub(crate) fn shown(&self) -> PathBuf {
        self.copies.as_ref().map_or_else(|| self.file.clone(), |(_, shown)| shown.path(&self.file))
    }

    /// Whether it is a config, and no document.
    pub(crate) fn is_config(&self) -> bool {
        self.file.extension().is_some_and(|extension| extension == "toml")
    }

    /// The config that it is, of that client where it has several; none for a document.
    pub(crate) fn config(&self, client: Option<&str>) -> Result<Option<LoadedConfig>, Refusal> {
        if !self.is_config() {
            return Ok(None);
        }
        LoadedConfig::load_client(&self.file, client).map(Some).map_err(|errors| self.refusal(Refusal::from(errors)))
    }

    /// What was kept beside the config of the release that a lock is of.
    pub(crate) fn kept(&self, lock: &Lock, client: Option<&str>) -> Result<Option<Kept>, Refusal> {
        Kept::beside(&beside_of(&self.file, client), lock).map_err(|fault| self.refusal(Refusal::from(fault)))
    }

    /// The refusal, with the files of a revision as they are shown.
    fn refusal(&self, refusal: Refusal) -> Refusal {
        match (&self.copies, refusal) {
            (Some((_, shown)), Refusal::Diagnostics(diagnostics, sources)) => {
                Refusal::Diagnostics(shown.diagnostics(diagnostics), shown.sources(sources))
            }
            (_, refusal) => refusal,
        }
    }

    /// Reads it with its own config, or else with one that was written for another document.
    pub(crate) fn read(&self, own: Option<LoadedConfig>, other: &LoadedConfig, reading: &Reading) -> Outcome<Client> {
        let config = own.unwrap_or_else(|| other.borrowed_for(&self.file));
        let outcome = Client::read(&input::of(config, reading));
        match &self.copies {
            Some((_, shown)) => outcome.shown(shown),
            None => outcome,
        }
    }
}

fn no_revision(repository: &Repository, revision: &str, argument: &Path) -> Result<Fault, Fault> {
    let message = format!("there is no file `{}`, and no revision `{revision}` of git", argument.display());
    let help = match repository.is_shallow()? {
        true => "the history was not fetched whole; `git fetch --unshallow` fetches the rest",
        false => "name a file, a folder, or `REVISION:PATH`",
    };
    Ok(Fault::new(message, help))
}
