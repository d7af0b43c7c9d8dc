//! `diff`, `release` and what `generate --check` says of releases: as a user runs them, in repositories of their own.

#[path = "support/folder.rs"]
mod folder;

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
