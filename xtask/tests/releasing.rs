//! The page docs/releasing.md: the update that it shows is made, its commands are run, and what they print is
//! what it shows.

#![cfg(unix)]

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;

use folder::Run;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What a block of code on the page is, and its text.
type Block = (String, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The blocks of code of the page, in their order.
fn blocks() -> Vec<Block> {
    let page = fs::read_to_string(root().join("docs/releasing.md")).unwrap();
    let mut fences = page.split("```");
    fences.next();
    let mut blocks = Vec::new();
    while let (Some(block), Some(_)) = (fences.next(), fences.next()) {
        let (kind, text) = block.split_once('\n').unwrap();
        blocks.push((kind.to_owned(), text.to_owned()));
    }
    blocks
}

/// A copy of what the commands read and write, in a repository of git in which it is committed.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    for part in ["spec", "generated"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    let bin = folder.path().join(".git/bin");
    git(&folder, &["init", "--quiet"]);
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "A release"]);
    // Only the subcommand `xtask` of Cargo is called, and is this program.
    fs::create_dir(&bin).unwrap();
    let script = format!("#!/bin/sh\nshift\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_xtask"));
    fs::write(bin.join("cargo"), script).unwrap();
    fs::set_permissions(bin.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn git(folder: &TempDir, arguments: &[&str]) {
    let who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
    let run = Run::of(Command::new("git").args(who).args(arguments).current_dir(folder.path()));
    assert_eq!(run.code, Some(0), "git {arguments:?}: {}", run.err);
}

/// Runs a command line; gives what it prints, errors last.
fn printed(folder: &TempDir, command: &str) -> String {
    let search = format!("{}:{}", folder.path().join(".git/bin").display(), std::env::var("PATH").unwrap());
    let run = Run::of(Command::new("bash").args(["-c", command]).env("PATH", search).current_dir(folder.path()));
    format!("{}{}", run.out, run.err)
}

/// Whether a text is what is shown; a line `…` stands for any number of lines.
fn is_shown(text: &str, shown: &str) -> bool {
    let mut rest = text;
    let mut parts = shown.split("…\n");
    let first = parts.next().unwrap_or_default();
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    for part in parts {
        match (part.is_empty(), rest.find(part)) {
            (true, _) => rest = "",
            (false, Some(at)) => rest = &rest[at + part.len()..],
            (false, None) => return false,
        }
    }
    rest.is_empty()
}

#[test]
fn the_update_that_the_page_walks_through_goes_as_it_says() {
    let folder = repository();
    let mut commands = 0;
    for (kind, text) in blocks() {
        match kind.as_str() {
            "diff" => {
                fs::write(folder.path().join(".git/update.diff"), text).unwrap();
                git(&folder, &["apply", ".git/update.diff"]);
            }
            "console" => {
                for session in text.split("$ ").skip(1) {
                    let (command, shown) = session.split_once('\n').unwrap();
                    let printed = printed(&folder, command);
                    assert!(is_shown(&printed, shown), "{command}\n--- prints\n{printed}\n--- and not\n{shown}");
                    commands += 1;
                }
            }
            _ => {}
        }
    }
    assert!(commands >= 5, "{commands} commands were run");
}
