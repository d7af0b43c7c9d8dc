use super::Transaction;
use crate::output::write_file;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with two files.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("one"), "1").unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("sub/two"), "2").unwrap();
    folder
}

/// All that is in a folder: the text of files, nothing for folders.
fn all(folder: &Path) -> BTreeMap<PathBuf, Option<String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all(&path));
        }
        files.insert(path.clone(), fs::read_to_string(&path).ok());
    }
    files
}

/// Replaces one file, makes one in a folder that is not there, and removes one.
fn staged(folder: &TempDir) -> Transaction {
    let mut transaction = Transaction::new();
    transaction.replace(&folder.path().join("one"), "other").unwrap();
    transaction.replace(&folder.path().join("new/deep/three"), "3").unwrap();
    transaction.remove(folder.path(), Path::new("sub/two")).unwrap();
    transaction
}

#[test]
fn everything_is_done() {
    let folder = folder();
    staged(&folder).commit().unwrap();
    let text = |path: &str| Some(fs::read_to_string(folder.path().join(path)).unwrap());
    let expected =
        [("new", None), ("new/deep", None), ("new/deep/three", text("new/deep/three")), ("one", text("one"))];
    let expected = expected.map(|(path, text)| (folder.path().join(path), text));
    assert_eq!(all(folder.path()), BTreeMap::from(expected));
    assert_eq!((text("one").as_deref(), text("new/deep/three").as_deref()), (Some("other"), Some("3")));
}

#[test]
fn what_is_not_committed_leaves_nothing_behind() {
    let folder = folder();
    let before = all(folder.path());
    drop(staged(&folder));
    assert_eq!(all(folder.path()), before);
}

/// A folder comes in the way of the last file after everything was prepared.
#[test]
fn what_was_done_before_a_failure_is_undone() {
    let folder = folder();
    let as_it_was = all(folder.path());
    let late = folder.path().join("late");
    let mut transaction = staged(&folder);
    transaction.replace(&late, "4").unwrap();
    fs::create_dir(&late).unwrap();
    fs::write(late.join("in the way"), "").unwrap();
    let before = fs::metadata(folder.path().join("one")).unwrap().modified().unwrap();
    assert!(transaction.commit().unwrap_err().to_string().contains("late"));
    assert_eq!(fs::metadata(folder.path().join("one")).unwrap().modified().unwrap(), before);
    fs::remove_dir_all(&late).unwrap();
    assert_eq!(all(folder.path()), as_it_was);
}

/// The list of files is replaced twice: what fails in between leaves the first one, and what fails later undoes both.
#[test]
fn what_was_replaced_twice_is_undone_twice() {
    let folder = folder();
    let (one, late) = (folder.path().join("one"), folder.path().join("late"));
    let before = all(folder.path());
    let modified = fs::metadata(&one).unwrap().modified().unwrap();
    let mut transaction = Transaction::new();
    transaction.replace(&one, "interim").unwrap();
    transaction.replace(&folder.path().join("sub/two"), "other").unwrap();
    transaction.replace_again(&one, "last").unwrap();
    transaction.replace(&late, "").unwrap();
    fs::create_dir(&late).unwrap();
    assert!(transaction.commit().is_err());
    fs::remove_dir(&late).unwrap();
    assert_eq!((all(folder.path()), fs::metadata(&one).unwrap().modified().unwrap()), (before, modified));
    let mut transaction = Transaction::new();
    transaction.replace(&one, "interim").unwrap();
    transaction.replace_again(&one, "last").unwrap();
    transaction.commit().unwrap();
    assert_eq!(fs::read_to_string(&one).unwrap(), "last");
    assert_eq!(all(folder.path()).len(), 3);
}

#[test]
fn what_a_killed_run_left_goes_with_the_next() {
    let folder = folder();
    for left in [".sailmaker-tmp-a1B2c3D4e5F6", ".sailmaker-backup", "sub/.sailmaker-tmp-a1B2c3D4e5F6"] {
        fs::write(folder.path().join(left), "half").unwrap();
    }
    write_file(&folder.path().join("new.yaml"), "text").unwrap();
    let names = all(folder.path()).into_keys().map(|path| path.strip_prefix(folder.path()).unwrap().to_owned());
    // That of another name is somebody's, and the folder below is not written to.
    let expected = [".sailmaker-backup", "new.yaml", "one", "sub", "sub/.sailmaker-tmp-a1B2c3D4e5F6", "sub/two"];
    assert_eq!(names.collect::<Vec<_>>(), expected.map(PathBuf::from));
}
