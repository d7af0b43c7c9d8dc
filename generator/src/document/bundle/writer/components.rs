//! The components: those of the root document, and those that are referred to.

use serde_json::{Map, Value};

use super::Writer;
use crate::document::bundle::component_names::{self, Section};
use crate::document::grammar::{NodeKind, Object, Version, section_of, sections};
use crate::document::load::Target;
use crate::source::pointer;

impl Writer<'_> {
    pub(super) fn components(&mut self, root: &Map<String, Value>) -> Option<Value> {
        let mut components = if self.selected.everything() { self.own_components(root) } else { Map::new() };
        // The components of the root document may stand in a file of their own.
        self.met
            .note(self.document, (self.document.root(), "/components".into(), NodeKind::Object(Object::Components)));
        let schemes = self.selected.security_schemes().unwrap_or_else(|| {
            let all = component_names::root_entries(self.document, "securitySchemes").into_iter();
            all.map(|(name, _)| name).collect()
        });
        for scheme in schemes {
            self.want("securitySchemes", &scheme);
        }
        while let Some((section, name)) = self.queue.pop_front() {
            let Some(value) = self.component(section, &name) else {
                continue;
            };
            let map = components.entry(section).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(map) = map {
                map.insert(name, value);
            }
        }
        components.values_mut().filter_map(Value::as_object_mut).for_each(Map::sort_keys);
        (!components.is_empty() || root.contains_key("components") && self.selected.everything())
            .then_some(Value::Object(components))
    }

    /// What the root document has under `components` whether it is referred to or not.
    fn own_components(&mut self, root: &Map<String, Value>) -> Map<String, Value> {
        let mut components = Map::new();
        let members = root.get("components").and_then(Value::as_object);
        self.to.push_str("/components");
        self.from.push_str("/components");
        for (key, value) in members.into_iter().flatten().filter(|(key, _)| *key != "$ref") {
            if section_of(Version::V3_0, key).is_some() {
                components.insert(key.clone(), Value::Object(Map::new()));
            } else if let Some(value) = self.below(key, value, NodeKind::Object(Object::Components).member(key)) {
                components.insert(key.clone(), value);
            }
        }
        self.to.clear();
        self.from.clear();
        for (section, _) in sections(Version::V3_0) {
            for (name, _) in component_names::root_entries(self.document, section) {
                self.want(section, &name);
            }
        }
        components
    }

    fn component(&mut self, section: Section, name: &str) -> Option<Value> {
        let kind = section_of(Version::V3_0, section).map_or(NodeKind::Data, NodeKind::Object);
        let home = self.names.home(section, name)?;
        let node = self.document.target_node(home)?;
        self.to = pointer::join(["components", section, name]);
        (self.file, self.from) = (home.file, home.pointer.to_string());
        if self.file != self.document.root() || self.from != self.to {
            self.note_origin();
        }
        self.want_heirs(home, node);
        let value = self.node_itself(node, kind);
        (self.file, self.from, self.to) = (self.document.root(), String::new(), String::new());
        value
    }

    /// A schema with a discriminator stands for the schemas that name it in their `allOf`; nothing else leads to them.
    fn want_heirs(&mut self, home: &Target, node: &Value) {
        if node.get("discriminator").is_some() {
            for heir in self.names.heirs(home) {
                self.want("schemas", heir);
            }
        }
    }

    pub(in crate::document::bundle) fn want(&mut self, section: Section, name: &str) {
        if self.names.home(section, name).is_some() && self.queued.insert((section, name.to_owned())) {
            self.queue.push_back((section, name.to_owned()));
        }
    }
}
