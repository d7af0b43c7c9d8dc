//! The names of components.

use std::collections::BTreeMap;

use crate::document::Selection;
use crate::document::testing::Project;

/// The components that come out of a root that refers to all `files`, each with the file it came from.
fn named(root: &[(&str, &str)], files: &[&str]) -> BTreeMap<String, String> {
    let references: String = files.iter().map(|file| format!("      - $ref: '{file}'\n")).collect();
    let own: String = root.iter().map(|(name, text)| format!("    {name}: {text}\n")).collect();
    let text = format!("openapi: 3.0.0\ncomponents:\n  schemas:\n{own}    All:\n      oneOf:\n{references}");
    let mut project = vec![("openapi.yaml", text.as_str())];
    project
        .extend(files.iter().map(|file| (file.split('#').next().unwrap(), "Part: {}\nother: {properties: {x: {}}}\n")));
    let (bundle, set) = Project::new(&project).bundle(&Selection::default());
    let schemas = bundle.tree.pointer("/components/schemas").unwrap().as_object().unwrap();
    let origin = |name: &String| {
        let location = bundle.origin(&format!("/components/schemas/{name}"));
        format!("{}#{}", set.file(location.file).unwrap().relative, location.pointer)
    };
    schemas.keys().filter(|name| *name != "All").map(|name| (name.clone(), origin(name))).collect()
}

fn names<'n>(pairs: impl IntoIterator<Item = (&'n str, &'n str)>) -> BTreeMap<String, String> {
    pairs.into_iter().map(|(name, origin)| (name.to_owned(), origin.to_owned())).collect()
}

#[test]
fn the_least_deep_file_keeps_the_name_and_others_are_told_apart_by_a_folder() {
    let files = ["v1/Time.yaml", "v1/a/Time.yaml", "v1/b/c/Time.yaml", "v1/d/c/Time.yaml"];
    let expected = [
        ("Time", "v1/Time.yaml#"),
        ("a.Time", "v1/a/Time.yaml#"),
        ("c.Time", "v1/b/c/Time.yaml#"),
        ("d.c.Time", "v1/d/c/Time.yaml#"),
    ];
    assert_eq!(named(&[], &files), names(expected));
}

#[test]
fn the_branch_with_most_files_keeps_the_name() {
    let files = ["v1/Time.yaml", "v2/Time.yaml", "v2/Other.yaml"];
    let expected = [("Other", "v2/Other.yaml#"), ("Time", "v2/Time.yaml#"), ("v1.Time", "v1/Time.yaml#")];
    assert_eq!(named(&[], &files), names(expected));
}

#[test]
fn another_file_deeper_down_renames_nothing() {
    let before = named(&[], &["v1/Time.yaml", "v1/b/Time.yaml", "v1/Other.yaml"]);
    let after = named(&[], &["v1/Time.yaml", "v1/b/Time.yaml", "v1/Other.yaml", "v1/a/Time.yaml", "v1/a/Other.yaml"]);
    assert!(
        before.iter().all(|entry| after.contains_key(entry.0) && after[entry.0] == *entry.1),
        "{before:?} {after:?}"
    );
    assert_eq!(after.len(), before.len() + 2);
}

#[test]
fn the_root_keeps_its_names_and_gives_them_to_the_files_it_refers_to() {
    let root = [("Time", "{type: string}"), ("Zone", "{$ref: v1/Region.yaml}")];
    let expected = [
        ("Time", "openapi.yaml#/components/schemas/Time"),
        ("Zone", "v1/Region.yaml#"),
        ("v1.Time", "v1/Time.yaml#"),
        ("v1.Zone", "v1/Zone.yaml#"),
    ];
    assert_eq!(named(&root, &["v1/Time.yaml", "v1/Region.yaml", "v1/Zone.yaml"]), names(expected));
}

#[test]
fn files_that_differ_in_their_extension_or_their_part_only() {
    let files = ["v1/A.yaml", "v1/A.yml", "v1/A.yaml#/Part", "v1/B.yaml#/Part", "v1/B.yaml#/other/properties/x"];
    let expected = [
        ("A", "v1/A.yaml#"),
        ("v1.A", "v1/A.yml#"),
        ("Part", "v1/A.yaml#/Part"),
        ("B.Part", "v1/B.yaml#/Part"),
        ("B_other_x", "v1/B.yaml#/other/properties/x"),
    ];
    assert_eq!(named(&[], &files), names(expected));
}

#[test]
fn a_qualified_name_does_not_take_that_of_another_file() {
    let files = ["A.yaml", "a/A.yaml", "a.A.yaml"];
    let expected = [("A", "A.yaml#"), ("a.A", "a.A.yaml#"), ("A.2", "a/A.yaml#")];
    assert_eq!(named(&[], &files), names(expected));
}
