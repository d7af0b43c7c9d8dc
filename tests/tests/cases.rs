//! Minimal documents, one feature each, and the Rust that comes of them. What is compared is also compiled.

#[path = "support/generated.rs"]
mod generated;

use generated::{Case, Workspace};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut documents: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    documents.sort();
    documents
}

#[test]
fn emitted_rust() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for document in documents() {
            let case = Case::generate(&document);
            insta::assert_snapshot!(case.name.clone(), what_it_shows(&case));
        }
    });
}

/// What differs from case to case: warnings, and the Rust that is not the runtime's.
fn what_it_shows(case: &Case) -> String {
    let mut text = case.diagnostics.clone();
    for (path, content) in case.tree.iter() {
        let shown = path.starts_with("src") && !path.starts_with("src/runtime");
        let shown = shown
            && !["src/lib.rs", "src/settings.rs", "src/operations.rs"].iter().any(|other| path == Path::new(other));
        if shown {
            let content = content.lines().skip(2).collect::<Vec<_>>().join("\n");
            writeln!(text, "==> {} <==\n{}\n", path.display(), content.trim_end()).unwrap();
        }
    }
    text
}

/// Every case is a crate of one workspace. The compiler must have nothing to say of any; and what some of them send is looked
/// at on the wire, by `behaviour/`.
#[test]
fn emitted_rust_compiles_without_a_warning_and_behaves() {
    let cases: Vec<Case> = documents().iter().map(|document| Case::generate(document)).collect();
    let workspace = Workspace::new("cases", &cases);
    workspace.cargo(&["check", "--workspace", "--exclude", "behaviour"]);
    workspace.cargo(&["clippy", "--workspace", "--exclude", "behaviour"]);
    workspace.cargo(&["doc", "--workspace", "--exclude", "behaviour", "--no-deps"]);
    // Each of the features of `features.yaml` builds alone, and so does the crate without any.
    for feature in ["", "access-items", "tag-http"] {
        workspace.cargo(&["check", "--package", "features", "--no-default-features", "--features", feature]);
    }
    workspace.cargo(&["test", "--package", "behaviour"]);
}
