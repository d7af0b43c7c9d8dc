//! Documents of many files as a vendor publishes them: those of SailPoint, when they are there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::origins;
use crate::diagnostic::{Diagnostics, Style};
use crate::document::testing::vendor_documents;
use crate::document::{LoadOptions, Selection, bundle, kind, load, pointer};

fn whole(version: &str) {
    let Some(folder) = vendor_documents() else { return };
    let mut diagnostics = Diagnostics::new();
    let path = folder.join(format!("idn/sailpoint-api.{version}.yaml"));
    let set = load(&path, &LoadOptions::default(), &mut diagnostics);
    let bundle = bundle(&set, &Selection::default(), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}", diagnostics.render(&set, Style::Plain));
    assert!(origins::check(&bundle, &set) > 10_000);
    assert_eq!(dangling(&bundle.tree), BTreeSet::new());
    let root = set.file(set.root()).unwrap();
    let paths = |tree: &Value| tree["paths"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&bundle.tree), paths(root.value()));
}

/// References that do not lead to a component.
fn dangling(tree: &Value) -> BTreeSet<String> {
    let mut dangling = BTreeSet::new();
    let mut nodes = vec![(tree, kind::Kind::Root)];
    while let Some((node, kind)) = nodes.pop() {
        match node {
            Value::Object(members) if kind != kind::Kind::Data => {
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
fn sailpoint_v2026() {
    whole("v2026");
}
