//! Bad documents, one fault each, and exactly what is printed of them.

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, generate};
use std::path::{Path, PathBuf};

/// What is printed of a document that must not be generated from.
fn refused(document: &Path) -> String {
    let config = LoadedConfig::of_document(document, Path::new("out"), None);
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let outcome = generate(&input);
    let printed = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    assert!(outcome.result.is_none(), "{} is taken:\n{printed}", document.display());
    printed
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

#[test]
fn messages() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut documents: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml" || end == "json"))
        .collect();
    documents.sort();
    // Paths are printed relative to the working directory, which is this package's.
    settings.bind(|| {
        for document in documents {
            let name = document.file_name().unwrap().to_string_lossy().replace('.', "_");
            insta::assert_snapshot!(
                name,
                refused(Path::new("tests/diagnostics").join(document.file_name().unwrap()).as_path())
            );
        }
    });
}

#[test]
fn a_missing_file() {
    insta::assert_snapshot!(refused(Path::new("tests/diagnostics/there_is_none.yaml")), @r"
    error: cannot read `tests/diagnostics/there_is_none.yaml`: there is no such file
    --> tests/diagnostics/there_is_none.yaml
     = help: name a file that exists

    error: 1 error; nothing was written
    ");
}

#[test]
fn a_directory() {
    insta::assert_snapshot!(refused(Path::new("tests/diagnostics")), @r"
    error: cannot read `tests/diagnostics`: it is a directory
    --> tests/diagnostics
     = help: name the document in it, such as `openapi.yaml`

    error: 1 error; nothing was written
    ");
}
