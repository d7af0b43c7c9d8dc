use crate::output::{Transaction, Tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use tempfile::tempdir;

fn tree(files: &[(&str, &str)]) -> Tree {
    Tree::new(files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned())))
}

#[test]
fn the_second_of_two_runs_waits_and_says_so() {
    let folder = tempdir().unwrap();
    let mut first = Transaction::new();
    first.lock(folder.path(), &mut |_| unreachable!()).unwrap();
    // A transaction does not wait for itself, however the folder is spelled.
    first.lock(&folder.path().join("."), &mut |_| unreachable!()).unwrap();
    let (told, heard) = mpsc::channel();
    thread::scope(|scope| {
        let second = scope.spawn(|| {
            let mut second = Transaction::new();
            second.lock(folder.path(), &mut |folder| told.send(folder.to_owned()).unwrap()).unwrap();
            second.replace(&folder.path().join("a"), "second").unwrap();
            second.commit().unwrap();
        });
        assert_eq!(heard.recv().unwrap(), folder.path());
        first.replace(&folder.path().join("a"), "first").unwrap();
        first.commit().unwrap();
        second.join().unwrap();
    });
    assert_eq!(fs::read_to_string(folder.path().join("a")).unwrap(), "second");
    assert!(heard.try_recv().is_err(), "it is told once");
}

/// The first run makes the folder, and removes it as it fails; the second, which waits for it, must not write unlocked then.
#[cfg(unix)]
#[test]
fn a_folder_that_goes_while_a_run_waits_for_it_is_made_again() {
    let parent = tempdir().unwrap();
    let folder = parent.path().join("out/deep");
    let mut first = Transaction::new();
    first.lock(&folder, &mut |_| {}).unwrap();
    let (told, heard) = mpsc::channel();
    let second = thread::spawn({
        let folder = folder.clone();
        move || {
            let mut second = Transaction::new();
            second.lock(&folder, &mut |_| told.send(()).unwrap()).unwrap();
            second
        }
    });
    heard.recv().unwrap();
    drop(first);
    let second = second.join().unwrap();
    let is_locked = |folder: &Path| fs::File::open(folder).unwrap().try_lock().is_err();
    assert!(is_locked(&folder));
    drop(second);
    assert!(!parent.path().join("out").exists(), "what was made and not needed goes");
}

/// Two runs at once, of crates with other files, 40 times: the folder holds one of the crates, and nothing else but what was
/// there before.
#[test]
fn two_runs_at_once_leave_what_one_of_them_writes() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    let trees = [
        tree(&[("Cargo.toml", "1"), ("src/lib.rs", "1"), ("src/one/a.rs", "1")]),
        tree(&[("Cargo.toml", "2"), ("src/lib.rs", "2"), ("docs/two/b.md", "2")]),
    ];
    for round in 0..40 {
        // Every other time the folder is there.
        if round % 2 == 0 {
            let _ = fs::remove_dir_all(&out);
        }
        thread::scope(|scope| trees.iter().for_each(|tree| drop(scope.spawn(|| tree.write(&out).unwrap()))));
        let left = trees.iter().filter(|tree| tree.compare(&out).unwrap().is_empty()).count();
        assert_eq!((left, files(&out)), (1, 4), "round {round}");
    }
}

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}
