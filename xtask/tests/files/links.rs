//! Symbolic links in the folder, through which nothing is written, and other things that are no files.

use super::folder::Folder;
use super::other_document;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

/// Each place of a link, and where it leads to from there: a folder, a file, one that is the same, nothing, and the folder itself.
const LINKS: [(&str, &str); 8] = [
    ("out/src", "elsewhere"),
    ("out/docs/models", "elsewhere"),
    ("out/src/models.rs", "elsewhere/models.rs"),
    ("out/rustfmt.toml", "elsewhere/rustfmt.toml"),
    ("out/README.md", "elsewhere/nothing"),
    ("out/docs", "out"),
    ("out/docs/models/thing.md", "elsewhere/thing.md"),
    ("out/sailmaker.sha256", "elsewhere/list"),
];

#[test]
fn a_link_in_the_folder_is_an_error_and_no_way_out() {
    for document in [None, Some(other_document())] {
        for (link, target) in LINKS {
            let folder = Folder::generated();
            fs::create_dir(folder.path("elsewhere")).unwrap();
            fs::copy(folder.path("out/rustfmt.toml"), folder.path("elsewhere/rustfmt.toml")).unwrap();
            for file in ["elsewhere/models.rs", "elsewhere/thing.md", "elsewhere/list"] {
                folder.write(file, "years of work");
            }
            let link_path = folder.path(link);
            if link_path.is_dir() { fs::remove_dir_all(&link_path) } else { fs::remove_file(&link_path) }.unwrap();
            symlink(folder.path(target), &link_path).unwrap();
            document.iter().for_each(|document| folder.write("things.yaml", document));
            let tree = |path: &str| snapshot(&folder, path);
            let before = (tree("elsewhere"), tree("out"));
            for more in [&[][..], &["--check"]] {
                let run = folder.generate(more);
                let expected = format!(
                    "error: `{link}` is a symbolic link, and what it leads to need not be in the folder\n\
                     help: replace it by a folder or a file, or name the folder that it leads to\n"
                );
                assert_eq!((run.code, run.err), (Some(2), expected), "{link}");
            }
            assert_eq!((tree("elsewhere"), tree("out")), before, "{link}");
        }
    }
}

/// Links that are in nobody's way are files of somebody else; a folder that is named by a link is the one that is meant.
#[test]
fn other_links_stay_and_the_folder_may_be_one() {
    let folder = Folder::new();
    fs::create_dir(folder.path("real")).unwrap();
    symlink(folder.path("real"), folder.path("out")).unwrap();
    folder.generate(&[]);
    assert!(folder.path("real/Cargo.toml").exists());
    for (link, target) in
        [("out/.env", "secrets"), ("out/src/mine.rs", "mine.rs"), ("out/src/more", "."), ("out/data", "data")]
    {
        symlink(folder.path(target), folder.path(link)).unwrap();
    }
    folder.assert_up_to_date();
    folder.write("things.yaml", &other_document());
    Folder::counts(&folder.generate(&[]));
    folder.assert_up_to_date();
    assert!(["out/.env", "out/src/mine.rs", "out/src/more"].iter().all(|link| folder.path(link).is_symlink()));
    assert!(folder.path("out").is_symlink());
}

/// Whoever opens a pipe waits for somebody at its other end.
#[test]
fn a_pipe_in_the_way_is_not_opened() {
    let folder = Folder::generated();
    for path in ["out/src/models.rs", "out/src/mine.rs"] {
        let _ = fs::remove_file(folder.path(path));
        assert!(Command::new("mkfifo").arg(folder.path(path)).status().unwrap().success());
    }
    let run = folder.generate(&[]);
    assert_eq!((run.code, run.lines("in the way: ")), (Some(2), vec!["  in the way: src/models.rs"]));
    fs::remove_file(folder.path("out/src/models.rs")).unwrap();
    assert_eq!(Folder::counts(&folder.generate(&[]))[0], 1);
}

/// Paths and texts, and where links lead to, without following them.
fn snapshot(folder: &Folder, path: &str) -> Vec<(String, String)> {
    let at = folder.path(path);
    let kind = fs::symlink_metadata(&at).unwrap().file_type();
    if kind.is_symlink() {
        return vec![(path.to_owned(), fs::read_link(at).unwrap().display().to_string())];
    }
    if kind.is_file() {
        return vec![(path.to_owned(), fs::read_to_string(at).unwrap())];
    }
    let mut entries: Vec<_> = fs::read_dir(at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    entries.sort();
    entries.iter().flat_map(|name| snapshot(folder, &format!("{path}/{}", name.to_string_lossy()))).collect()
}
