//! The bundle of a vendor's document is that document.

use super::places::without_places;
use super::versions::{Version, Versions};
use sailmaker::diagnostic::{Diagnostics, Style};
use sailmaker::document::grammar::{METHODS, NodeKind};
use sailmaker::document::{Bundle, LinkedDocument, LoadOptions, Selection, bundle, load_bytes, normalize, parse};
use sailmaker::lower::lower;
use sailmaker::source::pointer;
use sailmaker_tests::trials::{Found, Trial};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The tests of this file.
pub fn trials(versions: &Found<Versions>) -> Vec<Trial> {
    sailmaker_tests::trials![
        versions;
        of_v2025,
        of_v2026,
        every_tag_is_in_its_bundle_as_in_the_whole,
        a_document_that_grows_keeps_its_names,
    ]
}

fn of_v2025(versions: Versions) {
    bundles_again_as_it_is(&versions.v2025);
    a_bundle_gives_the_same_model(&versions.v2025);
}

fn of_v2026(versions: Versions) {
    bundles_again_as_it_is(&versions.v2026);
    a_bundle_gives_the_same_model(&versions.v2026);
}

/// The model of a whole document, though it has what is not supported yet.
fn whole(set: &LinkedDocument, diagnostics: &mut Diagnostics) -> Value {
    let bundled = bundle(set, &Selection::default(), diagnostics);
    let normalized = normalize(bundled, diagnostics).expect("the document is valid");
    let parsed = parse(normalized, diagnostics).expect("the document is valid");
    without_places(&lower(&parsed, diagnostics))
}

fn a_bundle_gives_the_same_model(version: &Version) {
    let (mut diagnostics, files) = (Diagnostics::new(), version.linked());
    let text = bundle(files, &Selection::default(), &mut diagnostics).to_yaml();
    let one = load_bytes(Path::new("bundle.yaml"), text.into_bytes(), &LoadOptions::default(), &mut diagnostics);
    let (of_files, of_bundle) = (whole(files, &mut diagnostics), whole(&one, &mut diagnostics));
    assert!(of_files["operations"].as_array().unwrap().len() > 700);
    for (key, value) in of_files.as_object().unwrap() {
        // Compared in parts, and not printed: each is many thousands of lines.
        assert!(of_bundle[key] == *value, "{key}");
    }
}

fn bundled(document: &LinkedDocument, selection: &Selection) -> Bundle {
    let mut diagnostics = Diagnostics::new();
    let bundle = bundle(document, selection, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}", diagnostics.render(document.sources(), Style::Plain));
    bundle
}

fn bundles_again_as_it_is(version: &Version) {
    let document = version.linked();
    let bundle = bundled(document, &Selection::default());
    assert!(scalars_from_where_they_come(&bundle, document) > 10_000);
    assert_eq!(dangling(&bundle.tree), BTreeSet::new());
    let paths = |tree: &Value| tree["paths"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&bundle.tree), paths(document.tree(document.root()).unwrap()));
    again(&bundle);
}

/// Checks that the origin of every scalar holds that scalar, and counts them. Only references and the version are written anew.
fn scalars_from_where_they_come(bundle: &Bundle, document: &LinkedDocument) -> usize {
    let mut checked = 0;
    let mut nodes = vec![(String::new(), &bundle.tree)];
    while let Some((at, node)) = nodes.pop() {
        match node {
            Value::Object(members) => {
                nodes.extend(members.iter().map(|(key, value)| (pointer::child(&at, key), value)));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                nodes.extend(items.map(|(index, item)| (pointer::child(&at, &index.to_string()), item)));
            }
            _ if at.ends_with("/$ref") || at.contains("/discriminator/mapping/") || at == "/openapi" => {}
            scalar => {
                let origin = bundle.origins.origin(&at);
                let written = document.tree(origin.file).and_then(|tree| tree.pointer(&origin.pointer));
                assert_eq!(written, Some(scalar), "{at} {origin:?}");
                checked += 1;
            }
        }
    }
    checked
}

/// A bundle of a bundle is the same text.
fn again(bundle: &Bundle) {
    let text = bundle.to_yaml();
    let mut diagnostics = Diagnostics::new();
    let document =
        load_bytes(Path::new("bundle.yaml"), text.clone().into_bytes(), &LoadOptions::default(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", diagnostics.render(document.sources(), Style::Plain));
    // Compared as a whole, since thousands of lines would be printed of a difference.
    assert!(bundled(&document, &Selection::default()).to_yaml() == text);
}

/// The tags that operations state.
fn tags(tree: &Value) -> BTreeSet<String> {
    let items = tree["paths"].as_object().unwrap().values();
    let operations = items.flat_map(|item| METHODS.iter().filter_map(|method| item.get(method)));
    let tags = operations.flat_map(|operation| operation["tags"].as_array().into_iter().flatten());
    tags.map(|tag| tag.as_str().unwrap().to_owned()).collect()
}

/// Every part of a document is called in it as in the whole, and is the same there.
fn every_tag_is_in_its_bundle_as_in_the_whole(versions: Versions) {
    let document = versions.v2025.linked();
    let whole = bundled(document, &Selection::default());
    let tags = tags(&whole.tree);
    assert!(tags.len() > 80, "{tags:?}");
    for tag in tags {
        let part = bundled(document, &Selection { tags: vec![tag.clone()], ..Selection::default() });
        for (section, components) in part.tree["components"].as_object().unwrap() {
            for (name, component) in components.as_object().unwrap() {
                let place = pointer::join(["components", section, name]);
                assert_eq!(part.origins.origin(&place), whole.origins.origin(&place), "{tag}: {place}");
                assert!(whole.tree.pointer(&place) == Some(component), "{tag}: {place}");
            }
        }
        assert!(part.origins.file_count() * 2 < whole.origins.file_count(), "{tag}");
        assert_eq!(dangling(&part.tree), BTreeSet::new(), "{tag}");
    }
}

/// The components of a bundle: what they are called, by section, file and pointer.
fn names(bundle: &Bundle, document: &LinkedDocument) -> BTreeMap<[String; 3], String> {
    let sections = bundle.tree["components"].as_object().unwrap().iter();
    let components =
        sections.flat_map(|(section, named)| named.as_object().unwrap().keys().map(move |name| (section, name)));
    let named = components.map(|(section, name)| {
        let place = bundle.origins.origin(&pointer::join(["components", section, name]));
        let file = document.sources().file(place.file).unwrap().path().display().to_string();
        ([section.clone(), file, place.pointer.to_string()], name.clone())
    });
    named.collect()
}

/// Operations that are added rename nothing. The exception is a file that has the plain name only while the document
/// does not reach another one, which has a better claim to it; there can be no rule without it, as a plain name is
/// plain for not telling one file from another.
fn a_document_that_grows_keeps_its_names(versions: Versions) {
    let document = versions.v2025.linked();
    let whole = bundled(document, &Selection::default());
    let after = names(&whole, document);
    for tag in tags(&whole.tree).into_iter().step_by(10) {
        let selection = Selection { tags: vec![tag.clone()], ..Selection::default() };
        let wanted = bundled(document, &selection).tree["paths"].clone();
        let mut tree = document.tree(document.root()).unwrap().clone();
        tree["paths"].as_object_mut().unwrap().retain(|path, _| wanted.get(path).is_some());
        let mut diagnostics = Diagnostics::new();
        let less = load_bytes(
            document.sources().file(document.root()).unwrap().path(),
            tree.to_string().into_bytes(),
            &LoadOptions::default(),
            &mut diagnostics,
        );
        let mut renamed = 0;
        for (place, name) in names(&bundled(&less, &Selection::default()), &less) {
            if after[&place] != name {
                assert!(place[1].ends_with(&format!("/{name}.yaml")), "{tag}: {place:?} {name}");
                assert!(
                    after.iter().any(|(other, plain)| *plain == name && *other != place),
                    "{tag}: {place:?} {name}"
                );
                renamed += 1;
            }
        }
        assert!(renamed <= 5, "{tag}: {renamed}");
    }
}

/// References that do not lead to a component.
fn dangling(tree: &Value) -> BTreeSet<String> {
    let mut dangling = BTreeSet::new();
    let mut nodes = vec![(tree, NodeKind::ROOT)];
    while let Some((node, kind)) = nodes.pop() {
        match node {
            Value::Object(members) if kind != NodeKind::Data => {
                if let Some(text) = members.get("$ref").and_then(Value::as_str) {
                    let place = text.strip_prefix('#').filter(|place| pointer::tokens(place).count() == 3);
                    if place.and_then(|place| tree.pointer(place)).is_none() {
                        dangling.insert(text.to_owned());
                    }
                }
                nodes.extend(members.iter().map(|(key, value)| (value, kind.member(key))));
            }
            Value::Array(items) => nodes.extend(items.iter().map(|item| (item, kind.item()))),
            _ => {}
        }
    }
    dangling
}
