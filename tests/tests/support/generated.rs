//! Documents to crates, and crates to the compiler.

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, generate};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A document, and the crate that was made of it.
pub struct Case {
    /// The document's file without its ending, which is the crate's name too.
    pub name: String,
    /// The warnings as they are printed; empty where there is none.
    pub diagnostics: String,
    /// The files of the crate.
    pub tree: Tree,
}

impl Case {
    /// Generates a crate of a document without errors. A config of the same name, beside the document, is used.
    pub fn generate(document: &Path) -> Self {
        let name = document.file_stem().unwrap().to_string_lossy().into_owned();
        let config = match document.with_extension("toml") {
            config if config.exists() => LoadedConfig::load(&config).unwrap(),
            _ => LoadedConfig::of_document(document, Path::new("out"), Some(&name)),
        };
        let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
        let outcome = generate(&input);
        let diagnostics = outcome.diagnostics.render(&outcome.sources, Style::Plain);
        let diagnostics = relative(&diagnostics);
        let tree = outcome.result.unwrap_or_else(|| panic!("{} is refused:\n{diagnostics}", document.display()));
        Self { name, diagnostics, tree }
    }
}

/// A text without the path of this repository.
pub fn relative(text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    text.replace(&format!("{}/", root.display()), "").replace("../", "")
}

/// Runs `cargo check` over crates as one workspace, with warnings denied. What was built before is used again.
pub fn check(workspace: &str, cases: &[Case]) {
    let folder = target().join(workspace);
    let members: Vec<String> = cases.iter().map(|case| format!("{:?}", case.name)).collect();
    for case in cases {
        case.tree.write(&folder.join(&case.name)).unwrap();
    }
    std::fs::write(
        folder.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")),
    )
    .unwrap();
    // The versions are those of this repository, so that nothing has to be looked up or built twice.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--quiet"])
        .env("CARGO_TARGET_DIR", target().join("generated-target"))
        .env("RUSTFLAGS", "-D warnings")
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The folder for what tests build: it outlives them, so that the next run has less to do.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("sailmaker")
}
