//! The names of components, all assigned before anything is moved.

mod candidate;
mod collision;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value;

use crate::document::grammar::{NodeKind, Object, Version, sections};
use crate::document::load::{LinkedDocument, Target};
use crate::source::{FileId, pointer};

/// A map under `components`.
pub(super) type Section = &'static str;

/// Which node is which component.
#[derive(Default)]
pub(super) struct ComponentNames {
    names: HashMap<Section, HashMap<Target, String>>,
    homes: HashMap<Section, BTreeMap<String, Target>>,
    /// Files in which a part of a node is a component of its own.
    files_with_parts: HashSet<FileId>,
    /// Components that name a schema in their `allOf`, by that schema.
    heirs: HashMap<Target, Vec<String>>,
}

impl ComponentNames {
    /// Names every node that has to be a component.
    ///
    /// Those of the root document keep their names. A component of the root that is nothing but a reference to a file
    /// is that file, so the file has its name.
    pub(super) fn assign(document: &LinkedDocument) -> Self {
        let mut names = Self::default();
        for (section, object) in sections(Version::V3_0) {
            names.enter_root(document, section, NodeKind::Object(object));
        }
        for (section, targets) in names.foreign(document) {
            let roots = names.homes.entry(section).or_default();
            for (target, name) in collision::resolve(document, &targets, roots) {
                names.enter(section, name, target);
            }
        }
        names.enter_heirs(document);
        names
    }

    fn enter_root(&mut self, document: &LinkedDocument, section: Section, kind: NodeKind) {
        let mut entries = root_entries(document, section);
        // Of two components that refer to one file, the same one is the file, whichever is written first.
        entries.sort_unstable();
        for (name, place) in &entries {
            self.names.entry(section).or_default().insert(place.clone(), name.clone());
            self.homes.entry(section).or_default().insert(name.clone(), place.clone());
        }
        for (name, place) in entries {
            let Some(target) = plain_reference(document, &place, kind) else {
                continue;
            };
            let names = self.names.entry(section).or_default();
            if !names.contains_key(target) {
                names.insert(target.clone(), name.clone());
                self.homes.entry(section).or_default().insert(name, target.clone());
            }
        }
    }

    /// The targets of references that are no component yet and have to be one.
    fn foreign(&self, document: &LinkedDocument) -> BTreeMap<Section, BTreeSet<Target>> {
        let mut foreign: BTreeMap<Section, BTreeSet<Target>> = BTreeMap::new();
        for (kind, target) in document
            .files()
            .flat_map(|(_, file)| &file.references)
            .flat_map(|(kind, targets)| targets.values().map(move |target| (*kind, target)))
        {
            let Some(section) = kind.section() else {
                continue;
            };
            if self.name(section, target).is_none() && is_component(kind, target) {
                foreign.entry(section).or_default().insert(target.clone());
            }
        }
        foreign
    }

    fn enter(&mut self, section: Section, name: String, target: Target) {
        if !target.pointer.is_empty() {
            self.files_with_parts.insert(target.file);
        }
        self.names.entry(section).or_default().insert(target.clone(), name.clone());
        self.homes.entry(section).or_default().insert(name, target);
    }

    fn enter_heirs(&mut self, document: &LinkedDocument) {
        for (file, source) in document.files() {
            for (pointer, target) in source.references.get(&NodeKind::SCHEMA).into_iter().flatten() {
                let heir = pointer::parent(pointer)
                    .and_then(|all| all.strip_suffix("/allOf"))
                    .map(|schema| Target { file, pointer: schema.into() });
                if let Some(name) = heir.and_then(|heir| self.name("schemas", &heir).map(str::to_owned)) {
                    self.heirs.entry(target.clone()).or_default().push(name);
                }
            }
        }
        self.heirs.values_mut().for_each(|names| names.sort_unstable());
    }

    /// The name of the component that `target` is.
    pub(super) fn name(&self, section: Section, target: &Target) -> Option<&str> {
        self.names.get(section)?.get(target).map(String::as_str)
    }

    /// The name of the schema component that the node is, if it is a part of another node.
    pub(super) fn part(&self, file: FileId, pointer: &str) -> Option<&str> {
        if !self.files_with_parts.contains(&file) {
            return None;
        }
        self.name("schemas", &Target { file, pointer: pointer.into() })
    }

    /// The node that the component with that name is.
    pub(super) fn home(&self, section: &str, name: &str) -> Option<&Target> {
        self.homes.get(section)?.get(name)
    }

    /// Components that name the schema `target` in their `allOf`.
    pub(super) fn heirs(&self, target: &Target) -> &[String] {
        self.heirs.get(target).map_or(&[], Vec::as_slice)
    }
}

/// The components of the root document, each with its node; a section may stand in a file of its own.
pub(super) fn root_entries(document: &LinkedDocument, section: &str) -> Vec<(String, Target)> {
    let root = Target { file: document.root(), pointer: "".into() };
    let components = NodeKind::Object(Object::Components);
    let section_node = member(document, &root, "components", components)
        .and_then(|node| member(document, &node, section, components.member(section)));
    let Some(node) = section_node else {
        return Vec::new();
    };
    let members = document.target_node(&node).and_then(Value::as_object);
    let keys = members.into_iter().flat_map(|members| members.keys()).filter(|key| *key != "$ref");
    keys.map(|key| (key.clone(), node.child(key))).collect()
}

/// The member `key` of a node, which is of that kind, behind the reference that may stand in its place.
fn member(document: &LinkedDocument, node: &Target, key: &str, kind: NodeKind) -> Option<Target> {
    let member = node.child(key);
    match document.target(member.file, &member.pointer, kind) {
        Some(target) => Some(target.clone()),
        None => document.target_node(&member).map(|_| member),
    }
}

/// Where a node leads that is a reference and nothing else.
fn plain_reference<'s>(document: &'s LinkedDocument, node: &Target, kind: NodeKind) -> Option<&'s Target> {
    let members = document.target_node(node)?.as_object()?;
    if members.len() == 1 { document.target(node.file, &node.pointer, kind) } else { None }
}

/// Whether a node becomes a component. Schemas always do, since they may contain themselves; other nodes when they
/// have a name, be it that of a file. The rest is copied to where it is wanted.
fn is_component(kind: NodeKind, target: &Target) -> bool {
    kind.of_target() == NodeKind::SCHEMA || target.pointer.is_empty() || candidate::own_name(&target.pointer).is_some()
}
