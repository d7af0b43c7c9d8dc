//! Documents of many files as a vendor publishes them: those of SailPoint, when they are there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::origins;
use crate::diagnostic::{Diagnostics, Style};
use crate::document::grammar::{METHODS, NodeKind};
use crate::document::testing::vendor_document;
use crate::document::{Bundle, LinkedDocument, LoadOptions, Selection, bundle, load, load_bytes};
use crate::source::pointer;

fn read(version: &str) -> Option<LinkedDocument> {
    let path = vendor_document(version)?;
    let mut diagnostics = Diagnostics::new();
    let document = load(&path, &LoadOptions::default(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}", diagnostics.render(document.sources(), Style::Plain));
    Some(document)
}

fn bundled(document: &LinkedDocument, selection: &Selection) -> Bundle {
    let mut diagnostics = Diagnostics::new();
    let bundle = bundle(document, selection, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}", diagnostics.render(document.sources(), Style::Plain));
    bundle
}

fn whole(version: &str) {
    let Some(document) = read(version) else { return };
    let bundle = bundled(&document, &Selection::default());
    assert!(origins::check(&bundle, &document) > 10_000);
    assert_eq!(dangling(&bundle.tree), BTreeSet::new());
    let root = document.file(document.root()).unwrap();
    let paths = |tree: &Value| tree["paths"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&bundle.tree), paths(&root.tree));
    again(&bundle);
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
fn parts(version: &str) {
    let Some(document) = read(version) else { return };
    let whole = bundled(&document, &Selection::default());
    let tags = tags(&whole.tree);
    assert!(tags.len() > 80, "{tags:?}");
    for tag in tags {
        let part = bundled(&document, &Selection { tags: vec![tag.clone()], ..Selection::default() });
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
        let file = document.file(place.file).unwrap().relative.clone();
        ([section.clone(), file, place.pointer.to_string()], name.clone())
    });
    named.collect()
}

/// Operations that are added rename nothing. The exception is a file that has the plain name only while the document
/// does not reach another one, which has a better claim to it; there can be no rule without it, as a plain name is
/// plain for not telling one file from another.
#[test]
fn a_document_that_grows_keeps_its_names() {
    let Some(document) = read("v2025") else { return };
    let whole = bundled(&document, &Selection::default());
    let after = names(&whole, &document);
    let root = document.file(document.root()).unwrap();
    for tag in tags(&whole.tree).into_iter().step_by(10) {
        let selection = Selection { tags: vec![tag.clone()], ..Selection::default() };
        let wanted = bundled(&document, &selection).tree["paths"].clone();
        let mut tree = root.tree.clone();
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

#[test]
fn sailpoint_v2025() {
    whole("v2025");
}

#[test]
fn the_tags_of_sailpoint_v2025() {
    parts("v2025");
}

#[test]
fn sailpoint_v2026() {
    whole("v2026");
}
