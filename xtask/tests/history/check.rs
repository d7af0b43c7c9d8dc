//! What `generate --check` says of releases.

use super::folder::Folder;
use super::repository::{CONFIG, broken};
use super::trials::{Found, Trial};
use std::fs;

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git; a_check_tells_drift_of_the_output_from_drift_of_the_document, a_verdict_refuses_a_version_that_was_raised_too_little, a_verdict_without_a_release_says_so, a_lock_that_is_wrong_is_shown_with_its_place]
}

fn a_check_tells_drift_of_the_output_from_drift_of_the_document() {
    let folder = Folder::released();
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

fn a_verdict_refuses_a_version_that_was_raised_too_little() {
    let folder = Folder::released();
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

fn a_verdict_without_a_release_says_so() {
    let folder = Folder::repository();
    folder.run(&["generate", "--config", "spec/things.toml"]);
    let run = folder.check(&["--verdict"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.contains("nothing was released yet\nhelp: `cargo xtask release --config spec/things.toml`"),
        "{}",
        run.out
    );
}

fn a_lock_that_is_wrong_is_shown_with_its_place() {
    let folder = Folder::released();
    folder.change("spec/things.lock", |text| text.replace("date = ", "day = "));
    let run = folder.check(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(
        run.err.contains("the lock is wrong: unknown field `day`") && run.err.contains("--> spec/things.lock:11:1"),
        "{}",
        run.err
    );
}
