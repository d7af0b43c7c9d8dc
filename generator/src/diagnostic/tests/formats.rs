//! Diagnostics for programs.

use insta::assert_snapshot;

use super::{at, source};
use crate::diagnostic::{Diagnostic, Diagnostics, Kind, Place};

fn found(sources: &crate::source::SourceSet) -> Diagnostics {
    let mut list = Diagnostics::new();
    let twice = Diagnostic::of(Kind::Duplicate, "twice, 100 %").at(at(sources, "/b").key()).label("read once");
    list.push(twice.related(at(sources, "/a").key(), "the first").help("remove it\n::error::"));
    list.push(Diagnostic::error("unreadable").place(Place::File("folder/a,b.yaml".into())));
    list.push(Diagnostic::of(Kind::Example, "without a place"));
    list
}

#[test]
fn json() {
    let sources = source("a: 1\nb: 2\n");
    assert_snapshot!(found(&sources).json(&sources), @r#"
    {
      "diagnostics": [
        {
          "severity": "error",
          "message": "unreadable",
          "place": {
            "file": "folder/a,b.yaml"
          }
        },
        {
          "severity": "note",
          "kind": "example",
          "message": "without a place"
        },
        {
          "severity": "warning",
          "kind": "duplicate",
          "message": "twice, 100 %",
          "place": {
            "file": "openapi.yaml",
            "line": 2,
            "column": 1,
            "pointer": "/b"
          },
          "label": "read once",
          "help": "remove it\n::error::",
          "related": [
            {
              "message": "the first",
              "place": {
                "file": "openapi.yaml",
                "line": 1,
                "column": 1,
                "pointer": "/a"
              }
            }
          ]
        }
      ],
      "errors": 1,
      "warnings": 1,
      "notes": 1
    }
    "#);
    let none: serde_json::Value = serde_json::from_str(&Diagnostics::new().json(&sources)).unwrap();
    assert_eq!(none, serde_json::json!({ "diagnostics": [], "errors": 0, "warnings": 0, "notes": 0 }));
}

#[test]
fn annotations_of_github() {
    let sources = source("a: 1\nb: 2\n");
    assert_snapshot!(found(&sources).github(&sources), @r"
    ::error file=folder/a%2Cb.yaml::unreadable
    ::notice title=example::without a place
    ::warning file=openapi.yaml,line=2,col=1,title=duplicate::twice, 100 %25; read once; remove it\n::error::
    ");
}
