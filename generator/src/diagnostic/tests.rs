//! How diagnostics look.

mod formats;
mod groups;
mod policy;

use std::path::Path;

use insta::assert_snapshot;

use super::{Diagnostic, Diagnostics, Kind, Location, Place, Style};
use crate::document::testing::Project;
use crate::document::{LoadOptions, load_bytes};
use crate::source::SourceSet;
use crate::text::is_hidden;

const TEXT: &str = "openapi: 3.0.0\npaths:\n  /a:\n    get: {tags: [x]}\n  /b: {}\n";

fn source(text: &str) -> SourceSet {
    load_bytes(Path::new("openapi.yaml"), text.into(), &LoadOptions::default(), &mut Diagnostics::new()).into_sources()
}

fn render(sources: &SourceSet, diagnostics: Vec<Diagnostic>) -> String {
    let mut list = Diagnostics::new();
    list.extend(diagnostics);
    list.render(sources, Style::Plain)
}

fn at(sources: &SourceSet, pointer: &str) -> Location {
    Location::new(sources.root(), pointer)
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(render(&SourceSet::default(), vec![]), "");
}

#[test]
fn they_are_sorted_by_place_each_once_and_counted() {
    let sources = source(TEXT);
    let late = Diagnostic::error("late").at(at(&sources, "/paths/~1b").key());
    let early = Diagnostic::of(Kind::WrongType, "early").at(at(&sources, "/openapi")).label("here").help("do this");
    let list = vec![late.clone(), early, late, Diagnostic::error("without a place")];
    assert_snapshot!(render(&sources, list), @"
    error: without a place

    warning[wrong-type]: early
     --> openapi.yaml:1:10
      |
    1 | openapi: 3.0.0
      |          ^^^^^ here
      |
      = at: /openapi
      = help: do this

    error: late
     --> openapi.yaml:5:3
      |
    5 |   /b: {}
      |   ^^
      |
      = at: /paths/~1b

    error: 2 errors, 1 warning; nothing was written
    ");
}

#[test]
fn warnings_alone() {
    let sources = source(TEXT);
    let warning = |pointer| Diagnostic::of(Kind::WrongType, "odd").at(at(&sources, pointer));
    let rendered = render(&sources, vec![warning("/paths/~1a/get/tags/0"), warning("/paths/~1b")]);
    assert!(rendered.ends_with("warning: 2 warnings\n"), "{rendered}");
}

#[test]
fn related_places_are_drawn_together_when_they_are_near_and_apart_when_not() {
    let sources = source(&format!("{TEXT}{}x-far: 1\n", "# filler\n".repeat(100)));
    let near = Diagnostic::error("two")
        .at(at(&sources, "/paths/~1b").key())
        .related(at(&sources, "/paths/~1a").key(), "first");
    let both = near.related(at(&sources, "/x-far"), "and far away");
    assert_snapshot!(render(&sources, vec![both]), @"
    error: two
       --> openapi.yaml:5:3
        |
      3 |   /a:
        |   -- first
      4 |     get: {tags: [x]}
      5 |   /b: {}
        |   ^^
        |
        = at: /paths/~1b
    note: and far away
       --> openapi.yaml:106:8
        |
    106 | x-far: 1
        |        ^

    error: 1 error; nothing was written
    ");
}

#[test]
fn other_places() {
    let sources = source(TEXT);
    let text = Diagnostic::error("text").place(Place::Text { file: sources.root(), line: 2, column: 3 });
    let file = Diagnostic::error("file").place(Place::File("other.yaml".into()));
    assert_snapshot!(render(&sources, vec![text, file]), @r"
    error: file
    --> other.yaml

    error: text
     --> openapi.yaml:2:3
      |
    2 | paths:
      |   ^^^

    error: 2 errors; nothing was written
    ");
}

#[test]
fn a_long_line_is_cut_and_keeps_its_column() {
    let text =
        format!("{{\"openapi\": \"3.0.0\", \"x-a\": [{}\"here\"{}]}}", "1, ".repeat(10_000), ", 2".repeat(10_000));
    let sources = source(&text);
    assert_snapshot!(render(&sources, vec![Diagnostic::error("long").at(at(&sources, "/x-a/10000")).label("this")]), @r#"
    error: long
     --> openapi.yaml:1:30030
      |
     ::: 
    1 |  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, "here", 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
      |                                         ^^^^^^ this
      |
      = at: /x-a/10000

    error: 1 error; nothing was written
    "#);
}

#[test]
fn text_from_the_document_cannot_command_a_terminal() {
    let sources = source("openapi: 3.0.0\nx-a: \"\u{85}\u{9b}31m\u{200b}\u{202e}\u{ad}\u{e0041}\"\n");
    let bad = Diagnostic::error("bad \u{1b}[31mred\u{9b}31m\nerror: \u{202e}\u{feff}").at(at(&sources, "/x-a"));
    let list = vec![bad.label("\u{1b}[0m\u{200b}").help("a\u{7}\u{2066}\nerror: b")];
    let rendered = render(&sources, list);
    let hidden = |character: &char| is_hidden(*character) && *character != '\n';
    assert_eq!(rendered.chars().find(hidden), None, "{rendered:?}");
    let message = "error: bad \\u{1b}[31mred\\u{9b}31m\\nerror: \\u{202e}\\u{feff}\n";
    assert!(rendered.starts_with(message), "a message is one line: {rendered}");
    assert!(rendered.contains("help: a\\u{7}\\u{2066}\\nerror: b\n"), "and so is a help: {rendered}");
}

#[test]
fn colours_are_for_terminals() {
    let sources = source(TEXT);
    let mut list = Diagnostics::new();
    list.push(Diagnostic::error("bad").at(at(&sources, "/openapi")));
    assert!(list.render(&sources, Style::Ansi).contains("\u{1b}["));
    assert!(!list.render(&sources, Style::Plain).contains("\u{1b}["));
}

#[test]
fn positions_can_be_asked_for() {
    let sources = source("openapi: 3.0.0\ninfo:\n  version: 1.10\n");
    let version = at(&sources, "/info/version");
    let place = |line, column| Some((Path::new("openapi.yaml"), line, column));
    assert_eq!(sources.positions(&[&version, &version.clone().key()]), [place(3, 12), place(3, 3)]);
}

#[test]
fn a_file_without_text_can_be_pointed_at() {
    let (document, diagnostics) = Project::new(&[("openapi.yaml", "")]).load();
    assert!(diagnostics.render(document.sources(), Style::Plain).contains("openapi.yaml:1:1"));
}
