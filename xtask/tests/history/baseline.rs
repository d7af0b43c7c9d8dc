//! Where the document of the last release is found.

use super::folder::{Folder, Run};
use super::repository::{broken, reworded};
use super::trials::{Found, Trial};
use std::fs;
use std::process::Command;

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git; the_history_is_needed_only_where_something_changed, a_lock_that_is_not_committed_tells_nothing, a_clone_without_the_history_says_how_to_fetch_it, another_reading_of_the_released_document_is_said, a_change_in_the_commit_of_the_release_is_not_overlooked, a_hook_finds_the_same_document]
}

fn the_history_is_needed_only_where_something_changed() {
    let folder = Folder::released();
    fs::remove_dir_all(folder.path(".git")).unwrap();
    assert_eq!(folder.check(&["--verdict"]).code, Some(0));
    fs::copy(folder.path("spec/things.yaml"), folder.path("old.yaml")).unwrap();
    folder.change("spec/things.yaml", broken);
    let run = folder.release(&[]);
    assert!(run.code == Some(2) && run.err.contains("is in no repository of git"), "{run:?}");
    let run = folder.release(&["--released", "old.yaml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(folder.version(), "0.2.0");
}

fn a_lock_that_is_not_committed_tells_nothing() {
    let folder = Folder::repository();
    folder.release(&[]);
    folder.change("spec/things.yaml", broken);
    let run = folder.release(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("`spec/things.lock` tells where it is, but no commit has it"), "{}", run.err);
    folder.git(&["checkout", "--quiet", "spec/things.yaml"]);
    folder.commit("Release 0.1.0");
    folder.change("spec/things.lock", |text| text.replace("The first", "The very first"));
    folder.change("spec/things.yaml", broken);
    let run = folder.release(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("it is not as the last commit that changed it has it"), "{}", run.err);
    assert!(run.err.contains("help: commit the lock as the release wrote it"), "{}", run.err);
}

fn a_clone_without_the_history_says_how_to_fetch_it() {
    let folder = Folder::released();
    folder.change("spec/things.yaml", broken);
    folder.commit("Break it");
    let origin = format!("file://{}", folder.0.path().display());
    folder.git(&["clone", "--quiet", "--depth", "1", &origin, "clone"]);
    let clone = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        Run::of(command.args(arguments).current_dir(folder.path("clone")))
    };
    let run = clone(&["release", "--config", "spec/things.toml"]);
    let expected = "error: the document of release 0.1.0 is not in this clone, whose history was not fetched whole\n\
                    help: fetch it by `git fetch --unshallow`";
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.starts_with(expected), "{}", run.err);
    let run = clone(&["diff", "HEAD~1:spec", "spec"]);
    assert!(run.code == Some(2) && run.err.contains("`git fetch --unshallow`"), "{run:?}");
    folder.git(&["-C", "clone", "fetch", "--quiet", "--unshallow"]);
    let run = clone(&["release", "--config", "spec/things.toml", "--dry-run"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

fn another_reading_of_the_released_document_is_said() {
    let folder = Folder::released();
    for path in ["spec/things.lock", "spec/things.released.json"] {
        folder.change(path, |text| text.replace("sha256:", "sha256:0"));
    }
    folder.commit("As if an earlier generator had released it");
    let expected =
        ":spec/things.toml is not what was released as 0.1.0, as its fingerprint in `spec/things.lock` shows";
    let run = folder.check(&["--verdict"]);
    assert!(run.err.starts_with("warning: ") && run.err.contains(expected), "{}", run.err);
    assert!(run.err.contains("in the verdict, as what the generator changes"), "{}", run.err);
    // What is released cannot be taken back, so that the document must be named.
    let run = folder.release(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.starts_with("error: ") && run.err.contains(expected), "{}", run.err);
    let run = folder.release(&["--released", "HEAD:spec/things.toml"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (Some(0), "things: nothing changed since release 0.1.0; `--version` releases it all the same\n")
    );
}

/// A change that is committed together with the release before it would be taken for what was released.
fn a_change_in_the_commit_of_the_release_is_not_overlooked() {
    let folder = Folder::repository();
    folder.release(&["--date", "2026-02-03"]);
    folder.change("spec/things.yaml", broken);
    folder.commit("Release 0.1.0, and a change that breaks");
    let run = folder.release(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("is not what was released as 0.1.0"), "{}", run.err);
}

/// Git tells a hook of its repository by variables that hold for one folder.
fn a_hook_finds_the_same_document() {
    let folder = Folder::released();
    folder.change("spec/things.yaml", reworded);
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["release", "--dry-run", "--config", "spec/things.toml"]).current_dir(folder.0.path());
    let run = Run::of(command.env("GIT_DIR", ".git").env("GIT_INDEX_FILE", ".git/index"));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert!(run.out.starts_with("things: 0.1.0 → 0.1.1, on "), "{}", run.out);
}
