//! The crate that is checked in: as the generator writes it, and file by file as a reader finds it.

use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, generate};
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

/// Everything but what is copied as it stands.
#[test]
fn every_file_is_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("output");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (path, text) in tree().0.iter() {
            let path = path.to_string_lossy();
            let copied = ["src/runtime/", "examples/", "LICENSE"].iter().any(|start| path.starts_with(start));
            if !copied {
                insta::assert_snapshot!(path.replace(['/', '.'], "_"), text);
            }
        }
    });
}

#[test]
fn every_run_gives_the_same() {
    let files = |tree: &Tree| tree.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect::<Vec<_>>();
    assert_eq!(files(&tree().0), files(&tree().0));
}
