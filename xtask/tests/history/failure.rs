//! `release` where it cannot write, or is killed.

use super::folder::{Folder, Run};
use super::repository::added;
use super::trials::{Found, Trial};
use std::fs;
use std::process::Command;

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git; a_file_that_cannot_be_replaced_leaves_everything_as_it_was, a_full_disk_or_a_crash_before_the_first_file_changes_nothing, a_release_that_was_cut_short_is_finished_by_the_next_run]
}

/// A folder is where a file is to be.
fn a_file_that_cannot_be_replaced_leaves_everything_as_it_was() {
    let folder = Folder::released();
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
fn a_full_disk_or_a_crash_before_the_first_file_changes_nothing() {
    let folder = Folder::released();
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
fn a_release_that_was_cut_short_is_finished_by_the_next_run() {
    let folder = Folder::released();
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
