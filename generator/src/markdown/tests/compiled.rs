use super::super::{rustdoc, summary};
use super::nasty;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

/// A crate with an item for each nasty text, which warns of all that rustdoc warns of.
fn source() -> String {
    let mut source = String::from("//! Nasty texts.\n#![warn(missing_docs, rustdoc::all)]\n");
    for (index, text) in nasty::TEXTS.iter().enumerate() {
        for (prefix, doc) in [("Whole", rustdoc(text)), ("First", summary(text))] {
            let lines = doc.lines().map(|line| format!("/// {line}").trim_end().to_owned());
            let lines: Vec<String> = lines.collect();
            let _ = write!(source, "\n/// {prefix}.\n///\n{}\npub struct {prefix}{index};\n", lines.join("\n"));
        }
    }
    source
}

fn run(arguments: &[&str], file: &Path, out: &Path) -> Output {
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    let mut command = Command::new(rustdoc);
    command.args(["--edition", "2024", "-D", "warnings"]).args(arguments).arg("--out-dir").arg(out).arg(file);
    command.output().expect("rustdoc runs")
}

#[test]
fn rustdoc_finds_no_fault_and_no_test() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("nasty.rs");
    std::fs::write(&file, source()).expect("the file is written");

    let documented = run(&[], &file, folder.path());
    assert!(documented.status.success(), "{}", String::from_utf8_lossy(&documented.stderr));

    let tested = run(&["--test"], &file, folder.path());
    let report = String::from_utf8_lossy(&tested.stdout);
    assert!(report.contains("running 0 tests"), "{report}");
}
