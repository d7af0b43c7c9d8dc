//! `diff`: what its arguments may be, how places are shown, and the exit codes.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/repository.rs"]
mod repository;

use folder::{DOCUMENT, Folder, Run};
use repository::{CONFIG, added, broken, reworded};
use std::fs;

impl Folder {
    fn diff(&self, old: &str, new: &str, more: &[&str]) -> Run {
        self.run(&[&["diff", old, new], more].concat())
    }
}

/// A verdict as JSON.
fn verdict(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{run:?}"))
}

#[test]
fn the_exit_code_says_whether_something_breaks() {
    let folder = Folder::new();
    for (name, text, code) in
        [("added", added(DOCUMENT), 0), ("broken", broken(DOCUMENT), 1), ("same", DOCUMENT.into(), 0)]
    {
        fs::write(folder.path("other.yaml"), text).unwrap();
        let run = folder.diff("things.yaml", "other.yaml", &[]);
        assert_eq!((run.code, run.err.as_str()), (Some(code), ""), "{name}: {}", run.out);
        // Mirrored, what was added is taken away.
        let run = folder.diff("other.yaml", "things.yaml", &[]);
        assert_eq!(run.code, Some(i32::from(name != "same")), "{name}: {}", run.out);
    }
}

#[test]
fn the_version_to_go_on_from_is_that_of_the_config() {
    let folder = Folder::new();
    fs::write(folder.path("other.yaml"), broken(DOCUMENT)).unwrap();
    fs::write(folder.path("old.toml"), CONFIG.replace("0.1.0", "1.2.3")).unwrap();
    fs::write(folder.path("new.toml"), CONFIG.replace("0.1.0", "7.0.0").replace("things.yaml", "other.yaml")).unwrap();
    let version = |old, new, more: &[&str]| {
        verdict(&folder.diff(old, new, &[&["--format", "json"], more].concat()))["version"].clone()
    };
    assert_eq!(version("old.toml", "new.toml", &[]), "2.0.0");
    assert_eq!(version("old.toml", "other.yaml", &[]), "2.0.0");
    assert_eq!(version("things.yaml", "new.toml", &[]), "8.0.0");
    assert_eq!(version("things.yaml", "other.yaml", &["--config", "old.toml"]), "2.0.0");
    // Nobody said a version.
    assert_eq!(version("things.yaml", "other.yaml", &[]), serde_json::Value::Null);
}

#[test]
fn every_format_ends_in_the_version() {
    let folder = Folder::new();
    fs::write(folder.path("other.yaml"), broken(DOCUMENT)).unwrap();
    fs::write(folder.path("things.toml"), CONFIG).unwrap();
    for format in ["text", "markdown", "json"] {
        let run = folder.diff("things.toml", "other.yaml", &["--format", format]);
        assert!(run.out.contains("0.2.0"), "{format}: {}", run.out);
    }
}

#[test]
fn a_config_names_what_only_one_document_has() {
    let folder = Folder::new();
    fs::write(folder.path("other.yaml"), DOCUMENT.replace("Thing", "Item").replace("listThings", "listItems")).unwrap();
    let overrides = "[names]\nThing = \"Object\"\n[operations]\nlistThings = \"list\"\n";
    fs::write(folder.path("things.toml"), format!("{CONFIG}{overrides}")).unwrap();
    let run = folder.diff("things.yaml", "other.yaml", &["--config", "things.toml"]);
    assert!(run.code != Some(2) && run.err.is_empty(), "{run:?}");
    // With its own document, a name of nothing is an error.
    fs::write(folder.path("things.toml"), format!("{CONFIG}{overrides}").replace("things.yaml", "other.yaml")).unwrap();
    let run = folder.diff("things.yaml", "things.toml", &[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("the config names `Thing`, which is no type of the document"), "{}", run.err);
}

#[test]
fn all_that_is_wrong_with_both_is_printed() {
    let folder = Folder::new();
    fs::write(folder.path("one.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Thign'")).unwrap();
    fs::write(folder.path("two.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Think'")).unwrap();
    let run = folder.diff("one.yaml", "two.yaml", &[]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    for place in
        ["--> one.yaml:11:55", "`#/components/schemas/Thign`", "--> two.yaml:11:55", "`#/components/schemas/Think`"]
    {
        assert!(run.err.contains(place), "{place} in {}", run.err);
    }
    let run = folder.diff("none.yaml", "none.toml", &[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("none.toml"), "{}", run.err);
}

#[test]
fn a_folder_stands_for_its_config_or_its_document() {
    let Some(folder) = Folder::repository() else { return };
    fs::create_dir(folder.path("documents")).unwrap();
    fs::write(folder.path("documents/things.yaml"), broken(DOCUMENT)).unwrap();
    fs::write(folder.path("documents/part.yaml"), "type: object\n").unwrap();
    fs::write(folder.path("documents/Cargo.toml"), "[package]\nname = \"openapi\"\n").unwrap();
    let run = folder.diff("spec", "documents", &["--format", "json"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(verdict(&run)["version"], "0.2.0");
    fs::write(folder.path("documents/a.json"), "{\"openapi\": \"3.0.0\"}").unwrap();
    let run = folder.diff("spec", "documents", &[]);
    assert_eq!(
        run,
        Run {
            code: Some(2),
            out: String::new(),
            err: "error: `documents` has 2 documents: `documents/a.json`, `documents/things.yaml`\n\
                  help: name the one that is meant\n"
                .into()
        }
    );
    fs::create_dir(folder.path("empty")).unwrap();
    let run = folder.diff("spec", "empty", &[]);
    assert!(run.code == Some(2) && run.err.contains("`empty` has neither a config nor an OpenAPI document"), "{run:?}");
}

#[test]
fn a_revision_is_compared_with_the_disk() {
    let Some(folder) = Folder::repository() else { return };
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

#[test]
fn a_revision_is_found_from_a_folder_below_and_whatever_became_of_the_file() {
    let Some(folder) = Folder::repository() else { return };
    folder.git(&["mv", "spec", "documents"]);
    folder.change("documents/things.yaml", reworded);
    let below = |old: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_xtask"));
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

#[test]
fn places_in_a_revision_are_shown_as_git_names_them() {
    let Some(folder) = Folder::repository() else { return };
    folder.change("spec/things.yaml", |text| text.replace("schemas/Thing'", "schemas/Thign'"));
    folder.change("spec/things.toml", |text| text.replace("output", "outputs"));
    folder.commit("Break it");
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD:spec/things.toml", &["--config", "spec/things.toml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("--> HEAD:spec/things.toml:3:1"), "{}", run.err);
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD~1:spec", &[]);
    assert!(run.err.contains("--> HEAD:spec/things.yaml:11:55"), "{}", run.err);
    let temporary = std::env::temp_dir();
    assert!(!run.err.contains(&temporary.display().to_string()), "{}", run.err);
}

#[test]
fn changes_are_placed_in_the_revision() {
    let Some(folder) = Folder::repository() else { return };
    folder.change("spec/things.yaml", broken);
    let run = folder.diff("HEAD:spec", "spec", &["--format", "json"]);
    let verdict = verdict(&run);
    let change = &verdict["changes"][0];
    assert_eq!(
        (&change["before"]["file"], &change["before"]["line"]),
        (&"HEAD:spec/things.yaml".into(), &14.into()),
        "{verdict}"
    );
    assert_eq!(change["after"]["file"], "spec/things.yaml");
}

#[test]
fn a_config_of_a_revision_may_read_what_is_beside_its_folder() {
    let Some(folder) = Folder::repository() else { return };
    folder.git(&["mv", "spec/things.yaml", "things.yaml"]);
    folder.change("spec/things.toml", |text| text.replace("things.yaml", "../things.yaml"));
    folder.commit("Move the document");
    let run = folder.diff("HEAD~1:spec", "HEAD:spec", &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

#[test]
fn references_of_a_revision_leave_the_folder_only_when_they_may() {
    let Some(folder) = Folder::repository() else { return };
    fs::write(folder.path("Thing.yaml"), "type: object\nproperties: {id: {type: string}}\n").unwrap();
    folder.change("spec/things.yaml", |text| text.replace("'#/components/schemas/Thing'", "../Thing.yaml"));
    folder.commit("Split");
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD:spec/things.yaml", &[]);
    assert!(run.code == Some(2) && run.err.contains("outside the root document's folder"), "{run:?}");
    let run = folder.diff("HEAD:spec/things.yaml", "HEAD:spec/things.yaml", &["--allow-outside"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

#[test]
fn a_file_with_a_colon_goes_before_a_revision() {
    let Some(folder) = Folder::repository() else { return };
    if cfg!(windows) {
        return;
    }
    fs::write(folder.path("HEAD:things.yaml"), DOCUMENT).unwrap();
    let run = folder.diff("HEAD:things.yaml", "spec/things.yaml", &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
}

#[test]
fn what_git_does_not_know_is_an_input_error() {
    let Some(folder) = Folder::repository() else { return };
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

#[test]
fn the_help_says_what_the_arguments_may_be() {
    let run = Folder::new().run(&["diff", "--help"]);
    for word in ["REVISION:PATH", "folder", "--format", "markdown", "Exits with 1"] {
        assert!(run.out.contains(word), "{word} in {}", run.out);
    }
}
