//! Minimal documents, one feature each, and the Rust that comes of them. What is compared is also compiled. Each is a test of its
//! own: `emitted::NAME` compares, `clippy::NAME` compiles. The documentation of those that can be joined is one, `doc::joined`.

#[path = "support/batch.rs"]
mod batch;
#[path = "cases/compiled.rs"]
mod compiled;
#[path = "support/generated.rs"]
mod generated;
#[path = "cases/joined.rs"]
mod joined;
#[path = "cases/said.rs"]
mod said;
#[path = "cases/shown.rs"]
mod shown;
#[path = "support/snapshot.rs"]
mod snapshot;
#[path = "support/workspace.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod workspace;

use generated::Case;
use sailmaker_tests::trials::{self, Trial, trial};
use snapshot::assert_snapshot;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let documents = trials::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), &["yaml"]);
    let emitted = |document: &PathBuf| -> Trial {
        let (name, document) = (name(document), document.clone());
        trial(format!("emitted::{name}"), move || assert_snapshot("cases", &name, &shown(&document)))
    };
    let mut trials: Vec<Trial> = documents.iter().map(emitted).collect();
    trials.extend(compiled::trials(documents));
    trials.extend(said::trials());
    trials.extend(shown::trials());
    trials::run(trials)
}

fn name(document: &Path) -> String {
    document.file_stem().expect("a file").to_string_lossy().into_owned()
}

fn shown(document: &Path) -> String {
    let case = Case::generate(document).unwrap_or_else(|errors| panic!("{errors}"));
    let text = std::fs::read_to_string(document).unwrap();
    shown::text(&case, &text).unwrap_or_else(|fault| panic!("{}: {fault}", document.display()))
}
