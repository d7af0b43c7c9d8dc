//! Runs that are killed at any moment, and runs that write to one folder at once. A few are played here; of many,
//! `SAILMAKER_ROUNDS=200 cargo test -p xtask --test files killed -- --nocapture` says when they were killed.

use super::folder::{DOCUMENT, Folder};
use super::other_document;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What others keep in the folder.
const OTHERS: [&str; 2] = ["out/.env", "out/src/mine.rs"];

const LIST: &str = "sailmaker.sha256";

/// Files of a folder, by path.
type Files = BTreeMap<PathBuf, Vec<u8>>;

fn rounds(few: u32) -> u32 {
    std::env::var("SAILMAKER_ROUNDS").map_or(few, |rounds| rounds.parse().expect("SAILMAKER_ROUNDS is a number"))
}

/// A folder with both documents, `one.yaml` and `other.yaml`, and what is generated from each.
fn folder() -> (Folder, [Files; 2]) {
    let folder = Folder::new();
    folder.write("one.yaml", DOCUMENT);
    folder.write("other.yaml", &other_document());
    let files = ["one.yaml", "other.yaml"].map(|document| {
        assert!(start(&folder, document).wait().unwrap().success());
        files(&folder)
    });
    (folder, files)
}

fn arguments(document: &str) -> [&str; 7] {
    ["generate", "--spec", document, "--out", "out", "--name", "things"]
}

fn start(folder: &Folder, document: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments(document)).current_dir(folder.0.path()).env_remove("CARGO_MANIFEST_DIR");
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The files in `out`, by their paths in it.
fn files(folder: &Folder) -> Files {
    let root = folder.path("out");
    let mut files = Files::new();
    let mut open = vec![root.clone()];
    while let Some(at) = open.pop() {
        for path in fs::read_dir(at).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => open.push(path),
                false => drop(files.insert(path.strip_prefix(&root).unwrap().to_owned(), fs::read(&path).unwrap())),
            }
        }
    }
    files
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().unwrap().to_string_lossy().starts_with(".sailmaker-")
}

/// Whether a run has begun to write.
fn has_begun(folder: &Folder) -> bool {
    let entries = fs::read_dir(folder.path("out")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| is_temporary(&path))
}

/// How long a run takes, and how long of that it writes.
fn durations(folder: &Folder) -> [Duration; 2] {
    fs::remove_dir_all(folder.path("out")).unwrap();
    let (begin, mut run) = (Instant::now(), start(folder, "one.yaml"));
    while !has_begun(folder) && run.try_wait().unwrap().is_none() {}
    let writes = Instant::now();
    assert!(run.wait().unwrap().success());
    [begin.elapsed(), writes.elapsed()]
}

/// Kills a run: at any moment of it, of its writing, or of its replacing one file after the other.
fn kill(folder: &Folder, document: &str, durations: [Duration; 2], round: u32) {
    // The fractions of the golden ratio's multiples come near to every moment.
    let fraction = (f64::from(round) * 0.618_034).fract();
    let mut run = start(folder, document);
    let list = fs::read(folder.path("out").join(LIST)).ok();
    let has_replaced = || fs::read(folder.path("out").join(LIST)).ok() != list;
    let mut wait = |is_time: &dyn Fn() -> bool| while !is_time() && run.try_wait().unwrap().is_none() {};
    let [whole, writing] = durations;
    std::thread::sleep(match round % 4 {
        0 => whole.mul_f64(fraction),
        1 => {
            wait(&|| has_begun(folder));
            writing.mul_f64(fraction)
        }
        // To replace the files takes little of the time.
        _ => {
            wait(&has_replaced);
            writing.mul_f64(fraction / 16.0)
        }
    });
    run.kill().unwrap();
    run.wait().unwrap();
}

/// Asserts that each file is whole: it is of one of the crates, or it is a temporary one. Says when the run was killed.
fn assert_whole(there: &Files, crates: &[Files; 2]) -> &'static str {
    for (path, bytes) in there.iter().filter(|(path, _)| !is_temporary(path)) {
        if path == Path::new(LIST) {
            let known: BTreeSet<&[u8]> = crates.iter().flat_map(|files| lines(&files[path])).collect();
            assert!(bytes.ends_with(b"\n") && lines(bytes).all(|line| known.contains(line)), "{there:?}");
        } else if !OTHERS.contains(&&*format!("out/{}", path.display())) {
            assert!(crates.iter().any(|files| files.get(path) == Some(bytes)), "{}", path.display());
        }
    }
    match (there.keys().any(|path| is_temporary(path)), there.contains_key(Path::new(LIST))) {
        (true, false) => "before the first file",
        (true, true) => "while it wrote",
        (false, _) => "before or after it wrote",
    }
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == b'\n')
}

/// Asserts that the folder holds a crate, and what others keep there.
fn assert_holds(folder: &Folder, expected: &Files) {
    let mut there = files(folder);
    for other in OTHERS {
        let kept = there.remove(Path::new(other.strip_prefix("out/").unwrap()));
        assert_eq!(kept.as_deref(), Some(b"years of work".as_slice()), "{other}");
    }
    assert!(there.keys().eq(expected.keys()), "{:?}", there.keys());
    assert!(there == *expected);
}

#[test]
fn killed_at_any_moment_a_run_leaves_whole_files_and_the_next_one_heals() {
    let (folder, crates) = folder();
    let documents = ["one.yaml", "other.yaml"];
    let durations = durations(&folder);
    let mut moments: BTreeMap<&str, usize> = BTreeMap::new();
    for round in 0..rounds(12) {
        // Often the folder is new, so that there is much to write.
        if round % 3 != 2 {
            fs::remove_dir_all(folder.path("out")).unwrap();
        }
        OTHERS.iter().for_each(|other| folder.write(other, "years of work"));
        kill(&folder, documents[round as usize % 2], durations, round);
        *moments.entry(assert_whole(&files(&folder), &crates)).or_default() += 1;
        // The next run may be of another document.
        let next = round as usize / 2 % 2;
        let run = folder.run(&arguments(documents[next]));
        assert_eq!((run.code, run.err.as_str(), run.lines("changed by hand").len()), (Some(0), "", 0), "{}", run.out);
        assert_holds(&folder, &crates[next]);
        let check = folder.run(&[&arguments(documents[next])[..], &["--check"]].concat());
        assert_eq!((check.code, check.err.as_str()), (Some(0), ""), "{}", check.out);
    }
    println!("a run takes {:?} and writes for {:?}; killed: {moments:?}", durations[0], durations[1]);
}

#[test]
fn killed_never_two_runs_at_once_end_one_after_the_other() {
    let (folder, crates) = folder();
    let mut last = [0, 0];
    for round in 0..rounds(6) {
        if round % 2 == 0 {
            fs::remove_dir_all(folder.path("out")).unwrap();
        }
        OTHERS.iter().for_each(|other| folder.write(other, "years of work"));
        let runs = std::thread::scope(|scope| {
            let runs = ["one.yaml", "other.yaml"].map(|document| scope.spawn(|| folder.run(&arguments(document))));
            runs.map(|run| run.join().unwrap())
        });
        for run in runs {
            let note = "note: another run writes to `out`; this one waits for it\n";
            assert!(run.code == Some(0) && (run.err.is_empty() || run.err == note), "{run:?}");
            assert_eq!(run.lines("changed by hand"), [""; 0]);
        }
        let winner = usize::from(!files(&folder).contains_key(Path::new("docs/models/thing.md")));
        assert_holds(&folder, &crates[winner]);
        last[winner] += 1;
    }
    println!("one was the last {} times, the other {} times", last[0], last[1]);
}
