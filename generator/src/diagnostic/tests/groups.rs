//! Many faults of one kind, in a few lines.

use insta::assert_snapshot;

use super::{at, source};
use crate::diagnostic::{Detail, Diagnostic, Diagnostics, Kind, View};

/// Four unknown fields, a duplicate, a note and an error.
fn found(sources: &crate::source::SourceSet) -> Diagnostics {
    let mut list = Diagnostics::new();
    let unknown = |key: &str| {
        let message = format!("unknown field `{key}`");
        Diagnostic::of(Kind::UnknownField, message).at(at(sources, &format!("/{key}")).key()).label("ignored")
    };
    list.extend(["d", "c", "b", "a"].map(unknown));
    list.push(Diagnostic::of(Kind::Duplicate, "twice").at(at(sources, "/b")));
    list.push(Diagnostic::of(Kind::Example, "no example").at(at(sources, "/c")));
    list.push(Diagnostic::error("unreadable"));
    list
}

#[test]
fn a_kind_of_many_is_summarized() {
    let sources = source("a: 1\nb: 2\nc: 3\nd: 4\n");
    let view = View { detail: Detail::Summary, ..View::default() };
    assert_snapshot!(found(&sources).view(&sources, &view), @"
    error: unreadable

    warning[unknown-field]: 4 times, OpenAPI has no such field: it is ignored
     |
     = openapi.yaml:1:1: unknown field `a` (/a)
     = openapi.yaml:2:1: unknown field `b` (/b)
     = openapi.yaml:3:1: unknown field `c` (/c)
     = help: `--warnings all` shows 1 more

    warning[duplicate]: twice
     --> openapi.yaml:2:4
      |
    2 | b: 2
      |    ^
      |
      = at: /b

    note[example]: once, an example is not written as OpenAPI wants it: the value itself, or it is ignored
     |
     = help: `--warnings all` shows where

    error: 1 error, 5 warnings, 1 note; nothing was written
    ");
}

#[test]
fn only_errors() {
    let sources = source("a: 1\nb: 2\nc: 3\nd: 4\n");
    let view = View { detail: Detail::None, ..View::default() };
    assert_snapshot!(found(&sources).view(&sources, &view), @"
    error: unreadable

    error: 1 error, 5 warnings, 1 note; nothing was written
    ");
}

#[test]
fn a_narrow_terminal() {
    let sources = source(&format!("a: [{}here{}]\n", "1, ".repeat(60), ", 2".repeat(60)));
    let mut list = Diagnostics::new();
    list.push(Diagnostic::of(Kind::WrongType, "long").at(at(&sources, "/a/60")));
    let rendered = list.view(&sources, &View { width: 60, ..View::default() });
    assert!(rendered.lines().all(|line| line.chars().count() <= 60), "{rendered}");
    assert!(rendered.contains("here"), "{rendered}");
}
