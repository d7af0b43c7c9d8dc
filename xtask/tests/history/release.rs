//! `release`, where nothing goes wrong but the version.

use super::folder::{DOCUMENT, Folder, Run};
use super::repository::{CONFIG, added, broken, reworded};
use super::trials::{Found, Trial};
use sailmaker::release::FINGERPRINT_VERSION;

/// The tests of this file.
pub(crate) fn trials(git: &Found<()>) -> Vec<Trial> {
    crate::trials![if git; the_first_release_writes_all_that_belongs_to_it, what_was_released_is_not_released_again, notes_stand_before_what_changed, a_release_raises_the_version_by_what_changed, a_release_from_one_to_the_next, what_is_released_keeps_its_names, a_version_that_is_too_low_is_an_error_and_nothing_is_written, the_version_of_the_config_is_taken_where_it_was_raised, a_dry_run_prints_the_same_and_writes_nothing, wrong_arguments_are_an_input_error]
}

/// What is left to a person ends what is printed.
const NEXT: &str = "cargo publish --package things\n";

fn the_first_release_writes_all_that_belongs_to_it() {
    let folder = Folder::repository();
    let run = folder.release(&["--date", "2026-02-03"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.starts_with(
            "things: 0.1.0, the first release, on 2026-02-03\nchangelog:\n  - The first version: 1 operation and 1 model of version 1 of the document.\n"
        ),
        "{}",
        run.out
    );
    assert!(run.out.ends_with(NEXT), "{}", run.out);
    assert_eq!(folder.text("spec/things.toml"), CONFIG);
    let lock = folder.text("spec/things.lock");
    for part in [
        "\nversion = \"0.1.0\"\nfingerprint = \"sha256:",
        format!("\"\nfingerprint-version = {FINGERPRINT_VERSION}\ngenerator = \"").as_str(),
        "[[release]]\nversion = \"0.1.0\"\ndate = \"2026-02-03\"\nchanges = [\n    \"The first version: ",
    ] {
        assert!(lock.contains(part), "{part} in {lock}");
    }
    let kept = folder.text("spec/things.released.json");
    assert!(kept.contains("\n  \"property id\": \"id: Option<String>\",\n"), "{kept}");
    assert!(folder.text("out/CHANGELOG.md").contains("## 0.1.0 - 2026-02-03\n\n- The first version: "));
    let run = folder.check(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.ends_with("all up to date\n"), "{}", run.out);
    assert_eq!(folder.check(&["--verdict"]).code, Some(0));
}

fn what_was_released_is_not_released_again() {
    let folder = Folder::released();
    let before = folder.files();
    let run = folder.release(&[]);
    assert_eq!(
        run,
        Run {
            code: Some(0),
            out: "things: nothing changed since release 0.1.0; `--version` releases it all the same\n".into(),
            err: String::new()
        }
    );
    assert_eq!(folder.files(), before);
    // The version that is asked for is released all the same.
    let run = folder.release(&["--version", "0.1.1"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        folder.text("out/CHANGELOG.md").contains("- The same client, written anew; nothing of the document changed.")
    );
}

fn notes_stand_before_what_changed() {
    let folder = Folder::released();
    let notes = ["--note", "The answer is `42`.", "--note", " **Breaking:** Give it. "];
    let run = folder.release(&[&["--version", "0.2.0"], &notes[..]].concat());
    assert_eq!(run.code, Some(0), "{run:?}");
    let changelog = folder.text("out/CHANGELOG.md");
    assert!(changelog.contains("\n\n- The answer is `42`.\n- **Breaking:** Give it.\n\n## 0.1.0"), "{changelog}");
    folder.commit("Release 0.2.0");
    folder.change("spec/things.yaml", added);
    let run = folder.release(&notes[..2]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let changelog = folder.text("out/CHANGELOG.md");
    let (_, latest) = changelog.split_once("\n- The answer is `42`.\n- ").expect("the note before what changed");
    assert!(!latest.starts_with("**Breaking:** Give it."), "{changelog}");
    for wrong in ["", " ", "a\nb"] {
        let run = folder.release(&["--note", wrong]);
        assert!(run.code == Some(2) && run.err.contains("a note is one line"), "{run:?}");
    }
}

fn a_release_raises_the_version_by_what_changed() {
    let document = [(reworded(DOCUMENT), "0.1.1"), (added(DOCUMENT), "0.1.1"), (broken(DOCUMENT), "0.2.0")];
    for (document, version) in document {
        let folder = Folder::released();
        folder.change("spec/things.yaml", |_| document.clone());
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

fn a_release_from_one_to_the_next() {
    let folder = Folder::released();
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

/// Two schemas of one title have neither, and two operations that a tag would call the same keep all of their ids, but for what was released
/// before the others were there.
fn what_is_released_keeps_its_names() {
    let titled = "{title: Piece, type: object, properties: {a: {type: string}}}";
    let first = DOCUMENT
        .replace("operationId: listThings", "operationId: things_list")
        .replace("{id: {type: string}}", &format!("{{id: {{type: string}}, part: {titled}}}"));
    let more = "  /all: {get: {operationId: list, tags: [things], responses: {'200': {description: All., content: {application/json: \
                {schema: {$ref: '#/components/schemas/Piece'}}}}}}}\ncomponents:\n  schemas:\n    Piece: {type: object, properties: {b: \
                {type: integer}}}\n";
    let second = first.replace("components:\n  schemas:\n", more);
    let written = |folder: &Folder, text: &str| folder.text("out/src/models.rs").contains(text);
    let calls = |folder: &Folder, text: &str| folder.text("out/src/operations/things.rs").contains(text);
    let folder = Folder::repository();
    folder.change("spec/things.yaml", |_| first.clone());
    assert_eq!(folder.release(&["--date", "2026-02-03"]).code, Some(0));
    folder.commit("Release 0.1.0");
    assert!(written(&folder, "pub part: Option<Piece>") && calls(&folder, "pub fn list(&self) -> ThingsList"));
    folder.change("spec/things.yaml", |_| second.clone());
    let run = folder.release(&["--date", "2026-03-04"]);
    assert_eq!((run.code, folder.version().as_str()), (Some(0), "0.1.1"), "{run:?}");
    assert!(written(&folder, "pub part: Option<Piece>") && written(&folder, "pub struct Piece2"));
    assert!(calls(&folder, "pub fn list(&self) -> ThingsList") && calls(&folder, "-> List"));
    // A client that was not released has other names.
    let other = Folder::repository();
    other.change("spec/things.yaml", |_| second.clone());
    assert_eq!(other.release(&["--date", "2026-02-03"]).code, Some(0));
    assert!(written(&other, "pub part: Option<ThingPart>") && calls(&other, "pub fn things_list(&self) -> ThingsList"));
}

fn a_version_that_is_too_low_is_an_error_and_nothing_is_written() {
    let folder = Folder::released();
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

fn the_version_of_the_config_is_taken_where_it_was_raised() {
    let folder = Folder::released();
    folder.change("spec/things.toml", |text| text.replace("0.1.0", "0.3.0"));
    let run = folder.release(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    assert!(run.out.starts_with("things: 0.1.0 → 0.3.0, on "), "{}", run.out);
}

fn a_dry_run_prints_the_same_and_writes_nothing() {
    let folder = Folder::released();
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

fn wrong_arguments_are_an_input_error() {
    let folder = Folder::repository();
    for arguments in [&["--date", "yesterday"][..], &["--version", "one"]] {
        let run = folder.release(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
    assert_eq!(folder.run(&["generate", "--verdict", "--config", "spec/things.toml"]).code, Some(2));
}
