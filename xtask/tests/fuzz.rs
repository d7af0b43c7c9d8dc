//! `fuzz`: what it prints and keeps. That each way to fail is told is tested beside the code, with failures that are planted.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;

use folder::{Folder, Run};
use std::fs;

/// Runs it with the document of the folder, and keeps what fails in the folder.
fn fuzz(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["fuzz", "--corpus", "things.yaml", "--keep", "kept"], arguments].concat())
}

#[test]
fn cases_are_counted() {
    let folder = Folder::new();
    let run = fuzz(&folder, &["--cases", "30", "--seed", "4"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "seed 4, 1 documents to begin with");
    let numbers: Vec<u32> = lines[1].split([' ', ':']).filter_map(|word| word.parse().ok()).collect();
    let [30, generated, refused, 0, 0] = numbers[..] else { panic!("{}", run.out) };
    assert!(generated > 0 && refused > 0 && generated + refused == 30, "{}", run.out);
    assert!(lines[2].starts_with("at most ") && lines[2].contains("(4-"), "{}", run.out);
    assert!(!folder.path("kept").exists());
}

#[test]
fn a_case_is_the_same_each_time() {
    let folder = Folder::new();
    let made = |name: &str| {
        let run = fuzz(&folder, &["--case", name]);
        let (path, outcome) = run.out.split_once('\n').unwrap();
        assert!(["generated", "refused"].contains(&outcome.trim()), "{}", run.out);
        fs::read(folder.path(path)).unwrap()
    };
    assert_eq!(made("4-2"), made("4-2"));
    assert_ne!(made("4-2"), made("4-3"));
}

#[test]
fn a_document_is_tried() {
    let folder = Folder::new();
    let tried = |file: &str| fuzz(&folder, &["--case", file]);
    assert_eq!(tried("things.yaml").out, "generated\n");
    fs::write(folder.path("bad.yaml"), "openapi: 9.0.3\n").unwrap();
    assert_eq!((tried("bad.yaml").out.as_str(), tried("bad.yaml").code), ("refused\n", Some(0)));
    let missing = tried("missing.yaml");
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("missing.yaml"), "{}", missing.err);
}

#[test]
fn what_is_no_document_is_an_input_error() {
    let folder = Folder::new();
    fs::create_dir(folder.path("empty")).unwrap();
    fs::write(folder.path("broken.json"), "{").unwrap();
    for (corpus, message) in [("empty", "no document"), ("broken.json", "broken.json"), ("missing", "missing")] {
        let run = folder.run(&["fuzz", "--corpus", corpus]);
        assert_eq!(run.code, Some(2));
        assert!(run.err.starts_with("error: ") && run.err.contains(message), "{}", run.err);
    }
}
