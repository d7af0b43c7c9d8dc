//! What the arguments of `diff` may be, and what it ends with.

use super::folder::{DOCUMENT, Folder, Run};
use super::repository::{CONFIG, added, broken};
use super::trials::{Found, Trial};
use std::fs;

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git; the_exit_code_says_whether_something_breaks, the_version_to_go_on_from_is_that_of_the_config, every_format_ends_in_the_version, a_config_names_what_only_one_document_has, all_that_is_wrong_with_both_is_printed, a_folder_stands_for_its_config_or_its_document, the_help_says_what_the_arguments_may_be, what_an_overlay_changes_is_placed_in_it]
}

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

fn the_version_to_go_on_from_is_that_of_the_config() {
    let folder = Folder::new();
    fs::write(folder.path("other.yaml"), broken(DOCUMENT)).unwrap();
    fs::write(folder.path("old.toml"), CONFIG.replace("0.1.0", "1.2.3")).unwrap();
    fs::write(folder.path("new.toml"), CONFIG.replace("0.1.0", "7.0.0").replace("things.yaml", "other.yaml")).unwrap();
    let version = |old, new, more: &[&str]| folder.verdict(old, new, more)["version"]["release"].clone();
    assert_eq!(version("old.toml", "new.toml", &[]), "2.0.0");
    assert_eq!(version("old.toml", "other.yaml", &[]), "2.0.0");
    assert_eq!(version("things.yaml", "new.toml", &[]), "8.0.0");
    assert_eq!(version("things.yaml", "other.yaml", &["--config", "old.toml"]), "2.0.0");
    // Nobody said a version.
    assert_eq!(version("things.yaml", "other.yaml", &[]), serde_json::Value::Null);
}

fn every_format_ends_in_the_version() {
    let folder = Folder::new();
    fs::write(folder.path("other.yaml"), broken(DOCUMENT)).unwrap();
    fs::write(folder.path("things.toml"), CONFIG).unwrap();
    for format in ["text", "markdown", "json"] {
        let run = folder.diff("things.toml", "other.yaml", &["--format", format]);
        assert!(run.out.contains("0.2.0"), "{format}: {}", run.out);
    }
}

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

fn all_that_is_wrong_with_both_is_printed() {
    let folder = Folder::new();
    fs::write(folder.path("one.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Thign'")).unwrap();
    fs::write(folder.path("two.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Think'")).unwrap();
    let run = folder.diff("one.yaml", "two.yaml", &["--strict"]);
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

fn a_folder_stands_for_its_config_or_its_document() {
    let folder = Folder::repository();
    fs::create_dir(folder.path("documents")).unwrap();
    fs::write(folder.path("documents/things.yaml"), broken(DOCUMENT)).unwrap();
    fs::write(folder.path("documents/part.yaml"), "type: object\n").unwrap();
    fs::write(folder.path("documents/Cargo.toml"), "[package]\nname = \"openapi\"\n").unwrap();
    assert_eq!(folder.diff("spec", "documents", &[]).code, Some(1));
    assert_eq!(folder.verdict("spec", "documents", &[])["version"]["release"], "0.2.0");
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

fn the_help_says_what_the_arguments_may_be() {
    let run = Folder::new().run(&["diff", "--help"]);
    for word in ["REVISION:PATH", "folder", "--format", "markdown", "Exits with 1"] {
        assert!(run.out.contains(word), "{word} in {}", run.out);
    }
}

/// A config of a revision is read with its overlays of that time, and what they change has its place in them.
fn what_an_overlay_changes_is_placed_in_it() {
    let folder = Folder::repository();
    let overlay = |kind: &str| {
        let action = "- target: $.components.schemas.Thing.properties";
        format!(
            "overlay: 1.1.0\ninfo: {{title: T, version: '1'}}\nactions:\n{action}\n  update: {{size: {{type: {kind}}}}}\n"
        )
    };
    folder.change("spec/things.toml", |config| {
        config.replace("output =", "overlays = [\"things.overlay.yaml\"]\noutput =")
    });
    std::fs::write(folder.path("spec/things.overlay.yaml"), overlay("string")).unwrap();
    folder.commit("Correct");
    std::fs::write(folder.path("spec/things.overlay.yaml"), overlay("integer")).unwrap();
    let verdict = folder.verdict("HEAD:spec/things.toml", "spec/things.toml", &[]);
    let places = |side: &str| {
        let position = &verdict["changes"][0][side];
        (position["file"].as_str().unwrap().to_owned(), position["line"].as_u64().unwrap())
    };
    assert_eq!(places("before"), ("HEAD:spec/things.overlay.yaml".to_owned(), 5));
    assert_eq!(places("after"), ("spec/things.overlay.yaml".to_owned(), 5));
}
