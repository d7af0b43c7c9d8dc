//! Git, asked by its command line. Nothing here writes into a repository, its work tree or its index.

mod checkout;

pub(crate) use checkout::Checkout;

use crate::cli::report::Fault;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A repository, seen from a folder of it.
#[derive(Clone, Debug)]
pub(crate) struct Repository {
    folder: PathBuf,
    /// Where git keeps what it knows.
    directory: PathBuf,
    /// The way from the root of the work tree to the folder, with a `/` behind it; empty for the root.
    prefix: String,
}

/// What a path is in a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ObjectKind {
    File,
    Folder,
}

impl Repository {
    /// The repository that a folder is in.
    pub(crate) fn around(folder: &Path) -> Result<Self, Fault> {
        let output = run(git(folder).args(["rev-parse", "--absolute-git-dir", "--show-prefix"]))?;
        let Some(text) = printed(&output) else {
            let folder = folder.display();
            return Err(Fault::new(
                format!("`{folder}` is in no repository of git: {}", complaint(&output)),
                "name a file or a folder, or go where the repository is",
            ));
        };
        let mut lines = text.lines();
        let directory = lines.next().unwrap_or_default().into();
        Ok(Self { folder: folder.to_owned(), directory, prefix: lines.next().unwrap_or_default().to_owned() })
    }

    /// The path from the root of the repository to what is in the folder, by the name there.
    pub(crate) fn path_of(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The commit that a revision means.
    pub(crate) fn commit(&self, revision: &str) -> Result<Option<String>, Fault> {
        let commit = format!("{revision}^{{commit}}");
        let output = self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        Ok(printed(&output))
    }

    /// What a path from the root is in a commit; none where it is nothing that is read.
    pub(crate) fn kind(&self, commit: &str, path: &str) -> Result<Option<ObjectKind>, Fault> {
        let output = self.ask(&["cat-file", "-t", &format!("{commit}:{path}")])?;
        Ok(match printed(&output).as_deref() {
            Some("blob") => Some(ObjectKind::File),
            Some("tree") => Some(ObjectKind::Folder),
            _ => None,
        })
    }

    /// The text of a file in a commit.
    pub(crate) fn text(&self, commit: &str, path: &str) -> Result<Option<String>, Fault> {
        let output = self.ask(&["cat-file", "blob", &format!("{commit}:{path}")])?;
        Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// The last commit that changed a file of the folder.
    pub(crate) fn last_change(&self, name: &str) -> Result<Option<String>, Fault> {
        let output =
            self.ask(&["--literal-pathspecs", "log", "--no-show-signature", "-1", "--format=%H", "--", name])?;
        Ok(printed(&output).filter(|commit| !commit.is_empty()))
    }

    /// Whether the history was not fetched whole.
    pub(crate) fn is_shallow(&self) -> Result<bool, Fault> {
        let output = self.ask(&["rev-parse", "--is-shallow-repository"])?;
        Ok(printed(&output).as_deref() == Some("true"))
    }

    /// Whether a commit is where the history ends that was fetched: it seems to have added all files then.
    pub(crate) fn is_cut_off(&self, commit: &str) -> Result<bool, Fault> {
        Ok(self.is_shallow()? && self.commit(&format!("{commit}^1"))?.is_none())
    }

    fn ask(&self, arguments: &[&str]) -> Result<Output, Fault> {
        run(git(&self.folder).args(arguments))
    }
}

/// Git in a folder. A hook is told of its repository by variables that hold for the folder where it was started, and no other.
fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(variable);
    }
    git
}

fn run(command: &mut Command) -> Result<Output, Fault> {
    command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Fault::new("git is not installed", "install it, or name files and folders"),
        _ => Fault::new(format!("git cannot be started: {error}"), "name files and folders"),
    })
}

/// What git printed, if it succeeded.
fn printed(output: &Output) -> Option<String> {
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned())
}

/// What git has to say about a failure, on one line.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
    last.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned()
}
