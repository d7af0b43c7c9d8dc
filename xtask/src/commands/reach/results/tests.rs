use super::super::line::{Generated, Outcome};
use super::*;

fn head(generator: &str) -> Head {
    Head { generator: generator.to_owned() }
}

fn line(document: &str, operations: usize) -> Line {
    let (warnings, notes) = Default::default();
    let generated = Generated { operations, warnings, notes, typed: Default::default() };
    Line {
        document: document.into(),
        outcome: Outcome::Generated(generated),
        seconds: 1.5,
        memory: 7,
        compiled: None,
        called: None,
    }
}

/// The operations of a document that is known.
fn operations(results: &Results, document: &str) -> Option<usize> {
    Some(results.of(Path::new(document))?.generated()?.operations)
}

#[test]
fn a_run_that_was_stopped_in_a_line_goes_on_after_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/results.jsonl");
    let mut results = Results::by(head("one"), &path, true).unwrap();
    results.keep(line("a", 1)).unwrap();
    results.keep(line("b", 2)).unwrap();
    results.keep(line("a", 3)).unwrap();
    drop(results);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), 4);
    fs::write(&path, format!("{text}{{\"document\":\"c\",\"gener")).unwrap();

    let mut results = Results::by(head("one"), &path, true).unwrap();
    assert_eq!(["a", "b", "c"].map(|document| operations(&results, document)), [Some(3), Some(2), None]);
    results.keep(line("c", 4)).unwrap();
    drop(results);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(
        text.lines().last().unwrap(),
        r#"{"document":"c","generated":{"operations":4,"warnings":{},"notes":{},"typed":{"places":0,"untyped":0,"by_keyword":{}}},"seconds":1.5,"memory":7}"#
    );
    assert_eq!(text.lines().count(), 4);
}

#[test]
fn what_another_generator_made_of_a_document_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.jsonl");
    Results::by(head("one"), &path, false).unwrap().keep(line("a", 1)).unwrap();
    let refused = Results::by(head("other"), &path, true).err().unwrap();
    assert!(refused.contains("another build of the generator"), "{refused}");
    let anew = Results::by(head("other"), &path, false).unwrap();
    assert_eq!(operations(&anew, "a"), None);
}
