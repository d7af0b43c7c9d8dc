//! `diff` with what git has.

use super::folder::{DOCUMENT, Folder, Run};
use super::repository::{broken, reworded};
use super::trials::{Found, Trial};
use std::fs;
use std::process::Command;

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git; a_revision_is_compared_with_the_disk, a_revision_is_found_from_a_folder_below_and_whatever_became_of_the_file, places_in_a_revision_are_shown_as_git_names_them, changes_are_placed_in_the_revision, a_config_of_a_revision_may_read_what_is_beside_its_folder, references_of_a_revision_leave_the_folder_only_when_they_may, a_file_with_a_colon_goes_before_a_revision, what_git_does_not_know_is_an_input_error]
}

fn a_revision_is_compared_with_the_disk() {
    let folder = Folder::repository();
    folder.change("spec/things.yaml", broken);
    let status = folder.git(&["status", "--porcelain"]);
    for old in ["HEAD:spec/things.toml", "HEAD:spec/things.yaml", "HEAD:spec", "HEAD:./spec", "HEAD^{/Begin}:spec/"] {
        let run = folder.diff(old, "spec/things.toml", &[]);
        assert_eq!((run.code, run.err.as_str()), (Some(1), ""), "{old}: {}", run.out);
    }
    assert_eq!(folder.git(&["status", "--porcelain"]), status);
    let run = folder.diff("HEAD:spec", "HEAD:spec", &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
}

fn a_revision_is_found_from_a_folder_below_and_whatever_became_of_the_file() {
    let folder = Folder::repository();
    folder.git(&["mv", "spec", "documents"]);
    folder.change("documents/things.yaml", reworded);
    let below = |old: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        Run::of(command.args(["diff", old, "things.toml"]).current_dir(folder.path("documents")))
    };
    for old in ["HEAD:spec/things.toml", "HEAD:../spec/things.toml", "HEAD:../spec"] {
        let run = below(old);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{old}: {}", run.out);
    }
    let run = below("HEAD:./things.toml");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("there is no `documents/things.toml` in the revision `HEAD`"), "{}", run.err);
}

fn places_in_a_revision_are_shown_as_git_names_them() {
    let folder = Folder::repository();
    folder.change("spec/things.yaml", |text| text.replace("schemas/Thing'", "schemas/Thign'"));
    folder.change("spec/things.toml", |text| text.replace("output", "outputs"));
    folder.commit("Break it");
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD:spec/things.toml", &["--config", "spec/things.toml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("--> HEAD:spec/things.toml:3:1"), "{}", run.err);
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD~1:spec", &["--strict"]);
    assert!(run.err.contains("--> HEAD:spec/things.yaml:11:55"), "{}", run.err);
    let temporary = std::env::temp_dir();
    assert!(!run.err.contains(&temporary.display().to_string()), "{}", run.err);
}

fn changes_are_placed_in_the_revision() {
    let folder = Folder::repository();
    folder.change("spec/things.yaml", broken);
    let verdict = folder.verdict("HEAD:spec", "spec", &[]);
    let change = &verdict["changes"][0];
    assert_eq!(
        (&change["before"]["file"], &change["before"]["line"]),
        (&"HEAD:spec/things.yaml".into(), &14.into()),
        "{verdict}"
    );
    assert_eq!(change["after"]["file"], "spec/things.yaml");
}

fn a_config_of_a_revision_may_read_what_is_beside_its_folder() {
    let folder = Folder::repository();
    folder.git(&["mv", "spec/things.yaml", "things.yaml"]);
    folder.change("spec/things.toml", |text| text.replace("things.yaml", "../things.yaml"));
    folder.commit("Move the document");
    let run = folder.diff("HEAD~1:spec", "HEAD:spec", &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

fn references_of_a_revision_leave_the_folder_only_when_they_may() {
    let folder = Folder::repository();
    fs::write(folder.path("Thing.yaml"), "type: object\nproperties: {id: {type: string}}\n").unwrap();
    folder.change("spec/things.yaml", |text| text.replace("'#/components/schemas/Thing'", "../Thing.yaml"));
    folder.commit("Split");
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD:spec/things.yaml", &[]);
    assert!(run.code == Some(2) && run.err.contains("outside the root document's folder"), "{run:?}");
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD:spec/things.yaml", &["--allow-outside"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

fn a_file_with_a_colon_goes_before_a_revision() {
    let folder = Folder::repository();
    if cfg!(windows) {
        return;
    }
    fs::write(folder.path("HEAD:things.yaml"), DOCUMENT).unwrap();
    let run = folder.diff("HEAD:things.yaml", "spec/things.yaml", &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

fn what_git_does_not_know_is_an_input_error() {
    let folder = Folder::repository();
    let cases = [
        (
            "v9:spec/things.yaml",
            "error: there is no file `v9:spec/things.yaml`, and no revision `v9` of git\nhelp: name a file",
        ),
        (
            "HEAD:things.yaml",
            "error: there is no `things.yaml` in the revision `HEAD`\nhelp: `git ls-tree -r --name-only HEAD`",
        ),
        ("HEAD:../things.yaml", "error: `HEAD:../things.yaml` leads out of the repository\nhelp: "),
    ];
    for (old, expected) in cases {
        let run = folder.diff(old, "spec", &[]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{old}");
        assert!(run.err.starts_with(expected), "{}", run.err);
    }
    fs::remove_dir_all(folder.path(".git")).unwrap();
    let run = folder.diff("HEAD:spec", "spec", &[]);
    assert!(run.code == Some(2) && run.err.contains("is in no repository of git"), "{run:?}");
    assert!(run.err.contains("help: name a file or a folder"), "{}", run.err);
}
