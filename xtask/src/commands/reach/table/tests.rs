use super::super::super::worker::{Failure, Kind as FailureKind};
use super::super::compile::Compiled;
use super::super::line::{Generated, Refused};
use super::*;
use std::collections::BTreeMap;
use std::path::Path;

fn line(document: &str, outcome: Outcome) -> Line {
    let document = Path::new("folder").join(document);
    Line { document, outcome, seconds: 1.0, memory: 0, compiled: None, called: None }
}

fn generated(warnings: &[(&str, usize)], untyped: usize) -> Outcome {
    let warnings = warnings.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
    let by_keyword = if untyped == 0 { BTreeMap::new() } else { BTreeMap::from([("not".to_owned(), untyped)]) };
    let first = (0..untyped).map(|_| "/place: not".to_owned()).collect();
    let notes = BTreeMap::from([("small".to_owned(), 1)]);
    Outcome::Generated(Generated {
        operations: 2,
        warnings,
        notes,
        typed: Typed { places: 100, untyped, by_keyword, first },
    })
}

fn refused(kinds: &[&str]) -> Outcome {
    let errors = kinds.iter().map(|kind| ((*kind).to_owned(), 3)).collect();
    Outcome::Refused(Refused { errors, first: Vec::new() })
}

#[test]
fn everything_is_counted_and_what_is_wrong_is_named() {
    let mut silent = line("a.json", generated(&[], 0));
    silent.compiled = Some(Compiled::default());
    let (unsent, wrong) =
        (vec!["b (GET /b) with all: it is left out".to_owned()], vec!["c: the method is PUT".to_owned()]);
    let called = Called { operations: 2, calls: 4, right: 2, undecoded: 1, unsent, wrong };
    silent.called = Some(Ok(called));
    let mut warned = line("b.json", generated(&[("odd", 2), ("rare", 1)], 1));
    warned.compiled =
        Some(Compiled { errors: 0, warnings: 1, first: vec!["src/lib.rs: unused: it is unused".to_owned()] });
    warned.called = Some(Err("its program does not compile".to_owned()));
    let lines = [
        silent,
        warned,
        line("c.json", generated(&[("odd", 5)], 0)),
        line("d.json", refused(&["wrong"])),
        line("e.json", refused(&["worse", "wrong"])),
        line("f.json", Outcome::TooSlow(Failure::new(FailureKind::Time, "emit", "it does not end"))),
    ];
    let lines: Vec<&Line> = lines.iter().collect();
    let report = Report::of(&lines, Path::new("folder"));
    assert!(!report.is_clean());
    assert_eq!(text(&report), EXPECTED.trim_end());
}

#[test]
fn no_document_that_fails_is_clean() {
    let lines = [line("a.json", generated(&[("odd", 2)], 1)), line("b.json", refused(&["wrong"]))];
    assert!(Report::of(&lines.iter().collect::<Vec<_>>(), Path::new("")).is_clean());
}

const EXPECTED: &str = "\
outcome              documents    share
generated                    3  50.00 %
  without a warning          1  16.67 %
refused                      2  33.33 %
too slow                     1  16.67 %
crashed                      0   0.00 %
all                          6

6.0 s of processors; at most 1.0 s (f.json), 0 MiB (f.json)

refused because  documents  messages
wrong                    2         6
worse                    1         3

warnings  documents  messages
odd               2         7
rare              1         1

notes  documents  messages
small          3         3

typed                          places   share
all                               300
any value though more is said       1  0.33 %
  by `not`                          1  0.33 %

most untyped:
  b.json: 1 of 100, /place: not

compiled           crates    share
without a message       1  50.00 %
with warnings           1  50.00 %
with errors             0   0.00 %

said of crates:
  b.json: src/lib.rs: unused: it is unused

4 operations of 2 documents, of 1 of which nothing is known
called                                    calls    share
right                                         2  25.00 %
  with an answer that was not understood      1  12.50 %
wrong                                         1  12.50 %
not made                                      5  62.50 %
all                                           8

nothing known:
  b.json: its program does not compile

not made:
  a.json: 1, b (GET /b) with all: it is left out

wrong:
  a.json: 1, c: the method is PUT

failed:
  f.json: out of time at emit: it does not end
";
