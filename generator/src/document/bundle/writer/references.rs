//! References: to components, or replaced by what they lead to.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Writer, is_left_behind};
use crate::diagnostic::{Diagnostic, Kind};
use crate::document::bundle::component_names::Section;
use crate::document::bundle::{LostReference, merge};
use crate::document::grammar::{NodeKind, Object, operation_keys};
use crate::document::load::{Reference, Target, names_a_place};
use crate::source::{Location, pointer};

/// Copies within copies.
const COPIES: usize = 12;

impl Writer<'_> {
    /// A value of a discriminator's mapping: a reference, or the name of a schema.
    pub(super) fn mapped(&mut self, text: &str) -> Value {
        self.meet(NodeKind::MappedSchema);
        let target = self.document.target(self.file, &self.from, NodeKind::MappedSchema);
        match target.and_then(|target| self.names.name("schemas", target)) {
            Some(name) => {
                self.want("schemas", name);
                address("schemas", name).into()
            }
            None => {
                if target.is_none() && names_a_place(text) {
                    self.lose(self.here(), NodeKind::MappedSchema);
                }
                self.want("schemas", text);
                text.into()
            }
        }
    }

    pub(super) fn reference_to(&mut self, section: Section, name: &str) -> Value {
        self.want(section, name);
        Value::Object(Map::from_iter([("$ref".to_owned(), address(section, name).into())]))
    }

    /// Notes that the present node is a reference.
    fn meet(&mut self, kind: NodeKind) -> Reference {
        let reference: Reference = (self.file, self.from.as_str().into(), kind);
        self.met.note(self.document, reference.clone());
        reference
    }

    pub(super) fn reference(&mut self, members: &Map<String, Value>, kind: NodeKind) -> Option<Value> {
        let reference = self.meet(kind);
        if kind == NodeKind::SCHEMA {
            self.note();
        }
        let may_be_left_out =
            self.selected.filtering && matches!(kind, NodeKind::Object(Object::PathItem | Object::Operation));
        let value = match self.document.target(self.file, &self.from, kind) {
            Some(target) => self.followed(target, members, kind),
            None if may_be_left_out && !self.selected.everything() => {
                self.undecided.push(reference);
                return None;
            }
            None => Some(self.lost(members, kind)),
        };
        if value.is_none() {
            self.met.forget(&reference);
        }
        value
    }

    fn followed(&mut self, target: &Target, members: &Map<String, Value>, kind: NodeKind) -> Option<Value> {
        let component = kind.section().and_then(|section| Some((section, self.names.name(section, target)?)));
        match component {
            Some((section, name)) if kind == NodeKind::SCHEMA => {
                let reference = self.reference_to(section, name);
                let members = merge::without_repetitions(self.document.target_node(target), members);
                Some(self.schema_with_siblings(reference, &members))
            }
            Some((section, name)) if merge::changes_nothing(self.document.target_node(target), members) => {
                Some(self.reference_to(section, name))
            }
            _ => self.copy(target, members, kind),
        }
    }

    /// `{$ref, nullable: true}` as `{allOf: [{$ref}], nullable: true}`: OpenAPI 3.0 gives no meaning to what stands
    /// beside a `$ref`, though authors do.
    fn schema_with_siblings(&mut self, reference: Value, members: &Map<String, Value>) -> Value {
        if members.len() == 1 {
            return reference;
        }
        let mut all = vec![reference];
        let to_length = self.to.len();
        self.to.push_str("/allOf");
        if !members.contains_key("allOf") {
            self.note_origin();
        }
        self.to.push_str("/0");
        self.note_origin();
        self.to.truncate(to_length);
        let mut schema = self.members(members, NodeKind::SCHEMA, |key| {
            !matches!(key, "$ref" | "allOf") && !is_left_behind(NodeKind::SCHEMA, key)
        });
        if let Some(Value::Array(own)) = members.get("allOf") {
            all.extend(self.own_all_of(own));
        }
        schema.insert("allOf".into(), Value::Array(all));
        Value::Object(schema)
    }

    /// The items of an `allOf` that stands beside a `$ref`, each one place further back.
    fn own_all_of(&mut self, own: &[Value]) -> Vec<Value> {
        let (from_length, to_length) = (self.from.len(), self.to.len());
        self.from.push_str("/allOf");
        self.to.push_str("/allOf");
        let item = |(index, item): (usize, &Value)| {
            self.below_as(&index.to_string(), &(index + 1).to_string(), item, NodeKind::SCHEMA)
        };
        let items = own.iter().enumerate().filter_map(item).collect();
        self.from.truncate(from_length);
        self.to.truncate(to_length);
        items
    }

    /// Puts what a reference leads to in its place; what stands beside the `$ref` wins.
    fn copy(&mut self, target: &Target, members: &Map<String, Value>, kind: NodeKind) -> Option<Value> {
        if let Some(diagnostic) = self.endless(target, kind) {
            self.found.push(diagnostic.at(self.here().child("$ref")));
            return Some(self.lost(members, kind));
        }
        let node = self.document.target_node(target)?;
        let from = std::mem::replace(&mut self.from, target.pointer.to_string());
        let file = std::mem::replace(&mut self.file, target.file);
        self.copies.push(target.clone());
        self.note_origin();
        let copied = match node.as_object().filter(|members| members.get("$ref").is_some_and(Value::is_string)) {
            Some(inner) => self.copy_through(inner, kind),
            None => self.node_itself(node, kind),
        };
        self.copies.pop();
        (self.file, self.from) = (file, from);
        let is_left_out = copied.is_none();
        let mut copied = copied.unwrap_or_else(|| Value::Object(Map::new()));
        if let Value::Object(copied) = &mut copied {
            self.overlay(copied, members, kind);
        }
        // Of a path item that leads to no operation that is wanted, what stands beside the reference may have one.
        if is_left_out && copied.as_object().is_none_or(|members| operation_keys(members).is_empty()) {
            self.origins.remove(&self.to);
            return None;
        }
        Some(copied)
    }

    /// Why a node cannot be copied to where it is referred to.
    fn endless(&self, target: &Target, kind: NodeKind) -> Option<Diagnostic> {
        if self.copies.contains(target) {
            let wrong = format!("{} contains itself", kind.described());
            let diagnostic = Diagnostic::of(Kind::ReferenceCircle, wrong).label("this leads back to where it stands");
            return Some(diagnostic.instead(kind.instead()));
        }
        (self.copies.len() >= COPIES).then(|| {
            let wrong = format!("more than {COPIES} references lead from one to the next");
            Diagnostic::of(Kind::ReferenceCircle, wrong)
                .label("this one is not followed")
                .instead(kind.instead())
                .help("refer to the last of them directly")
        })
    }

    /// A reference that leads to a reference.
    fn copy_through(&mut self, members: &Map<String, Value>, kind: NodeKind) -> Option<Value> {
        self.meet(kind);
        match self.document.target(self.file, &self.from, kind) {
            Some(target) => self.copy(target, members, kind),
            None => Some(self.lost(members, kind)),
        }
    }

    /// The present reference, which leads nowhere, as it is written.
    fn lost(&mut self, members: &Map<String, Value>, kind: NodeKind) -> Value {
        self.lose(self.here().child("$ref"), kind);
        Value::Object(self.members(members, NodeKind::Data, |_| true))
    }

    fn lose(&mut self, location: Location, kind: NodeKind) {
        self.lost.push(LostReference { location, at: self.to.clone(), kind });
    }

    fn overlay(&mut self, copied: &mut Map<String, Value>, members: &Map<String, Value>, kind: NodeKind) {
        for (key, value) in members.iter().filter(|(key, _)| *key != "$ref") {
            let to_length = self.to.len();
            pointer::push(&mut self.to, key);
            let origin = Location::new(self.file, pointer::child(&self.from, key));
            self.origins.insert(Arc::from(self.to.as_str()), &origin);
            self.to.truncate(to_length);
            if let Some(value) = self.below(key, value, kind.member(key)) {
                copied.insert(key.clone(), value);
            }
        }
    }
}

fn address(section: Section, name: &str) -> String {
    format!("#{}", pointer::join(["components", section, name]))
}
