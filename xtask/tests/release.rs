//! `release`, and what `generate --check` says of releases.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/repository.rs"]
mod repository;

use folder::{Folder, Run};
use repository::{CONFIG, added, broken, reworded};
use std::fs;
use std::process::Command;

/// What is left to a person ends what is printed.
const NEXT: &str = "cargo publish --package things\n";

impl Folder {
    fn version(&self) -> String {
        let config = self.text("spec/things.toml");
        config.split("version = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
}

#[test]
fn the_first_release_writes_all_that_belongs_to_it() {
    let Some(folder) = Folder::repository() else { return };
    let run = folder.release(&["--date", "2026-02-03"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.starts_with(
            "things: 0.1.0, the first release, on 2026-02-03\nchangelog:\n  - The first version: 1 operations"
        ),
        "{}",
        run.out
    );
    assert!(run.out.ends_with(NEXT), "{}", run.out);
    assert_eq!(folder.text("spec/things.toml"), CONFIG);
    let lock = folder.text("spec/things.lock");
    for part in [
        "\nversion = \"0.1.0\"\nfingerprint = \"sha256:",
        "[[release]]\nversion = \"0.1.0\"\ndate = \"2026-02-03\"\nchanges = [\n    \"The first version: ",
    ] {
        assert!(lock.contains(part), "{part} in {lock}");
    }
    assert!(folder.text("out/CHANGELOG.md").contains("## 0.1.0 - 2026-02-03\n\n- The first version: "));
    let run = folder.check(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.ends_with("all up to date\n"), "{}", run.out);
    assert_eq!(folder.check(&["--verdict"]).code, Some(0));
}

#[test]
fn what_was_released_is_not_released_again() {
    let Some(folder) = Folder::released() else { return };
    let before = folder.everything();
    let run = folder.release(&[]);
    assert_eq!(
        run,
        Run { code: Some(0), out: "things: nothing changed since release 0.1.0\n".into(), err: String::new() }
    );
    assert_eq!(folder.everything(), before);
    // The version that is asked for is released all the same.
    let run = folder.release(&["--version", "0.1.1"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        folder.text("out/CHANGELOG.md").contains("- The same client, written anew; nothing of the document changed.")
    );
}

#[test]
fn a_release_raises_the_version_by_what_changed() {
    let changes: [(fn(&str) -> String, &str); 3] = [(reworded, "0.1.1"), (added, "0.1.1"), (broken, "0.2.0")];
    for (change, version) in changes {
        let Some(folder) = Folder::released() else { return };
        folder.change("spec/things.yaml", change);
        let run = folder.release(&["--date", "2026-03-04"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
        assert!(run.out.starts_with(&format!("things: 0.1.0 → {version}, on 2026-03-04\n")), "{}", run.out);
        assert_eq!(folder.text("spec/things.toml"), CONFIG.replace("0.1.0", version));
        assert!(folder.text("out/Cargo.toml").contains(&format!("version = \"{version}\"")));
        let changelog = folder.text("out/CHANGELOG.md");
        let (latest, first) =
            (changelog.find(&format!("## {version} - 2026-03-04")), changelog.find("## 0.1.0 - 2026-02-03"));
        assert!(latest.is_some() && latest < first, "{changelog}");
        let run = folder.check(&["--verdict"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
        assert!(!run.out.contains("note:"), "{}", run.out);
    }
}

#[test]
fn a_release_from_one_to_the_next() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", added);
    folder.commit("Add a name");
    folder.commit("Something else");
    assert_eq!(folder.release(&[]).code, Some(0));
    folder.commit("Release 0.1.1");
    folder.change("spec/things.yaml", |text| text.replace("name: {type: string}", "name: {type: integer}"));
    let run = folder.release(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert_eq!(folder.version(), "0.2.0");
    assert_eq!(folder.text("spec/things.lock").matches("[[release]]").count(), 3);
}

#[test]
fn a_version_that_is_too_low_is_an_error_and_nothing_is_written() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", broken);
    let before = folder.everything();
    for version in ["0.1.1", "0.1.0", "0.0.9"] {
        let run = folder.release(&["--version", version]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{version}: {}", run.err);
        assert_eq!(folder.everything(), before);
    }
    let run = folder.release(&["--version", "0.1.1"]);
    let expected = "error: 0.1.1 is too low: what changed since 0.1.0 asks for 0.2.0 at least";
    assert!(run.err.starts_with(expected) && run.err.contains("help: release 0.2.0 or a later one"), "{}", run.err);
    folder.change("spec/things.toml", |text| text.replace("0.1.0", "0.1.7"));
    let run = folder.release(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("error: 0.1.7 is too low") && run.err.contains("`--version 0.2.0`"), "{}", run.err);
    assert_eq!(folder.release(&["--version", "1.0.0"]).code, Some(0));
    assert_eq!(folder.version(), "1.0.0");
}

#[test]
fn the_version_of_the_config_is_taken_where_it_was_raised() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.toml", |text| text.replace("0.1.0", "0.3.0"));
    let run = folder.release(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert!(run.out.starts_with("things: 0.1.0 → 0.3.0, on "), "{}", run.out);
}

#[test]
fn a_dry_run_prints_the_same_and_writes_nothing() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", added);
    let before = folder.everything();
    let dry = folder.release(&["--date", "2026-03-04", "--dry-run"]);
    assert_eq!((dry.code, dry.err.as_str()), (Some(0), ""));
    assert_eq!(folder.everything(), before);
    let plan = dry.out.strip_suffix("nothing was written: this was a dry run\n").unwrap();
    let files = ["out/CHANGELOG.md", "out/Cargo.toml", "out/src/models.rs", "spec/things.toml", "spec/things.lock"];
    assert!(files.iter().all(|file| plan.lines().any(|line| line.trim() == *file)), "{plan}");
    let run = folder.release(&["--date", "2026-03-04"]);
    assert!(run.out.starts_with(plan), "{plan}\n{}", run.out);
}

/// A folder is where a file is to be.
#[test]
fn a_file_that_cannot_be_replaced_leaves_everything_as_it_was() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", added);
    fs::remove_file(folder.path("out/src/settings.rs")).unwrap();
    fs::create_dir(folder.path("out/src/settings.rs")).unwrap();
    fs::write(folder.path("out/src/settings.rs/in-the-way"), "").unwrap();
    let before = folder.everything();
    let run = folder.release(&[]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("settings.rs"), "{}", run.err);
    assert_eq!(folder.everything(), before);
}

/// Runs `release` with files limited to 4 KiB: as on a full disk with `ignore`, where writing fails; as in a crash without,
/// where the process is killed in the middle.
#[cfg(unix)]
fn release_without_room(folder: &Folder, ignore: &str) -> Run {
    let script = format!("{ignore} ulimit -f 8; exec \"$0\" release --config spec/things.toml --date 2026-03-04");
    Run::of(Command::new("bash").args(["-c", &script, env!("CARGO_BIN_EXE_xtask")]).current_dir(folder.0.path()))
}

#[cfg(unix)]
#[test]
fn a_full_disk_or_a_crash_before_the_first_file_changes_nothing() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", |text| added(text).replace("All of them.", &"long ".repeat(4000)));
    let before = folder.everything();
    let run = release_without_room(&folder, "trap '' XFSZ;");
    assert_eq!(run.code, Some(2), "{run:?}");
    assert_eq!(folder.everything(), before);
    assert_eq!(release_without_room(&folder, "").code, None);
    let is_temporary = |path: &str| path.rsplit('/').next().unwrap().starts_with(".sailmaker-");
    let left: Vec<_> = folder.everything().into_iter().filter(|(path, _)| !is_temporary(path)).collect();
    assert_eq!(left, before);
    assert_eq!(folder.release(&[]).code, Some(0));
    assert!(!folder.everything().iter().any(|(path, _)| is_temporary(path)));
}

/// As a process leaves it that was killed between two files: the client and the config are new, and the lock is not.
#[test]
fn a_release_that_was_cut_short_is_finished_by_the_next_run() {
    let Some(folder) = Folder::released() else { return };
    let lock = folder.text("spec/things.lock");
    for (path, change, version) in [("spec/things.yaml", "name: {type: string}", "0.1.1"), ("", "", "0.4.0")] {
        if !path.is_empty() {
            folder.change(path, |text| {
                text.replace("{id: {type: string}}", &format!("{{id: {{type: string}}, {change}}}"))
            });
        }
        let more: &[&str] = if path.is_empty() { &["--version", "0.4.0"] } else { &[] };
        assert_eq!(folder.release(&[&["--date", "2026-03-04"], more].concat()).code, Some(0));
        let whole = folder.everything();
        let new = folder.text("spec/things.lock");
        fs::write(
            folder.path("spec/things.lock"),
            if path.is_empty() { folder.git(&["show", "HEAD:spec/things.lock"]) } else { lock.clone() },
        )
        .unwrap();
        let run = folder.release(&["--date", "2026-03-04"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
        assert_eq!((folder.version().as_str(), folder.text("spec/things.lock")), (version, new));
        assert_eq!(folder.everything(), whole);
        folder.commit("Release");
    }
}

#[test]
fn a_check_tells_drift_of_the_output_from_drift_of_the_document() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", broken);
    let run = folder.check(&[]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.ends_with("help: run `cargo xtask generate --config spec/things.toml`\n"), "{}", run.err);
    let note = "note: the document or its config is not that of release 0.1.0 any more\n\
                help: `cargo xtask generate --check --verdict --config spec/things.toml` says what changed, and \
                `cargo xtask release --config spec/things.toml` releases it\n";
    assert!(run.out.ends_with(note), "{}", run.out);
    folder.run(&["generate", "--config", "spec/things.toml"]);
    let run = folder.check(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.ends_with(note), "{}", run.out);
}

#[test]
fn a_verdict_refuses_a_version_that_was_raised_too_little() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.yaml", broken);
    for (version, code) in [("0.1.0", 0), ("0.1.1", 1), ("0.0.9", 1), ("0.2.0", 0), ("1.0.0", 0)] {
        fs::write(folder.path("spec/things.toml"), CONFIG.replace("0.1.0", version)).unwrap();
        folder.run(&["generate", "--config", "spec/things.toml"]);
        let run = folder.check(&["--verdict"]);
        assert_eq!(run.code, Some(code), "{version}: {run:?}");
        assert!(run.out.contains("0.2.0"), "{version}: {}", run.out);
        if code == 1 {
            let expected = format!(
                "error: the version of the config, {version}, is too low: what changed since 0.1.0 asks for 0.2.0 at least\n\
                 help: run `cargo xtask release --config spec/things.toml --version 0.2.0`\n"
            );
            assert_eq!(run.err, expected);
        }
    }
}

#[test]
fn a_verdict_without_a_release_says_so() {
    let Some(folder) = Folder::repository() else { return };
    folder.run(&["generate", "--config", "spec/things.toml"]);
    let run = folder.check(&["--verdict"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.contains("nothing was released yet\nhelp: `cargo xtask release --config spec/things.toml`"),
        "{}",
        run.out
    );
}

#[test]
fn the_history_is_needed_only_where_something_changed() {
    let Some(folder) = Folder::released() else { return };
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

#[test]
fn a_lock_that_is_not_committed_tells_nothing() {
    let Some(folder) = Folder::repository() else { return };
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

#[test]
fn a_clone_without_the_history_says_how_to_fetch_it() {
    let Some(folder) = Folder::released() else { return };
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

#[test]
fn another_reading_of_the_released_document_is_said() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.lock", |text| text.replace("sha256:", "sha256:0"));
    folder.commit("As if an earlier generator had released it");
    let run = folder.release(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "things: nothing changed since release 0.1.0\n"));
    assert!(
        run.err.starts_with("warning: ") && run.err.contains(":spec/things.toml is not what was released as 0.1.0"),
        "{}",
        run.err
    );
    assert!(run.err.contains("`cargo semver-checks`"), "{}", run.err);
}

#[test]
fn a_lock_that_is_wrong_is_shown_with_its_place() {
    let Some(folder) = Folder::released() else { return };
    folder.change("spec/things.lock", |text| text.replace("date = ", "day = "));
    let run = folder.check(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(
        run.err.contains("the lock is wrong: unknown field `day`") && run.err.contains("--> spec/things.lock:9:1"),
        "{}",
        run.err
    );
}

#[test]
fn wrong_arguments_are_an_input_error() {
    let Some(folder) = Folder::repository() else { return };
    for arguments in [&["--date", "yesterday"][..], &["--version", "one"]] {
        let run = folder.release(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
    assert_eq!(folder.run(&["generate", "--verdict", "--config", "spec/things.toml"]).code, Some(2));
}
