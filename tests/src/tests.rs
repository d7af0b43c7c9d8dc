//! What the tests share is tested here, since `xtask` compiles some of its files too.

use crate::trials::files;
use std::path::Path;

#[test]
fn files_are_those_of_the_endings_by_name() {
    let found = files(Path::new(env!("CARGO_MANIFEST_DIR")), &["toml", "md"]);
    assert_eq!(found, [Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")]);
}

#[test]
#[should_panic(expected = "no file ends in yaml or json")]
fn a_folder_without_cases_is_no_success() {
    files(Path::new(env!("CARGO_MANIFEST_DIR")), &["yaml", "json"]);
}
