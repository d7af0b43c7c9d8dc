use super::{Repository, complaint, git, run};
use crate::cli::report::Fault;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Files of a commit, in a folder that goes when this does.
#[derive(Debug)]
pub(crate) struct Checkout {
    folder: TempDir,
}

impl Checkout {
    /// The path of a file of the commit.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// What stands for the root of the repository.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("tree")
    }
}

impl Repository {
    /// Copies what a commit has below a folder; all of it for an empty path. Files are written as a checkout writes them, but
    /// by an index and into a work tree of their own, so that those of the user stay as they are.
    pub(crate) fn check_out(&self, commit: &str, below: &str) -> Result<Checkout, Fault> {
        let refused =
            |reason: String| Fault::new(format!("{commit} cannot be checked out: {reason}"), "name files instead");
        let folder = TempDir::with_prefix("sailmaker-").map_err(|error| refused(error.to_string()))?;
        let checkout = Checkout { folder };
        let hooks = checkout.folder.path().join("hooks");
        [checkout.root(), hooks].iter().try_for_each(fs::create_dir).map_err(|error| refused(error.to_string()))?;
        let below = below.trim_matches('/');
        let prefix = format!("--prefix={below}/");
        let tree = format!("{commit}:{below}");
        let read: &[&str] = if below.is_empty() { &["read-tree", commit] } else { &["read-tree", &prefix, &tree] };
        for command in [read, &["checkout-index", "--all", "--force", "--quiet"]] {
            let output = run(self.apart(checkout.folder.path()).args(command))?;
            if !output.status.success() {
                return Err(refused(complaint(&output)));
            }
        }
        Ok(checkout)
    }

    /// Git on this repository, with an index and a work tree of their own, and no hook that would be told of them.
    fn apart(&self, folder: &Path) -> Command {
        let mut git = git(&folder.join("tree"));
        let hooks = format!("core.hooksPath={}", folder.join("hooks").display());
        let settings = [&hooks, "core.fsmonitor=false", "core.splitIndex=false", "core.sparseCheckout=false"];
        git.args(settings.into_iter().flat_map(|setting| ["-c", setting]));
        git.env("GIT_DIR", &self.directory);
        git.env("GIT_WORK_TREE", folder.join("tree")).env("GIT_INDEX_FILE", folder.join("index"));
        git
    }
}
