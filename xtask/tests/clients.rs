//! `clients`: clients of several documents side by side, of OpenAPI 3.0 and 3.1 and of Swagger 2.0, on one runtime and with one each.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Cases of the tests that share the runtime, and differ in the version of their documents and in their credentials.
fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tests/cases").join(name).with_extension("yaml")
}

/// Runs it in a folder that outlives the test, so that the next run has less to compile.
fn clients(folder: &str, documents: &[PathBuf]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["clients", "--runs", "1", "--out"]).arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder));
    command.args(documents).env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR")).env("CARGO", env!("CARGO"));
    command.output().unwrap()
}

/// The cells of the first line that begins with a word.
fn cells<'t>(text: &'t str, first: &str) -> Vec<&'t str> {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines.rev().find(|cells| cells.first() == Some(&first)).unwrap_or_else(|| panic!("{first}: {text}"))
}

#[test]
fn three_documents_are_checked_used_and_measured() {
    let documents = ["runtime_shared", "runtime_shared_key", "runtime_shared_swagger"].map(document);
    let output = clients("clients", &documents);
    let text = String::from_utf8(output.stdout).unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{text}{messages}");
    for (client, document) in ["", "-key", "-swagger"].iter().zip(&documents) {
        let name = format!("runtime-shared{client}-client");
        assert_eq!(cells(&text, &name), [&name, "1", &document.display().to_string()], "{text}");
    }
    for layout in ["embedded", "shared"] {
        let line = format!("\n{layout}: no warning; its program: 3 requests are answered\n");
        assert!(text.contains(&line), "{text}");
    }
    // A runtime is most of such a client, and only one of the three has it.
    let ratio = |clients| cells(&text, clients).last().unwrap().parse::<f64>().unwrap();
    assert!(ratio("3") < 0.9 && ratio("3") < ratio("2"), "{text}");
}

#[test]
fn a_document_that_is_none_is_named() {
    let documents = [document("runtime_shared"), document("none")];
    let output = clients("clients-refused", &documents);
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{messages}");
    let last = format!("error: {}: no client can be made of it\n", documents[1].display());
    assert!(messages.ends_with(&last) && messages.contains("there is no such file"), "{messages}");
}
