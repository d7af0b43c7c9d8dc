//! What `init` writes beside the config: a workflow, and an xtask.

use crate::cli::Program;
use crate::cli::arguments::{Config, Init};
use crate::cli::git::Repository;
use crate::cli::input;
use crate::cli::report::{self, Fault};
use crate::init;
use crate::output::{OutputError, Transaction};
use std::path::{Path, PathBuf};

/// Files that are to be written, and what is left to the user then.
#[derive(Debug, Default)]
pub(super) struct Beside {
    files: Vec<(PathBuf, String)>,
    next: Vec<String>,
}

impl Beside {
    /// What the arguments ask for. None of the files may be there.
    pub(super) fn of(program: &Program, arguments: &Init) -> Result<Self, Fault> {
        let mut beside = Self::default();
        if arguments.github || arguments.xtask {
            let config = match &arguments.document {
                Some(_) => PathBuf::from(init::FILE),
                None => input::config_path(program, &Config::default())?,
            };
            if arguments.github {
                beside.github(&config);
            }
            if arguments.xtask {
                beside.xtask(config.parent().unwrap_or(Path::new("")));
            }
        }
        match beside.taken() {
            Some(fault) => Err(fault),
            None => Ok(beside),
        }
    }

    /// The workflow has to be where the root of the repository is, which the config need not be.
    fn github(&mut self, config: &Path) {
        let folder = config.parent().unwrap_or(Path::new(""));
        let name = config.file_name().unwrap_or_default().to_string_lossy();
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let from_root = Repository::around(here).map_or(name.to_string(), |repository| repository.path_of(&name));
        let root = from_root.split('/').skip(1).fold(folder.to_owned(), |folder, _| folder.join(".."));
        let path = root.join(init::WORKFLOW);
        self.next.push(format!(
            "in {}, write the account on GitHub that has the repository of sailmaker in place of {}, and say by `address` where \
             the vendor publishes the document",
            path.display(),
            init::OWNER
        ));
        self.files.push((path, init::workflow(&from_root)));
    }

    fn xtask(&mut self, folder: &Path) {
        self.files.extend(init::xtask().map(|(path, text)| (folder.join(path), text)));
        let config = folder.join(init::CARGO_CONFIG);
        if is_there(&config) {
            self.next.push(format!("add to {}, below `[alias]`: {}", config.display(), init::ALIAS));
        } else {
            self.files.push((config, init::cargo_config()));
        }
        let manifest = folder.join(init::XTASK_MANIFEST);
        self.next.push(format!(
            "until sailmaker {} is on crates.io, take the other line for it in {}",
            init::VERSION,
            manifest.display()
        ));
        self.next.push("run `cargo xtask`, which writes the crate, and `cargo xtask --check` in CI".to_owned());
    }

    /// Files that somebody has there.
    fn taken(&self) -> Option<Fault> {
        let taken = self.files.iter().filter_map(|(path, _)| in_the_way(path));
        let mut taken: Vec<String> = taken.map(|path| format!("`{}`", path.display())).collect();
        taken.dedup();
        let message = || format!("{} there already, so nothing was written", is_or_are(&taken));
        (!taken.is_empty()).then(|| Fault::new(message(), "change what is there, or move it out of the way"))
    }

    /// Writes all of them, and says what is left to do.
    pub(super) fn write(self) -> Result<(), OutputError> {
        let mut transaction = Transaction::new();
        for (path, text) in &self.files {
            transaction.replace(path, text)?;
        }
        transaction.commit()?;
        self.files.iter().for_each(|(path, _)| report::result(format!("{}: written", path.display())));
        self.next.iter().for_each(|next| report::result(format!("next: {next}")));
        Ok(())
    }
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// What is where a file is to be, or is no folder where one is to be.
fn in_the_way(path: &Path) -> Option<&Path> {
    let is_no_folder = |path: &&Path| path.metadata().is_ok_and(|there| !there.is_dir());
    if is_there(path) { Some(path) } else { path.ancestors().skip(1).find(is_no_folder) }
}

fn is_or_are(paths: &[String]) -> String {
    format!("{} {}", paths.join(" and "), if paths.len() == 1 { "is" } else { "are" })
}
