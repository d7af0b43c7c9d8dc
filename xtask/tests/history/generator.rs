//! What another generator changes, and what an earlier one has left.
//!
//! A lock and what is kept beside it are made as another generator would have written them, by editing them.

use super::folder::Folder;
use super::repository::{broken, reworded};
use super::trials::{Found, Trial};
use sailmaker::release::FINGERPRINT_VERSION;
use serde_json::json;
use std::fs;

const LOCK: &str = "spec/things.lock";

/// The line of a lock that says which form its fingerprint has.
fn form(version: u32) -> String {
    format!("\nfingerprint-version = {version}\n")
}
const KEPT: &str = "spec/things.released.json";

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git;
        what_a_new_generator_renames_breaks_programs_though_the_document_is_the_same,
        a_kept_name_that_is_none_is_not_taken,
        what_the_document_changes_is_told_beside_what_the_generator_does,
        a_lock_of_an_earlier_form_is_checked_by_the_history_and_written_anew,
        a_lock_of_the_first_form_is_not_compared,
        a_lock_of_a_later_form_is_not_guessed_at,
        without_what_was_kept_the_history_is_asked_and_else_the_verdict_says_what_it_does_not_see]
}

/// A repository in which a generator has released version 0.1.0 that called the property `id` otherwise.
fn released_otherwise() -> Folder {
    let folder = Folder::released();
    folder.change(KEPT, |text| text.replace("\"id: Option<String>\"", "\"identity: Option<String>\""));
    folder.commit("As if another generator had released it");
    folder
}

/// A repository in which a generator has released version 0.1.0 whose locks were of an earlier form.
fn released_long_ago() -> Folder {
    let folder = Folder::released();
    fs::remove_file(folder.path(KEPT)).unwrap();
    folder.change(LOCK, |text| {
        let lines =
            text.lines().filter(|line| !line.starts_with("fingerprint-version") && !line.starts_with("generator"));
        lines.map(|line| format!("{line}\n")).collect::<String>().replace("sha256:", "sha256:0")
    });
    folder.commit("As if an earlier generator had released it");
    folder
}

fn what_a_new_generator_renames_breaks_programs_though_the_document_is_the_same() {
    let folder = released_otherwise();
    let run = folder.check(&[]);
    let note = "note: the generator makes another client of the document of release 0.1.0: changes 1, breaking 1\n";
    assert!(run.code == Some(0) && run.out.contains(note), "{run:?}");
    let run = folder.check(&["--verdict"]);
    let told = "What the generator changes (1)\n\n\
                the generator writes `id: Option<String>` where it wrote `identity: Option<String>` (`property id of schema Thing`)\n  \
                source: major\n  \
                do: Use `id: Option<String>` in place of `identity: Option<String>`.\n";
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.contains(told) && run.out.ends_with("release 0.2.0 after 0.1.0: a major version by Cargo's rules\n"),
        "{run:?}"
    );
    let run = folder.release(&["--date", "2026-03-04"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(folder.version(), "0.2.0");
    let entry = "- **Breaking:** The generator writes `id: Option<String>` where it wrote `identity: Option<String>` (`property id of \
                 schema Thing`). Use `id: Option<String>` in place of `identity: Option<String>`.";
    assert!(folder.text("out/CHANGELOG.md").contains(entry), "{}", folder.text("out/CHANGELOG.md"));
    assert!(folder.text(KEPT).contains("\"id: Option<String>\""));
    let run = folder.check(&["--verdict"]);
    assert!(run.code == Some(0) && !run.out.contains("generator"), "{run:?}");
}

/// The file is read to give names, so that what somebody has written into it must not become code.
fn a_kept_name_that_is_none_is_not_taken() {
    for name in ["", "not a name", "1st", "fn", "Self", "A::B", "A {} fn evil() {} struct B", "r#Thing"] {
        let folder = Folder::released();
        folder.change(KEPT, |text| {
            let text = text.replace("\"models::Thing\"", &format!("\"models::{name}\""));
            text.replace("\"ListThings\"", &format!("\"{name}\""))
        });
        let run = folder.check(&[]);
        assert!(run.code == Some(0) && run.out.contains("all up to date\n"), "{name}: {run:?}");
    }
}

fn what_the_document_changes_is_told_beside_what_the_generator_does() {
    let folder = released_otherwise();
    folder.change("spec/things.yaml", reworded);
    let verdict = |run: &str| run.contains("What the generator changes (1)") && run.contains("not listed: wording 1");
    let run = folder.check(&["--verdict"]);
    assert!(run.err.starts_with("error: ") && verdict(&run.out), "{run:?}");
    let run = folder.diff("HEAD:spec", "spec", &[]);
    assert!(run.code == Some(1) && verdict(&run.out), "{run:?}");
    let run = folder.diff("HEAD:spec", "spec", &["--format", "markdown"]);
    assert!(run.out.contains("<details open><summary>What the generator changes (1)</summary>"), "{}", run.out);
    let told = folder.verdict("HEAD:spec", "spec", &[]);
    assert_eq!((&told["breaking"], &told["bump"], &told["changes"]), (&json!(true), &json!("major"), &json!([])));
    assert_eq!(told["generator"][0]["after"], "id: Option<String>");
    // A document that was not released is no matter of the generator that made the release.
    folder.commit("Reword it");
    folder.change("spec/things.yaml", broken);
    assert_eq!(folder.verdict("HEAD:spec", "spec", &[])["generator"], json!([]));
}

fn a_lock_of_an_earlier_form_is_checked_by_the_history_and_written_anew() {
    let folder = released_long_ago();
    let run = folder.check(&[]);
    assert!(run.code == Some(0) && run.out.contains("note: the lock of release 0.1.0 is of an older form"), "{run:?}");
    let note = "note: `spec/things.lock` is of an older form, whose fingerprint cannot be compared: ";
    let run = folder.release(&[]);
    assert!(
        run.err.starts_with(note) && run.err.ends_with("help: the next release writes the lock anew\n"),
        "{}",
        run.err
    );
    let expected = "things: nothing changed since release 0.1.0; `--version` releases it all the same\n";
    assert_eq!((run.code, run.out.as_str()), (Some(0), expected));
    folder.change("spec/things.yaml", broken);
    let run = folder.release(&["--date", "2026-03-04"]);
    assert!(run.code == Some(0) && run.err.starts_with(note), "{run:?}");
    assert_eq!(folder.version(), "0.2.0");
    assert!(folder.text(LOCK).contains(&form(FINGERPRINT_VERSION)), "{}", folder.text(LOCK));
    assert!(folder.text(KEPT).contains("\"id: Option<i64>\""), "{}", folder.text(KEPT));
    folder.commit("Release 0.2.0");
    folder.change("spec/things.yaml", reworded);
    let run = folder.release(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

fn a_lock_of_the_first_form_is_not_compared() {
    let folder = Folder::released();
    folder.change(LOCK, |text| {
        text.replace(&form(FINGERPRINT_VERSION), &form(FINGERPRINT_VERSION - 1)).replace("sha256:", "sha256:0")
    });
    folder.commit("As if it had been released by keys that have other names now");
    let run = folder.check(&[]);
    assert!(run.code == Some(0) && run.out.contains("note: the lock of release 0.1.0 is of an older form"), "{run:?}");
}

fn a_lock_of_a_later_form_is_not_guessed_at() {
    let folder = Folder::released();
    let later = FINGERPRINT_VERSION + 1;
    folder.change(LOCK, |text| text.replace(&form(FINGERPRINT_VERSION), &form(later)));
    let expected =
        format!("error: `spec/things.lock` was written by a later generator: its `fingerprint-version` is {later}");
    for run in [folder.check(&[]), folder.check(&["--verdict"]), folder.release(&[])] {
        assert!(run.code == Some(2) && run.err.starts_with(&expected), "{run:?}");
        assert!(run.err.contains("help: use the generator that released 0.1.0"), "{}", run.err);
    }
}

fn without_what_was_kept_the_history_is_asked_and_else_the_verdict_says_what_it_does_not_see() {
    let folder = released_otherwise();
    fs::remove_file(folder.path(KEPT)).unwrap();
    // The commit that last changed the lock has what this generator has kept.
    let run = folder.check(&["--verdict"]);
    assert!(run.code == Some(0) && run.err.is_empty() && !run.out.contains("generator"), "{run:?}");
    fs::remove_dir_all(folder.path(".git")).unwrap();
    let run = folder.check(&["--verdict"]);
    let note = "note: `spec/things.released.json` is not there, or not that of release 0.1.0: what a new generator changes is not in \
                the verdict (the history was not asked: ";
    assert!(run.code == Some(0) && run.err.starts_with(note), "{run:?}");
    fs::write(folder.path(KEPT), "<<<<<<< HEAD\n").unwrap();
    let run = folder.check(&["--verdict"]);
    assert!(run.code == Some(2) && run.err.contains("what was kept of release 0.1.0 cannot be read"), "{run:?}");
}
