//! What the pages of the repository say of it: every file that they name is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The pages: those at the root, and those in `docs/`.
fn pages() -> Vec<PathBuf> {
    let files = [root(), root().join("docs")].map(|folder| fs::read_dir(folder).unwrap());
    let paths = files.into_iter().flatten().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// Paths from the root in spans of code: `tests/src/{oracle,trials}.rs` is two. What is built is not there always, and NAME stands for
/// many. Links are held by the test `docs` of the generator.
fn named(page: &str) -> BTreeSet<String> {
    let spans = page.split('`').skip(1).step_by(2);
    let is_in_the_repository = |path: &&str| {
        let mut parts = path.split('/');
        let first = parts.next().filter(|first| !["", "target"].contains(first) && root().join(first).is_dir());
        let is_one = !path.contains("NAME") && !path.contains([' ', '*', '<', '$', '…', ':', '\n']);
        first.is_some() && parts.next().is_some() && is_one
    };
    spans.filter(is_in_the_repository).flat_map(expanded).collect()
}

/// A path for each of what stands in braces.
fn expanded(path: &str) -> Vec<String> {
    match path.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
        Some((before, (choices, after))) => {
            choices.split(',').flat_map(|choice| expanded(&format!("{before}{choice}{after}"))).collect()
        }
        None => vec![path.to_owned()],
    }
}

#[test]
fn every_file_that_a_page_names_is_there() {
    let mut missing = Vec::new();
    let mut count = 0;
    for page in pages() {
        for path in named(&fs::read_to_string(&page).unwrap()) {
            count += 1;
            if !root().join(&path).exists() {
                missing.push(format!("{}: {path}", page.file_name().unwrap().display()));
            }
        }
    }
    assert_eq!(missing, [""; 0]);
    assert!(count > 50, "the pages were not understood: they name {count} files");
}

#[test]
fn a_path_with_choices_is_several() {
    let page = "`tests/{src,tests}/a.rs`, `cargo test`, [that](docs/ir.md#x), `https://example.com`";
    let expected = ["tests/src/a.rs", "tests/tests/a.rs"];
    assert_eq!(named(page), expected.map(str::to_owned).into());
}
