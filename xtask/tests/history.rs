//! `diff`, `release` and what `generate --check` says of releases: as a user runs them, in repositories of their own.

#[path = "support/folder.rs"]
mod folder;
#[path = "../../tests/src/trials.rs"]
#[allow(dead_code, unreachable_pub, reason = "not every test makes use of all of it")]
mod trials;

#[path = "history/baseline.rs"]
mod baseline;
#[path = "history/check.rs"]
mod check;
#[path = "history/diff.rs"]
mod diff;
#[path = "history/failure.rs"]
mod failure;
#[path = "history/generator.rs"]
mod generator;
#[path = "history/release.rs"]
mod release;
#[path = "history/repository.rs"]
mod repository;
#[path = "history/revision.rs"]
mod revision;

use std::process::{Command, ExitCode};
use trials::Found;

fn main() -> ExitCode {
    let git = git();
    let all = [
        baseline::trials,
        check::trials,
        diff::trials,
        failure::trials,
        generator::trials,
        release::trials,
        revision::trials,
    ];
    trials::run(all.into_iter().flat_map(|trials| trials(&git)).collect())
}

/// Git, without which none of these tests can run.
fn git() -> Found<()> {
    let run = Command::new("git").arg("--version").output();
    run.map(drop).map_err(|_| "git is not installed: https://git-scm.com".to_owned())
}
