//! The names of components.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

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
    origins(&Project::new(&project)).into_iter().filter(|(name, _)| name != "All").collect()
}

/// The schemas that come out of a project, each with the place it came from.
fn origins(project: &Project) -> BTreeMap<String, String> {
    let (bundle, document) = project.bundle(&Selection::default());
    let schemas = bundle.tree.pointer("/components/schemas").unwrap().as_object().unwrap();
    let origin = |name: &String| {
        let location = bundle.origins.origin(&format!("/components/schemas/{name}"));
        format!("{}#{}", document.file(location.file).unwrap().relative, location.pointer)
    };
    schemas.keys().map(|name| (name.clone(), origin(name))).collect()
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
fn the_folder_in_which_the_document_lives_is_told_by_the_root_alone() {
    let root = "\
openapi: 3.0.0
components: {schemas: {A: {$ref: v1/A.yaml}, B: {$ref: v1/B.yaml}, C: {$ref: v0/C.yaml}}}
";
    let more = "oneOf: [{$ref: Time.yaml}, {$ref: D.yaml}, {$ref: E.yaml}, {$ref: F.yaml}]";
    let files = [
        ("openapi.yaml", root),
        ("v1/A.yaml", "items: {$ref: Time.yaml}"),
        ("v1/B.yaml", "{}"),
        ("v0/C.yaml", more),
        ("v1/Time.yaml", "{}"),
        ("v0/Time.yaml", "{}"),
        ("v0/D.yaml", "{}"),
        ("v0/E.yaml", "{}"),
        ("v0/F.yaml", "{}"),
    ];
    let names = origins(&Project::new(&files));
    assert_eq!((&*names["Time"], &*names["v0.Time"]), ("v1/Time.yaml#", "v0/Time.yaml#"));
}

#[test]
fn folders_that_name_a_kind_of_thing_tell_nothing() {
    let files =
        ["v1/schemas/Time.yaml", "v1/clock/schemas/models/Time.yaml", "v1/schemas/Date.yaml", "v0/clock/Date.yaml"];
    let expected = [
        ("Date", "v1/schemas/Date.yaml#"),
        ("Time", "v1/schemas/Time.yaml#"),
        ("clock.Time", "v1/clock/schemas/models/Time.yaml#"),
        ("v0.Date", "v0/clock/Date.yaml#"),
    ];
    assert_eq!(named(&[], &files), names(expected));
}

#[test]
fn a_file_is_told_apart_in_the_same_way_whichever_the_others_are() {
    let own = |others: &[&str]| {
        let files: Vec<_> = others.iter().chain(&["v1/b/Time.yaml", "v1/Other.yaml"]).copied().collect();
        let found = named(&[], &files).into_iter().find(|(_, origin)| origin == "v1/b/Time.yaml#");
        found.unwrap().0
    };
    assert_eq!(own(&[]), "Time");
    for others in [&["v1/Time.yaml"][..], &["v1/a/Time.yaml"], &["v1/Time.yaml", "v1/a/Time.yaml", "v1/b/c/Time.yaml"]]
    {
        assert_eq!(own(others), "b.Time", "{others:?}");
    }
}

proptest! {
    // Each case is a folder of files.
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// At most one name changes when a file is added, and only because the new file has a better claim to it: it lies
    /// less deep, or comes first among those that lie as deep.
    #[test]
    fn a_file_that_is_added_renames_nothing_but_what_it_outranks(
        files in prop::collection::btree_set("v1/([a-d]/){0,2}(Time|Date|Zone)", 2..8),
        added in 0..8_usize,
    ) {
        // Folders that are the last of two paths do not tell them apart, so each has a word of its own.
        let telling = |path: &String| {
            let (folders, name) = path.rsplit_once('/').unwrap();
            let word = folders.replace("v1", "").replace('/', "");
            if word.is_empty() { format!("v1/{name}.yaml") } else { format!("v1/{word}/{name}.yaml") }
        };
        let rank = |origin: &str| (origin.split('/').count(), origin.to_owned());
        let files: Vec<String> = files.iter().map(telling).collect::<BTreeSet<_>>().into_iter().collect();
        let added = files[added % files.len()].clone();
        let all: Vec<&str> = files.iter().map(String::as_str).collect();
        let without: Vec<&str> = all.iter().copied().filter(|file| *file != added).collect();
        prop_assume!(!without.is_empty());
        let (before, after) = (named(&[], &without), named(&[], &all));
        let origin = format!("{added}#");
        let new = after.iter().find(|(_, other)| **other == origin).unwrap().0.clone();
        let renamed: Vec<_> = before.iter().filter(|(name, origin)| after.get(*name) != Some(*origin)).collect();
        match &renamed[..] {
            [] => {}
            [(name, outranked)] => {
                prop_assert_eq!(&new, *name);
                prop_assert!(rank(&origin) < rank(outranked));
            }
            more => prop_assert!(false, "{more:?}"),
        }
    }
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
    let expected = [("A", "A.yaml#"), ("a.A", "a.A.yaml#"), ("yaml.a.A", "a/A.yaml#")];
    assert_eq!(named(&[], &files), names(expected));
}
