//! Bad documents, one fault each, bad configs, and exactly what is printed of them. Each is a test, named after its file.

#[path = "support/snapshot.rs"]
mod snapshot;

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, generate};
use sailmaker_tests::trials::{self, Trial, trial};
use snapshot::assert_snapshot;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Paths are printed relative to the working directory, which is this package's.
    let documents = trials::files(Path::new("tests/diagnostics"), &["yaml", "json"]);
    let of_document = |document: std::path::PathBuf| -> Trial {
        let name = document.file_name().expect("a file").to_string_lossy().replace('.', "_");
        trial(name.clone(), move || assert_snapshot("diagnostics", &name, &printed(&document)))
    };
    let of_config = |config: std::path::PathBuf| -> Trial {
        let name = config.file_name().expect("a file").to_string_lossy().replace('.', "_");
        trial(name.clone(), move || assert_snapshot("diagnostics", &name, &printed_of_config(&config)))
    };
    let mut trials: Vec<Trial> = documents.into_iter().map(of_document).collect();
    trials.extend(trials::files(Path::new("tests/diagnostics"), &["toml"]).into_iter().map(of_config));
    trials.extend(sailmaker_tests::trials![a_missing_file, a_directory]);
    trials::run(trials)
}

/// What is printed of a document. Nothing is generated where there is an error, and only then.
fn printed(document: &Path) -> String {
    let config = LoadedConfig::of_document(document, Path::new("out"), None);
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let outcome = generate(&input);
    let printed = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    assert_eq!(outcome.result.is_none(), outcome.diagnostics.has_errors(), "{}:\n{printed}", document.display());
    assert!(!printed.is_empty(), "nothing is wrong with {}", document.display());
    printed
}

/// What is printed of a config that cannot be read.
fn printed_of_config(config: &Path) -> String {
    let errors = LoadedConfig::load(config).expect_err("the config is wrong");
    errors.diagnostics.render(&errors.sources, Style::Plain)
}

fn a_missing_file() {
    insta::assert_snapshot!(printed(Path::new("tests/diagnostics/there_is_none.yaml")), @r"
    error: cannot read `tests/diagnostics/there_is_none.yaml`: there is no such file
    --> tests/diagnostics/there_is_none.yaml
     = help: name a file that exists

    error: 1 error; nothing was written
    ");
}

fn a_directory() {
    insta::assert_snapshot!(printed(Path::new("tests/diagnostics")), @r"
    error: cannot read `tests/diagnostics`: it is a directory
    --> tests/diagnostics
     = help: name the document in it, such as `openapi.yaml`

    error: 1 error; nothing was written
    ");
}
