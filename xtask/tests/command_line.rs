//! The commands as a user runs them: arguments in; files, output and exit code out.

#[path = "support/folder.rs"]
mod folder;

use folder::{DOCUMENT, Folder, Run};
use std::fs;
use std::path::Path;
use std::process::Command;

impl Folder {
    /// `generate --spec things.yaml --out out`, and more.
    fn generate(&self, more: &[&str]) -> Run {
        self.run(&[&["generate", "--spec", "things.yaml", "--out", "out"], more].concat())
    }
}

#[test]
fn a_newcomer_is_helped() {
    let run = Folder::new().run(&["--help"]);
    assert_eq!(run.code, Some(0));
    for word in ["generate", "ir", "Exit codes", "OpenAPI"] {
        assert!(run.out.contains(word), "{word} in {}", run.out);
    }
}

#[test]
fn wrong_arguments_are_an_input_error() {
    let run = Folder::new().run(&["generate", "--spec", "things.yaml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--out"), "{}", run.err);
}

#[test]
fn what_is_generated_is_up_to_date() {
    let folder = Folder::new();
    let run = folder.generate(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let files = folder.files();
    assert_eq!(run.out, format!("out: {} written, 0 unchanged, 0 removed\n", files.len()));
    let run = folder.generate(&["--check"]);
    assert_eq!(
        run,
        Run { code: Some(0), out: format!("out: {} files, all up to date\n", files.len()), err: String::new() }
    );
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::new();
    folder.generate(&[]);
    let manifest = folder.path("out/Cargo.toml");
    let before = fs::metadata(&manifest).unwrap().modified().unwrap();
    let run = folder.generate(&[]);
    assert_eq!(run.out, format!("out: 0 written, {} unchanged, 0 removed\n", folder.files().len()));
    assert_eq!(fs::metadata(&manifest).unwrap().modified().unwrap(), before);
}

#[test]
fn drift_is_shown_with_the_command_that_repairs_it() {
    let folder = Folder::new();
    folder.generate(&[]);
    fs::remove_file(folder.path("out/rustfmt.toml")).unwrap();
    let other = DOCUMENT.replace("{id: {type: string}}", "{id: {type: integer}}").replace("Thing", "Item");
    fs::write(folder.path("things.yaml"), other).unwrap();
    let run = folder.generate(&["--check"]);
    assert_eq!(run.code, Some(1));
    let expected = [
        "missing: rustfmt.toml",
        "missing: docs/models/item.md",
        "extra:   docs/models/thing.md",
        "changed: src/models.rs",
        "--- on disk/src/models.rs",
        "-    pub id: Option<String>,",
        "+    pub id: Option<i64>,",
        "changed: sailmaker.sha256",
    ];
    for line in expected {
        assert!(run.out.lines().any(|printed| printed == line), "{line} in {}", run.out);
    }
    assert_eq!(
        run.err,
        "error: out: 12 of the files are not as they would be generated\n\
         help: run `cargo xtask generate --spec things.yaml --out out`\n"
    );
    folder.generate(&[]);
    assert_eq!(folder.generate(&["--check"]).code, Some(0));
}

#[test]
fn a_check_writes_nothing() {
    let folder = Folder::new();
    assert_eq!(folder.generate(&["--check"]).code, Some(1));
    assert!(!folder.path("out").exists());
}

#[test]
fn all_errors_are_printed_and_nothing_is_written() {
    let folder = Folder::new();
    let broken = DOCUMENT.replace("schemas/Thing'", "schemas/Thign'").replace("{type: string}", "{type: [1]}");
    fs::write(folder.path("things.yaml"), broken).unwrap();
    let run = folder.generate(&["--strict"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("things.yaml:11:"), "{}", run.err);
    assert!(!folder.path("out").exists());
}

#[test]
fn the_model_is_printed_as_json() {
    let run = Folder::new().run(&["ir", "--spec", "things.yaml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let printed: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(printed["files"], serde_json::json!(["things.yaml"]));
    assert_eq!(printed["api"]["operations"][0]["id"], "listThings");
    assert_eq!(printed["api"]["operations"][0]["location"], "0#/paths/~1things/get");
}

/// Runs `generate` with files limited to 4 KiB, which several of the generated ones exceed: as on a full disk with `ignore`,
/// where writing fails; as in a crash without, where the process is killed in the middle.
#[cfg(unix)]
fn generate_without_room(folder: &Folder, ignore: &str) -> Run {
    let script = format!("{ignore} ulimit -f 8; exec \"$0\" generate --spec things.yaml --out out");
    Run::of(Command::new("bash").args(["-c", &script, env!("CARGO_BIN_EXE_xtask")]).current_dir(folder.0.path()))
}

#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing() {
    let folder = Folder::new();
    folder.generate(&[]);
    let before = folder.files();
    let grown = format!("{DOCUMENT}    Other: {{type: string, description: '{}'}}\n", "long ".repeat(4000));
    let grown = grown.replace("{type: string}}}", "{type: string}, other: {$ref: '#/components/schemas/Other'}}}");
    fs::write(folder.path("things.yaml"), grown).unwrap();
    let run = generate_without_room(&folder, "trap '' XFSZ;");
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("too large") || run.err.contains("File"), "{}", run.err);
    assert_eq!(folder.files(), before);
}

#[cfg(unix)]
#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    let folder = Folder::new();
    let run = |script: &str| {
        let script = format!("set -o pipefail; trap '' XFSZ; {script}");
        Run::of(Command::new("bash").args(["-c", &script, env!("CARGO_BIN_EXE_xtask")]).current_dir(folder.0.path()))
    };
    let full = run("ulimit -f 1; \"$0\" ir --spec things.yaml > model.json");
    assert_eq!(full.code, Some(2), "{full:?}");
    assert!(full.err.starts_with("error: the result cannot be written to stdout: "), "{}", full.err);
    let gone = run("\"$0\" ir --spec things.yaml | head -n 1");
    assert_eq!((gone.code, gone.out.as_str(), gone.err.as_str()), (Some(0), "{\n", ""));
}

/// Many systems let a process open a thousand files, and a client may have more.
#[cfg(unix)]
#[test]
fn files_are_not_held_open() {
    let folder = Folder::new();
    let script = "ulimit -n 40; exec \"$0\" generate --spec things.yaml --out out";
    let run =
        Run::of(Command::new("bash").args(["-c", script, env!("CARGO_BIN_EXE_xtask")]).current_dir(folder.0.path()));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(folder.files().len() > 40);
}

#[cfg(unix)]
#[test]
fn a_crash_leaves_no_half_written_file_and_the_next_run_heals() {
    let folder = Folder::new();
    let run = generate_without_room(&folder, "");
    assert_eq!(run.code, None, "a signal ends it: {run:?}");
    let is_temporary = |path: &Path| path.file_name().unwrap().to_string_lossy().starts_with(".sailmaker-");
    assert!(folder.files().iter().all(|(path, _)| is_temporary(path)), "{:?}", folder.files());
    assert_eq!(folder.generate(&[]).code, Some(0));
    assert_eq!(folder.generate(&["--check"]).code, Some(0));
    assert!(!folder.files().iter().any(|(path, _)| is_temporary(path)));
}

#[cfg(unix)]
#[test]
fn new_files_are_as_readable_as_any_other() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.generate(&[]);
    fs::write(folder.path("other"), "").unwrap();
    let mode = |path: &str| fs::metadata(folder.path(path)).unwrap().permissions().mode();
    assert_eq!(mode("out/Cargo.toml"), mode("other"));
}

/// Runs as a user who owns nothing here: as this one, or as `nobody` where this one is root and may read everything.
#[cfg(unix)]
#[test]
fn a_file_without_permission() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let folder = Folder::new();
    let mode = |path: &Path, mode| fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    mode(folder.0.path(), 0o755);
    mode(&folder.path("things.yaml"), 0o000);
    // The folder that the program is built in may be closed to others. Another process makes the copy: were it open to be written
    // here while another test starts a process, that one had it open too for a moment, and a file that is written does not run.
    let program = folder.path("xtask");
    assert!(Command::new("cp").args([Path::new(env!("CARGO_BIN_EXE_xtask")), &program]).status().unwrap().success());
    mode(&program, 0o755);
    let mut command = Command::new(&program);
    command.args(["ir", "--spec", "things.yaml"]).current_dir(folder.0.path());
    if fs::metadata(folder.0.path()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let expected = "error: cannot read `things.yaml`: permission denied\n\
                    --> things.yaml\n \
                    = help: let the user who runs this read the file\n\n\
                    error: 1 error; nothing was written\n";
    assert_eq!(Run::of(&mut command), Run { code: Some(2), out: String::new(), err: expected.to_owned() });
}

#[test]
fn a_name_in_the_config_that_names_nothing_is_an_error() {
    let folder = Folder::new();
    let config = "document = \"things.yaml\"\noutput = \"out\"\n[crate]\nname = \"things\"\nversion = \"0.1.0\"\n[names]\nThign = \"Item\"\n";
    fs::write(folder.path("things.toml"), config).unwrap();
    let expected = "error: the config names `Thign`, which is no type of the document\n \
                    |\n \
                    = help: take it out of `[names]`, or correct it\n\n\
                    error: 1 error; nothing was written\n";
    let run = folder.run(&["generate", "--config", "things.toml"]);
    assert_eq!(run, Run { code: Some(2), out: String::new(), err: expected.to_owned() });
}

#[test]
fn everything_wrong_with_a_config_is_printed() {
    let folder = Folder::new();
    fs::write(
        folder.path("things.toml"),
        "document = \"things.yaml\"\noutput = \"out\"\n[crate]\nname = \"1\"\nversion = \"one\"\n",
    )
    .unwrap();
    let run = folder.run(&["generate", "--config", "things.toml"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("`1` is not a name for a crate") && run.err.contains("`one` is not a version"),
        "{}",
        run.err
    );
}

#[test]
fn the_place_of_a_fault_in_a_config_is_shown() {
    let folder = Folder::new();
    fs::write(folder.path("things.toml"), "document = \"things.yaml\"\noutputs = \"out\"\n").unwrap();
    let run = folder.run(&["generate", "--config", "things.toml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--> things.toml:2:1"), "{}", run.err);
}

#[test]
fn files_become_one_document() {
    let folder = Folder::new();
    fs::write(folder.path("Thing.yaml"), "type: object\nproperties: {id: {type: string}}\n").unwrap();
    let root = DOCUMENT.split("components:\n").next().unwrap().replace("#/components/schemas/Thing", "Thing.yaml");
    fs::write(folder.path("things.yaml"), root).unwrap();
    let run = folder.run(&["bundle", "things.yaml", "-o", "one.yaml", "--operation", "listThings"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    fs::remove_file(folder.path("Thing.yaml")).unwrap();
    let model = folder.run(&["ir", "--spec", "one.yaml"]);
    assert_eq!(model.code, Some(0), "{}", model.err);
    let printed: serde_json::Value = serde_json::from_str(&model.out).unwrap();
    assert_eq!(printed["api"]["schemas"][0]["name"], "Thing");
    // Bundling what is bundled changes nothing.
    folder.run(&["bundle", "one.yaml", "-o", "again.yaml"]);
    assert_eq!(
        fs::read_to_string(folder.path("one.yaml")).unwrap(),
        fs::read_to_string(folder.path("again.yaml")).unwrap()
    );
}

#[test]
fn a_tag_that_nothing_bears_is_an_error() {
    let run = Folder::new().run(&["bundle", "things.yaml", "-o", "one.yaml", "--tag", "thing"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("`thing`"), "{}", run.err);
}

/// What the README shows of a message is what is printed.
#[test]
fn the_readme_shows_what_is_printed() {
    let folder = Folder::new();
    fs::write(folder.path("things.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Thign'")).unwrap();
    let run = folder.generate(&["--strict"]);
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).unwrap();
    assert!(readme.contains(&format!("```text\n{}```\n", run.err)), "{}", run.err);
}

/// Documents that are made to exhaust whoever reads them end in an error, in a fraction of the memory of a small machine.
#[cfg(unix)]
#[test]
fn bombs_do_not_go_off() {
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let json = "{\"openapi\": \"3.0.3\", \"x\": ";
    let laughs: String =
        (1..12).map(|i| format!("x{i}: &x{i} [{}]\n", vec![format!("*x{}", i - 1); 10].join(", "))).collect();
    let merges: String = (1..40).map(|i| format!("x{i}: &x{i} {{<<: *x{0}, y: *x{0}}}\n", i - 1)).collect();
    let long = format!("x: &x {}\ny: [{}]\n", "a".repeat(1 << 20), ["*x"].repeat(10_000).join(", "));
    let bombs = [
        ("laughs.yaml", format!("{head}x0: &x0 [a]\n{laughs}"), "the aliases of this file expand to too much"),
        ("merges.yaml", format!("{head}x0: &x0 {{a: 1}}\n{merges}"), "the aliases of this file expand to too much"),
        ("long.yaml", format!("{head}{long}"), "more text than one file may hold once its aliases are expanded"),
        ("brackets.yaml", "[".repeat(3_000_000), "more than 2000000 values in one file"),
        ("braces.yaml", "{a: ".repeat(3_000_000), "more than 2000000 values in one file"),
        ("dashes.yaml", "- ".repeat(1_000_000), "more than 96 levels of nesting"),
        ("items.yaml", format!("{head}x:\n{}", "- a\n".repeat(3_000_000)), "more than 2000000 values in one file"),
        (
            "huge.yaml",
            format!("{head}x: {}\n", "a".repeat(65 << 20)),
            "cannot read `huge.yaml`: it is larger than 64 MiB",
        ),
        ("brackets.json", format!("{json}{}", "[".repeat(5_000_000)), "more than 96 levels of nesting"),
        ("braces.json", format!("{json}{}", "{\"a\":".repeat(3_000_000)), "more than 96 levels of nesting"),
        ("items.json", format!("{json}[{}0]}}", "0,".repeat(3_000_000)), "more than 2000000 values in one file"),
        (
            "huge.json",
            format!("{json}\"{}\"}}", "a".repeat(65 << 20)),
            "cannot read `huge.json`: it is larger than 64 MiB",
        ),
    ];
    let folder = Folder::new();
    for (name, text, expected) in bombs {
        fs::write(folder.path(name), text).unwrap();
        // Of this, most is what the stacks of threads would take if they were used.
        let script = "ulimit -v 1500000; ulimit -t 60; exec \"$0\" ir --spec \"$1\"";
        let command = ["-c", script, env!("CARGO_BIN_EXE_xtask"), name];
        let run = Run::of(Command::new("bash").args(command).current_dir(folder.0.path()));
        assert_eq!(run.code, Some(2), "{name}: {}", run.err);
        assert!(run.err.starts_with(&format!("error: {expected}\n")), "{name}: {}", run.err);
        fs::remove_file(folder.path(name)).unwrap();
    }
}

#[test]
fn operations_are_selected_in_the_same_way_by_every_command() {
    let folder = Folder::new();
    let more = "  /others:\n    get: {operationId: listOthers, tags: [others], responses: {'200': {$ref: absent.yaml}}}\ncomponents:\n";
    fs::write(folder.path("things.yaml"), DOCUMENT.replace("components:\n", more)).unwrap();
    assert_eq!(folder.generate(&["--strict"]).code, Some(2));
    for selection in [["--operation", "listThings"], ["--tag", "things"]] {
        let run = folder.generate(&selection);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{selection:?}");
        let files = folder.files();
        let of_document = &files.iter().find(|(path, _)| path.ends_with("src/models.rs")).unwrap().1;
        assert_eq!(folder.generate(&[&["--check"], &selection[..]].concat()).code, Some(0));
        // The bundle of the selection is a document of its own.
        let bundle = folder.run(&[&["bundle", "things.yaml", "-o", "one.yaml"], &selection[..]].concat());
        assert_eq!((bundle.code, bundle.err.as_str()), (Some(0), ""), "{selection:?}");
        assert!(bundle.out.ends_with(" lines, of 1 files\n"), "{}", bundle.out);
        let run = folder.run(&["generate", "--spec", "one.yaml", "--out", "out", "--name", "things"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{selection:?}");
        let of_bundle = fs::read_to_string(folder.path("out/src/models.rs")).unwrap();
        let items =
            |text: &str| text.lines().skip_while(|line| line.starts_with("//")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(items(&of_bundle), items(of_document));
    }
    folder.generate(&["--operation", "listThings"]);
    fs::write(folder.path("out/src/models.rs"), "").unwrap();
    let run = folder.generate(&["--check", "--operation", "listThings"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.err.contains("`cargo xtask generate --spec things.yaml --out out --operation listThings`"),
        "{}",
        run.err
    );
}
