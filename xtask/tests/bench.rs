//! `bench`, as far as it goes without a compiler: figures that can be counted are counted again.

#[path = "support/folder.rs"]
mod folder;

use folder::{DOCUMENT, Folder, Run};
use serde_json::Value;
use std::fs;
use std::path::Path;

const STAGES: [&str; 11] =
    ["load", "bundle", "normalize", "parse", "lower", "analyze", "resolve", "surface", "emit", "render", "output"];

/// `bench` of one run in the folder, by the generator as it is built for tests.
fn bench(folder: &Folder, spec: &str, more: &[&str]) -> Run {
    let options = ["bench", "--spec", spec, "--out", "out", "--runs", "1", "--skip-compile", "--unoptimized"];
    folder.run(&[&options, more].concat())
}

/// Lines of Rust on the disk, by the start of their path relative to the folder of the crate.
fn lines(folder: &Folder, starts: &[&str]) -> usize {
    let root = folder.path("out");
    let is_counted = |path: &Path| {
        let path = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        path.ends_with(".rs") && starts.iter().any(|start| path.starts_with(start))
    };
    folder.files().iter().filter(|(path, _)| is_counted(path)).map(|(_, text)| text.lines().count()).sum()
}

fn rows(run: &Run) -> Vec<Vec<&str>> {
    run.out.lines().map(|line| line.split_whitespace().collect()).collect()
}

#[test]
fn all_that_the_first_document_costs_is_printed() {
    let folder = Folder::new();
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.yaml");
    let run = bench(&folder, spec.to_str().unwrap(), &[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let rows = rows(&run);
    let stages: Vec<&str> = rows
        .iter()
        .skip_while(|row| row.first() != Some(&"start"))
        .skip(1)
        .map_while(|row| row.first().copied())
        .collect();
    assert_eq!(stages, [&STAGES[..], &["whole"]].concat());
    let of = |name: &str| rows.iter().find(|row| row.join(" ").starts_with(name)).unwrap_or_else(|| panic!("{name}"));
    assert_eq!(*of("files"), ["files", &folder.files().len().to_string()]);
    let operations = lines(&folder, &["src/operations"]).to_string();
    assert!(rows.contains(&vec!["operations", "2"]) && rows.contains(&vec!["operations", &operations]), "{}", run.out);
    assert_eq!(*of("models"), ["models", &lines(&folder, &["src/models"]).to_string()]);
    assert_eq!(*of("errors"), ["errors", &lines(&folder, &["src/errors"]).to_string()]);
    let (all, runtime) = (lines(&folder, &["src/"]), lines(&folder, &["src/runtime/"]));
    let per_operation = format!("{:.1}", (all - runtime) as f64 / 2.0);
    let expected = ["without", "runtime", &(all - runtime).to_string(), per_operation.trim_end_matches(".0")];
    assert_eq!(*of("without runtime"), expected);
    assert_eq!(*of("runtime"), ["runtime", &runtime.to_string()]);
    assert_eq!(of("total")[1], all.to_string());
}

#[test]
fn figures_are_printed_as_json() {
    let folder = Folder::new();
    let run = bench(&folder, "things.yaml", &["--json", "--tag", "things"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let once = &report["once"];
    assert_eq!((&once["document"], &once["tags"]), (&"things.yaml".into(), &vec!["things"].into()));
    let stages = once["stages"].as_array().unwrap();
    assert!(stages.iter().map(|stage| stage["name"].as_str().unwrap()).eq(STAGES));
    let sum = |key: &str| stages.iter().map(|stage| stage[key].as_f64().unwrap()).sum::<f64>();
    for time in ["wall_seconds", "cpu_seconds"] {
        let whole = once["whole"][time].as_f64().unwrap();
        assert!(whole > 0.0 && sum(time) <= whole * 1.001, "{time}: {once}");
    }
    let peaks: Vec<u64> = stages.iter().map(|stage| stage["peak_bytes"].as_u64().unwrap()).collect();
    assert!(peaks.is_sorted() && peaks[0] > 1 << 20, "{peaks:?}");
    assert_eq!(once["whole"]["peak_bytes"], *peaks.last().unwrap());
    assert_eq!(once["operations"], 1);
    assert_eq!(once["lines"]["models"], lines(&folder, &["src/models"]));
    assert_eq!(once["compilation"], serde_json::json!([]));
}

#[test]
fn a_document_of_twice_the_size_has_twice_the_lines_of_an_operation() {
    let folder = Folder::new();
    let run = bench(&folder, "things.yaml", &["--json", "--twice"]);
    let report: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    assert_eq!((&report["once"]["operations"], &report["twice"]["operations"]), (&1.into(), &2.into()));
    let lines = |of: &str| report[of]["lines"]["models"].as_u64().unwrap();
    assert!((lines("once") * 2..lines("once") * 3).contains(&lines("twice")), "{}", run.out);
    let ratios = report["ratios"].as_array().unwrap();
    let files = ratios.iter().find(|ratio| ratio["figure"] == "files").unwrap();
    assert_eq!((&files["once"], &files["twice"]), (&files_of(&folder, "out"), &files_of(&folder, "out-twice")));
    let doubled = fs::read_to_string(folder.path("out-twice.yaml")).unwrap();
    for name in ["/twice/things:", "listThings2", "- things2", "Thing2:", "#/components/schemas/Thing2"] {
        assert!(doubled.contains(name), "{name} in {doubled}");
    }
}

fn files_of(folder: &Folder, crate_folder: &str) -> Value {
    let run = folder.run(&[
        "generate",
        "--check",
        "--name",
        "bench-client",
        "--out",
        crate_folder,
        "--spec",
        &format!("{crate_folder}.yaml"),
    ]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    let count = run.out.split_whitespace().nth(1).unwrap();
    count.parse::<f64>().unwrap().into()
}

#[test]
fn a_second_run_writes_everything_again() {
    let folder = Folder::new();
    bench(&folder, "things.yaml", &[]);
    let written = || fs::metadata(folder.path("out/Cargo.toml")).unwrap().modified().unwrap();
    let before = written();
    assert_eq!(bench(&folder, "things.yaml", &[]).code, Some(0));
    assert_ne!(written(), before);
}

#[test]
fn wrong_input_is_an_input_error() {
    let folder = Folder::new();
    fs::write(folder.path("things.yaml"), DOCUMENT.replace("openapi: 3", "openapi: 4")).unwrap();
    for more in [&[][..], &["--twice"]] {
        let run = bench(&folder, "things.yaml", more);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains(" is not supported"), "{}", run.err);
    }
    assert!(!folder.path("out").exists());
    let run = folder.run(&["bench", "--spec", "things.yaml", "--runs", "0"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let folder = Folder::new();
    fs::create_dir(folder.path("out")).unwrap();
    fs::write(folder.path("out/Cargo.toml"), "years of work").unwrap();
    let run = bench(&folder, "things.yaml", &[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("in the way: Cargo.toml"), "{}", run.err);
    assert_eq!(folder.files(), [(folder.path("out/Cargo.toml"), "years of work".to_owned())]);
}

#[test]
fn the_help_says_what_is_measured_how() {
    let run = Folder::new().run(&["bench", "--help"]);
    for word in ["getrusage", "cargo check", "CARGO_INCREMENTAL=0", "--twice", "--skip-compile"] {
        assert!(run.out.contains(word), "{word} in {}", run.out);
    }
    assert!(!run.out.contains("unoptimized"));
}

#[cfg(unix)]
#[test]
fn other_commands_take_turns_with_the_generator() {
    let folder = Folder::new();
    fs::write(folder.path("things.yaml"), DOCUMENT).unwrap();
    let beside = ["--beside", "cp {spec} {out}", "--beside", "false {spec}"];
    let run = folder.run(&[&["bench", "--spec", "things.yaml", "--runs", "2", "--unoptimized"], &beside[..]].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    let turns: Vec<&str> = run.err.lines().filter_map(|line| line.strip_prefix("bench: ")?.split(',').next()).collect();
    let fails = "false fails: run: exit status: 2";
    assert_eq!(turns, ["sailmaker", "cp", "false", fails, "sailmaker", "cp", "false", fails], "{}", run.err);
    let rows = rows(&run);
    let of = |name: &str| rows.iter().find(|row| row.first() == Some(&name)).unwrap_or_else(|| panic!("{}", run.out));
    assert!(of("sailmaker").contains(&"MiB") && of("cp").len() > of("sailmaker").len(), "{}", run.out);
    assert_eq!(*of("false"), ["false", "fails"]);
}
