//! `growth`: that it prints what it should, and can say no. What it measures is for optimized builds.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;

use folder::Folder;

#[test]
fn every_kind_of_growth_is_measured() {
    let folder = Folder::new();
    let listed = folder.run(&["growth", "--list"]);
    let kinds: Vec<&str> = listed.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(kinds.len() > 40 && kinds.contains(&"texts-open-comments"), "{}", listed.out);
    let run = folder.run(&["growth", "--unoptimized", "--size", "3", "--limit", "1000"]);
    let measured: Vec<&str> = run.out.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!((run.code, measured), (Some(0), kinds), "{}", run.err);
    let columns = ["ratio", "same", "more", "other", "both", "lock"];
    assert!(run.out.lines().next().is_some_and(|head| columns.iter().all(|name| head.contains(name))), "{}", run.out);
}

#[test]
fn a_ratio_above_the_limit_is_told_with_the_stages() {
    let run = Folder::new().run(&["growth", "--unoptimized", "--size", "100", "--limit", "0.01", "texts-words"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    for word in ["texts-words", "load", "lower", "render", "messages", "same", "more", "other", "both", "lock"] {
        assert!(run.out.lines().any(|line| line.trim_start().starts_with(word)), "{word} in {}", run.out);
    }
}

#[test]
fn an_unknown_kind_is_an_input_error() {
    let run = Folder::new().run(&["growth", "of-grass"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("--list"), "{}", run.err);
}
