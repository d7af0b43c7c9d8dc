//! What references can lead to: it is known before anything else is looked at, and what is left out of it takes along what is nothing but
//! a reference to it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Conform;
use crate::document::grammar::{Object, sections};
use crate::document::normalize::context::Members;
use crate::document::normalize::path::Path;
use crate::document::normalize::{TARGET, tree};
use crate::document::references;

/// The names of the components, by section.
pub(super) struct Components {
    names: BTreeMap<String, BTreeSet<String>>,
    /// Those that were left out.
    gone: BTreeMap<String, BTreeSet<String>>,
}

impl Components {
    pub(super) fn of(tree: &Value) -> Self {
        let sections = tree.get("components").and_then(Value::as_object).into_iter().flatten();
        let names = |members: &Members| members.keys().cloned().collect();
        let names = sections.filter_map(|(name, section)| Some((name.clone(), names(section.as_object()?)))).collect();
        Self { names, gone: BTreeMap::new() }
    }

    pub(super) fn contains(&self, section: &str, name: &str) -> bool {
        self.names.get(section).is_some_and(|names| names.contains(name))
    }

    /// Whether there was such a component, which was left out.
    pub(super) fn was_left_out(&self, section: &str, name: &str) -> bool {
        self.gone.get(section).is_some_and(|names| names.contains(name))
    }

    /// The names in a section.
    pub(super) fn names(&self, section: &str) -> Option<&BTreeSet<String>> {
        self.names.get(section)
    }
}

impl Conform<'_, '_> {
    /// The components, before all that refers to them.
    pub(super) fn components(&mut self, tree: &mut Value) {
        let root = Path::ROOT.in_object();
        let found =
            tree.get_mut("components").map(|node| self.object(Object::Components, node, root.key("components")));
        if let Some(Err(faults)) = found {
            self.settle(faults, "ignored");
            tree.as_object_mut().and_then(|members| members.shift_remove("components"));
        }
        for (section, _) in sections(TARGET) {
            let members = tree.pointer_mut(&format!("/components/{section}")).and_then(Value::as_object_mut);
            members.into_iter().for_each(|members| leave_out_references(section, members));
        }
        let left = Components::of(tree);
        let before = std::mem::replace(&mut self.components, left);
        for (section, names) in before.names {
            let left = self.components.names.get(&section);
            let is_left = |name: &String| left.is_some_and(|left| left.contains(name));
            let gone = names.into_iter().filter(|name| !is_left(name)).collect();
            self.components.gone.insert(section, gone);
        }
    }
}

/// Leaves out what is a reference to something that is gone, to nothing, or in a circle: whatever does not lead to an object in the end.
fn leave_out_references(section: &str, members: &mut Members) {
    let mut referring: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut stays: BTreeSet<String> = BTreeSet::new();
    let mut next: Vec<String> = Vec::new();
    for (name, component) in &*members {
        let Some(reference) = tree::reference(component) else {
            next.push(name.clone());
            continue;
        };
        if let Some((_, target)) = references::component(reference).filter(|(other, _)| other == section) {
            referring.entry(target.into_owned()).or_default().push(name.clone());
        }
    }
    while let Some(name) = next.pop() {
        next.extend(referring.remove(&name).unwrap_or_default());
        stays.insert(name);
    }
    members.retain(|name, _| stays.contains(name));
}
