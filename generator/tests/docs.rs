//! The documentation of the repository: its links lead somewhere, its book has all pages, and what it shows is what there is.

#[path = "support/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The pages that people write, by their paths.
fn pages() -> Vec<PathBuf> {
    let of = |folder: &str| fs::read_dir(root().join(folder)).unwrap().map(move |entry| entry.unwrap().file_name());
    let top = of(".").map(PathBuf::from).chain(of("docs").map(|name| Path::new("docs").join(name)));
    let mut pages: Vec<PathBuf> = top.filter(|path| path.extension().is_some_and(|own| own == "md")).collect();
    pages.sort();
    pages
}

/// The text of a page without its blocks of code.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect()
}

/// Where the links of a page lead.
fn links(text: &str) -> Vec<String> {
    let prose = prose(text);
    let ends = prose.match_indices("](").map(|(at, _)| at + 2);
    ends.filter_map(|start| Some(prose[start..].split_once(')')?.0.to_owned())).collect()
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    kept.chars()
        .filter(|own| own.is_alphanumeric() || " -_".contains(*own))
        .map(|own| if own == ' ' { '-' } else { own })
        .collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text)
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect::<Vec<_>>();
    headings.into_iter().collect()
}

#[test]
fn each_link_leads_somewhere() {
    let mut count = 0;
    for page in pages() {
        let folder = page.parent().unwrap();
        for link in links(&text(&page)) {
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            if path.contains("://") || path.starts_with("mailto:") {
                continue;
            }
            let target = if path.is_empty() { page.clone() } else { folder.join(path) };
            assert!(root().join(&target).exists(), "{}: {link}", page.display());
            let is_there = anchor.is_empty() || anchors(&text(&target)).contains(anchor);
            assert!(is_there, "{}: {link} is no heading", page.display());
            count += 1;
        }
    }
    assert!(count > 50, "{count} links");
}

#[test]
fn the_book_has_each_page_once() {
    let mut listed = links(&text("docs/SUMMARY.md"));
    let mut pages: Vec<String> = pages()
        .into_iter()
        .filter_map(|path| path.strip_prefix("docs").ok()?.to_str().map(str::to_owned))
        .filter(|name| name != "SUMMARY.md")
        .collect();
    listed.sort();
    pages.sort();
    assert_eq!(listed, pages);
}

#[test]
fn the_readme_is_short_and_shows_the_example_that_there_is() {
    let (readme, example) = (text("README.md"), text("generator/examples/generate.rs"));
    assert!(readme.lines().count() < 200);
    for page in [readme, text("docs/ci.md")] {
        assert!(page.contains(&format!("```rust ignore\n{example}```\n")));
    }
}

/// A block of code of a page: what it is, and its text.
fn blocks(text: &str) -> Vec<(String, String)> {
    let fences: Vec<&str> = text.split("\n```").collect();
    let inside = fences.iter().skip(1).step_by(2);
    inside
        .map(|block| block.split_once('\n').unwrap_or((block, "")))
        .map(|(kind, text)| (kind.to_owned(), format!("{text}\n")))
        .collect()
}

/// The commands of the tutorial print what it shows, and its Rust is that of the client. The crate of the case `tutorial` is the same, so that
/// what is in its README is compiled.
#[test]
#[cfg_attr(windows, ignore = "its commands are those of a shell of Unix")]
fn the_tutorial_goes_as_it_says() {
    let page = text("docs/tutorial.md");
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut readme = String::new();
    let mut commands = 0;
    for (kind, text) in blocks(&page) {
        match kind.as_str() {
            "yaml" => {
                assert_eq!(text, self::text("tests/tests/cases/tutorial.yaml"));
                fs::write(path("acme.yaml"), text).unwrap();
            }
            "console" => {
                let (command, expected) = text.strip_prefix("$ sailmaker ").unwrap().split_once('\n').unwrap();
                let printed = printed(folder.path(), command);
                match expected.strip_prefix("…\n") {
                    Some(end) => assert!(printed.ends_with(end), "{command}: {printed}"),
                    None => assert_eq!(printed, expected, "{command}"),
                }
                readme = fs::read_to_string(path("acme/README.md")).unwrap_or_default();
                commands += 1;
            }
            "sh" if text.starts_with("sed ") => {
                let status = Command::new("sh").args(["-c", &text]).current_dir(folder.path()).status().unwrap();
                assert!(status.success());
            }
            "rust ignore" => assert!(readme.contains(&text), "{text}"),
            other => assert_eq!(other, "sh"),
        }
    }
    assert_eq!(commands, 4);
}

/// What a command prints, errors last.
fn printed(folder: &Path, command: &str) -> String {
    let (_, out, err) = program::run(&mut program::sailmaker(folder, command));
    out + &err
}
