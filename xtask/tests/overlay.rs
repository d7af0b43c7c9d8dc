//! Overlays on the command line.

#[path = "support/folder.rs"]
mod folder;

use folder::{Folder, Run};
use std::fs;
use std::path::Path;

const CORRECTIONS: &str = "\
overlay: 1.1.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.components.schemas.Thing.properties
    description: The service has sent a name since its second release.
    update:
      name: {type: string}
  - target: $.paths.*.get.tags[?@ == 'things']
    remove: true
";

/// A folder with a document, an overlay, and a config in a folder of its own that names both.
fn folder() -> Folder {
    let folder = Folder::new();
    fs::write(folder.path("corrections.overlay.yaml"), CORRECTIONS).unwrap();
    let config = "document = \"../things.yaml\"\noverlays = [\"../corrections.overlay.yaml\"]\noutput = \"../out\"\n\n\
                  [crate]\nname = \"things\"\nversion = \"0.1.0\"\n";
    fs::create_dir(folder.path("config")).unwrap();
    fs::write(folder.path("config/things.toml"), config).unwrap();
    folder
}

#[test]
fn each_action_is_a_line() {
    let printed = "corrections.overlay.yaml:4: update $.components.schemas.Thing.properties, 1 node\n\
                   corrections.overlay.yaml:8: remove $.paths.*.get.tags[?@ == 'things'], 1 node\n";
    let folder = folder();
    let expected = Run { code: Some(0), out: printed.to_owned(), err: String::new() };
    assert_eq!(folder.run(&["overlay", "--config", "config/things.toml"]), expected);
    assert_eq!(folder.run(&["overlay", "--spec", "things.yaml", "--overlay", "corrections.overlay.yaml"]), expected);
}

#[test]
fn what_an_action_changes_is_explained() {
    let run = folder().run(&["overlay", "--explain", "--config", "config/things.toml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(
        run.out,
        "\
corrections.overlay.yaml:4: update $.components.schemas.Thing.properties, 1 node
  The service has sent a name since its second release.

  things.yaml:14: /components/schemas/Thing/properties
    +name:
    +  type: string

corrections.overlay.yaml:8: remove $.paths.*.get.tags[?@ == 'things'], 1 node

  things.yaml:7: /paths/~1things/get/tags/0
    -things

"
    );
}

#[test]
fn an_action_that_outlived_its_reason_is_an_error() {
    let folder = folder();
    let repaired = fs::read_to_string(folder.path("things.yaml")).unwrap().replace("tags: [things]", "tags: [all]");
    fs::write(folder.path("things.yaml"), repaired).unwrap();
    for command in [&["overlay"][..], &["overlay", "--explain"], &["ir"], &["generate"]] {
        let run = folder.run(&[command, &["--config", "config/things.toml"]].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{command:?}");
        assert!(run.err.contains("error: this action matches nothing any more"), "{}", run.err);
        assert!(run.err.contains("corrections.overlay.yaml:8:13"), "{}", run.err);
    }
}

#[test]
fn without_overlays_there_is_nothing_to_check() {
    let folder = folder();
    let config =
        fs::read_to_string(folder.path("config/things.toml")).unwrap().replace("\"../corrections.overlay.yaml\"", "");
    fs::write(folder.path("config/things.toml"), config).unwrap();
    let run = folder.run(&["overlay", "--config", "config/things.toml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "things.yaml: no overlay corrects it\n"));
}

#[test]
fn overlays_of_the_command_line_come_after_those_of_the_config() {
    let folder = folder();
    let more = "overlay: 1.1.0\ninfo: {title: More, version: '1'}\n\
                actions: [{target: $.components.schemas.Thing.properties.name, update: {maxLength: 9}}]\n";
    fs::write(folder.path("more.yaml"), more).unwrap();
    let run = folder.run(&["overlay", "--config", "config/things.toml", "--overlay", "more.yaml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(run.out.lines().count(), 3);
    let run = folder.run(&["ir", "--config", "config/things.toml", "--overlay", "more.yaml"]);
    let printed: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(printed["files"], serde_json::json!(["things.yaml", "corrections.overlay.yaml", "more.yaml"]));
}

#[test]
fn every_command_corrects_the_document() {
    let folder = folder();
    let corrected = ["--overlay", "corrections.overlay.yaml"];
    let run = folder.run(&[&["bundle", "things.yaml", "-o", "corrected.yaml"][..], &corrected].concat());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(fs::read_to_string(folder.path("corrected.yaml")).unwrap().contains("name:\n          type: string\n"));
    let generate = [&["generate", "--spec", "things.yaml", "--out", "out"][..], &corrected].concat();
    assert_eq!(folder.run(&generate).code, Some(0));
    assert!(folder.files().iter().any(|(_, text)| text.contains("pub name: Option<String>")));
    fs::remove_file(folder.path("out/rustfmt.toml")).unwrap();
    let run = folder.run(&[&generate[..], &["--check"]].concat());
    let repair = "help: run `cargo xtask generate --spec things.yaml --out out --overlay corrections.overlay.yaml`";
    assert!(run.err.contains(repair), "{}", run.err);
}

/// What the guide shows of an overlay is what comes of it.
#[test]
fn the_guide_shows_what_is_printed() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let guide = fs::read_to_string(repository.join("docs/overlays.md")).unwrap();
    let overlay = guide.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = Folder::new();
    fs::create_dir(folder.path("spec")).unwrap();
    fs::copy(repository.join("spec/source-usages.yaml"), folder.path("spec/source-usages.yaml")).unwrap();
    fs::write(folder.path("errors.overlay.yaml"), overlay).unwrap();
    let command = "overlay --explain --spec spec/source-usages.yaml --overlay errors.overlay.yaml";
    assert!(guide.contains(&format!("`sailmaker {command}`")));
    let run = folder.run(&command.split(' ').collect::<Vec<_>>());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(guide.contains(&format!("```text\n{}\n```\n", run.out.trim_end())), "{}", run.out);
}
