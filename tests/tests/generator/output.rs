//! The crate that is checked in, as the generator writes it.

use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, generate, generate_observed};
use std::path::Path;

fn tree() -> (Tree, LoadedConfig) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.toml");
    let config = LoadedConfig::load(&path).unwrap();
    let input = Input { config: config.clone(), selection: Selection::default(), load: LoadOptions::default() };
    let outcome = generate(&input);
    assert!(
        outcome.diagnostics.is_empty(),
        "{}",
        outcome.diagnostics.render(&outcome.sources, sailmaker::diagnostic::Style::Plain)
    );
    (outcome.result.unwrap(), config)
}

#[test]
fn what_is_checked_in_is_what_is_generated() {
    let (tree, config) = tree();
    let drift = tree.compare(&config.output).unwrap();
    assert!(drift.is_empty(), "run `cargo xtask generate`: {drift:#?}");
}

#[test]
fn every_run_gives_the_same() {
    let files = |tree: &Tree| tree.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect::<Vec<_>>();
    assert_eq!(files(&tree().0), files(&tree().0));
}

/// The figure on the page of what a client does is that of the crate: lines of Rust, without the runtime, which does not grow.
#[test]
fn lines_of_rust() {
    let (tree, _) = tree();
    let lines = |runtime: bool| {
        let files =
            tree.iter().filter(|(path, _)| path.starts_with("src") && path.starts_with("src/runtime") == runtime);
        files.map(|(_, text)| text.lines().count()).sum::<usize>()
    };
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/behaviour.md")).unwrap();
    let row = format!("| {}, beside {} of a runtime that does not grow |", lines(false), lines(true));
    assert!(page.contains(&row), "docs/behaviour.md says otherwise than: {row}");
}

/// Every test that the table of what a client does names is there.
#[test]
fn the_page_of_behaviour_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("../docs/behaviour.md")).unwrap();
    let table = page.split("| case | this client | test |").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut named = 0;
    for row in table.lines().skip(2) {
        let tests = row.rsplit(" | ").next().unwrap();
        for name in tests.split('`').skip(1).step_by(2) {
            let (file, function) = match name.split_once("::") {
                Some((module, function)) => (format!("tests/wire/{module}.rs"), function),
                None => ("tests/generator/output.rs".to_owned(), name),
            };
            let text = std::fs::read_to_string(root.join(&file)).unwrap();
            assert!(text.contains(&format!("fn {function}(")), "there is no `{function}` in {file}");
            named += 1;
        }
    }
    assert!(named >= table.lines().skip(2).count());
}

#[test]
fn every_stage_is_observed_once_and_in_order() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.toml");
    let config = LoadedConfig::load(&path).unwrap();
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let mut stages = Vec::new();
    let outcome = generate_observed(&input, &mut |stage| stages.push(stage.name()));
    assert!(outcome.result.is_some());
    let expected = ["load", "bundle", "normalize", "parse", "lower", "analyze", "resolve", "surface", "emit", "render"];
    assert_eq!(stages, expected);
}

/// A pipe has a backslash in a table and nowhere else, JSON escapes what is not seen, and one thing is no plural.
#[test]
fn texts_of_a_document_on_pages() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("api.yaml");
    let text = r#"
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get: {summary: 'Takes `a|b`', responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}
components: {schemas: {A: {type: object, properties: {p: {type: string, default: "a\u202Eb"}}}}}
"#;
    std::fs::write(&document, text).unwrap();
    let config = LoadedConfig::of_document(&document, &folder.path().join("out"), None);
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let tree = generate(&input).result.unwrap();
    let all: String = tree.iter().map(|(_, text)| text).collect();
    for shown in [
        "| Takes `a\\|b` |",
        "\nTakes `a|b`\n",
        "(default to `\"a\\u202eb\"`)",
        "The first version: 1 operation and 1 model of version 1 of the document.",
    ] {
        assert!(all.contains(shown), "{shown}");
    }
}
