//! What the tests share is tested here, since `xtask` compiles some of its files too.

use crate::trials::files;
use std::path::Path;

#[test]
fn files_are_those_of_the_endings_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<_> =
        (0..40).map(|number| format!("{:02}.{}", number * 7 % 40, ["yaml", "json", "md"][number % 3])).collect();
    for name in &names {
        std::fs::write(folder.path().join(name), "").unwrap();
    }
    let mut expected: Vec<_> = names.iter().filter(|name| !name.ends_with(".md")).collect();
    expected.sort();
    let found = files(folder.path(), &["yaml", "json"]);
    assert_eq!(found, expected.iter().map(|name| folder.path().join(name)).collect::<Vec<_>>());
}

#[test]
#[should_panic(expected = "no file ends in yaml or json")]
fn a_folder_without_cases_is_no_success() {
    files(Path::new(env!("CARGO_MANIFEST_DIR")), &["yaml", "json"]);
}

/// What the oracle would take from the generator, it could not find wrong.
#[test]
fn the_oracle_shares_nothing_with_the_generator() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/oracle")];
    let mut read = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(!text.contains("sailmaker::") && !text.contains("calls::"), "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 15, "{read}");
}
