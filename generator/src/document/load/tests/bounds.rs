//! Text that is too deep, or too much once its aliases are followed.

use insta::assert_snapshot;

use crate::document::testing::{Project, diagnose};

#[test]
fn nesting_that_is_too_deep() {
    let text = format!("openapi: 3.0.0\nx-deep:\n  {}{}\n", "[".repeat(100), "]".repeat(100));
    assert_snapshot!(diagnose(text), @"
    error: more than 96 levels of nesting
     --> openapi.yaml:3:98
      |
    3 |   [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]...
      |                                                                                                  ^ this is one level too deep
      |
      = at: /x-deep/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0
      = help: move the inner parts to `components` and refer to them

    error: 1 error; nothing was written
    ");
}

#[test]
fn nesting_that_is_too_deep_in_blocks() {
    let text: String = (0..100).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let shown = diagnose(format!("openapi: 3.0.0\n{text}"));
    assert!(shown.contains("error: more than 96 levels of nesting\n  --> openapi.yaml:97:96"), "{shown}");
}

#[test]
fn nesting_that_is_too_deep_in_json() {
    let text = format!("{{\"openapi\": \"3.0.0\", \"x\": {}{}}}", "[".repeat(100), "]".repeat(100));
    let shown = Project::new(&[("openapi.json", text)]).diagnose();
    assert!(shown.contains("error: more than 96 levels of nesting"), "{shown}");
}

#[test]
fn brackets_without_an_end() {
    let shown = diagnose("[".repeat(1_000_000));
    assert!(shown.starts_with("error: more than 96 levels of nesting\n --> openapi.yaml:1:256\n"), "{shown}");
    let shown = diagnose("[".repeat(3_000_000));
    assert!(shown.starts_with("error: more than 2000000 values in one file\n"), "{shown}");
}

#[test]
fn dashes_without_an_end() {
    let shown = diagnose("- ".repeat(1_000_000));
    assert!(shown.starts_with("error: more than 96 levels of nesting\n --> openapi.yaml:1:193\n"), "{shown}");
}

#[test]
fn aliases_of_aliases() {
    let mut text = String::from("openapi: 3.0.0\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
    for level in 1..10 {
        let uses = vec![format!("*x{}", level - 1); 10].join(", ");
        text += &format!("x{level}: &x{level} [{uses}]\n");
    }
    let shown = diagnose(text);
    assert_snapshot!(shown, @"
    error: the aliases of this file expand to too much
     --> openapi.yaml:8:10
      |
    8 | x6: &x6 [*x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5]
      |          ^^^ given up here
      |
      = at: /x6/0
      = help: refer with `$ref` instead of repeating values through YAML aliases

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_long_text_repeated_by_aliases() {
    let text = format!("openapi: 3.0.0\nx: &x {}\ny: [{}]\n", "a".repeat(1 << 20), vec!["*x"; 100].join(", "));
    assert_snapshot!(diagnose(text), @"
    error: more text than one file may hold once its aliases are expanded
     --> openapi.yaml:3:253
      |
    3 | ... *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *...
      |                                                             ^^ given up here
      |
      = at: /y/62
      = help: refer with `$ref` instead of repeating long values through YAML aliases

    error: 1 error; nothing was written
    ");
}

#[test]
fn an_alias_of_what_it_stands_in() {
    assert_snapshot!(diagnose("openapi: 3.0.0\nx: &x\n  y: *x\n"), @"
    error: this alias stands in the value that it repeats
     --> openapi.yaml:3:6
      |
    3 |   y: *x
      |      ^^ and so on without an end
      |
      = at: /x/y
      = help: refer with `$ref`: a reference may lead to what it stands in

    error: 1 error; nothing was written
    ");
}
