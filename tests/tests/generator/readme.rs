//! What the README of a client says first, and how much of everything.

use super::merging::generated;
use sailmaker::output::Tree;
use serde_json::{Value, json};
use std::path::Path;

/// A document of two tags with so many operations, and a description of so many paragraphs.
fn client(operations: usize, paragraphs: usize) -> Tree {
    let operation = |number: usize| {
        let tags = [["a", "b"][number % 2]];
        json!({"get": {"operationId": format!("get{number}"), "tags": tags, "responses": {"204": {"description": "Done."}}}})
    };
    let paths: Value = (0..operations).map(|number| (format!("/{number}"), operation(number))).collect();
    let description = (0..paragraphs).map(|number| format!("# About {number}\n\nParagraph {number}."));
    let description = description.collect::<Vec<_>>().join("\n\n");
    let info = json!({"title": "T", "version": "1", "description": description});
    generated(&json!({"openapi": "3.0.3", "info": info, "paths": paths})).result.unwrap()
}

fn text<'t>(tree: &'t Tree, name: &str) -> Option<&'t str> {
    tree.iter().find(|(path, _)| *path == Path::new(name)).map(|(_, text)| text)
}

/// The sections of a README: their names, and how many lines each has.
fn sections(readme: &str) -> Vec<(&str, usize)> {
    let sections = readme.split("\n## ").skip(1);
    sections.map(|section| (section.lines().next().unwrap(), section.lines().count())).collect()
}

#[test]
fn how_a_client_is_used_comes_before_what_its_vendor_says() {
    let tree = client(2, 2);
    let readme = text(&tree, "README.md").unwrap();
    let names: Vec<&str> = sections(readme).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "Installation",
        "Quickstart",
        "Authentication",
        "Features",
        "Errors",
        "Retries and timeouts",
        "Layers",
        "Tests",
        "Limits",
        "Versions",
        "Operations",
        "The API",
        "Licence",
    ];
    assert_eq!(names, expected);
    assert!(readme.contains("features = [\"rustls\", \"a\"]"), "{readme}");
    assert!(readme.contains("\n**About 1**\n\nParagraph 1.\n\n## Licence\n"), "{readme}");
    assert_eq!(text(&tree, "docs/description.md"), None);
}

#[test]
fn no_section_is_longer_than_a_reader_stands() {
    let tree = client(500, 500);
    let readme = text(&tree, "README.md").unwrap();
    let longest = sections(readme).into_iter().max_by_key(|(_, lines)| *lines).unwrap();
    assert!((100..=200).contains(&longest.1), "{longest:?}");
    assert!(
        readme.contains("The crate has 500 operations; [docs](docs/README.md#methods) lists them all.\n"),
        "{readme}"
    );
    // It is cut behind a paragraph, and not between a heading and what that is of.
    let cut = "\n\nParagraph 44.\n\nThat is the beginning of what the document says; [docs/description.md](docs/description.md) has the whole.\n";
    assert!(readme.contains(cut), "{readme}");
    let whole = text(&tree, "docs/description.md").unwrap();
    assert!(whole.starts_with("# T\n\n**About 0**\n") && whole.ends_with("\n\nParagraph 499.\n"), "{whole}");
    assert!(text(&tree, "docs/README.md").unwrap().contains("`a().get498()`"));
}
