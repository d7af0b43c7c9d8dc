//! Builds the tree: copies the root document, turns references into references to components, and adds the components
//! that are referred to.

mod components;
mod references;

use std::collections::{HashSet, VecDeque};

use serde_json::{Map, Value, json};

use super::component_names::{ComponentNames, Section};
use super::operation_ids::OperationIds;
use super::selected::Selected;
use super::{LostReference, Selection};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::grammar::{ADDITIONAL, METHODS, NodeKind, Object};
use crate::document::load::{LinkedDocument, Target};
use crate::document::load::{Met, Reference, reference_of};
use crate::source::{FileId, Location, Origins, pointer};

/// How many values the tree may have for each one in its files, and on top of that. Nodes that cannot be components
/// are copied to each place that refers to them, which could multiply without end.
const GROWTH: usize = 3;
const GROWTH_OF_SMALL_DOCUMENTS: usize = 200_000;

pub(super) struct Writer<'s> {
    document: &'s LinkedDocument,
    names: &'s ComponentNames,
    /// What keeps the tree from being built.
    pub(super) found: Diagnostics,
    /// The references that were come across.
    pub(super) met: Met,
    /// References to path items and operations that lead nowhere, so that it cannot be told whether they are selected.
    undecided: Vec<Reference>,
    operation_ids: OperationIds,
    pub(super) selected: Selected<'s>,
    pub(super) origins: Origins,
    /// The references that lead nowhere.
    pub(super) lost: Vec<LostReference>,
    /// The source of the node that is being copied.
    file: FileId,
    from: String,
    /// Its place in the tree.
    to: String,
    /// The nodes around it that were copied in place of a reference.
    copies: Vec<Target>,
    nodes: usize,
    most_nodes: usize,
    is_too_large: bool,
    queue: VecDeque<(Section, String)>,
    queued: HashSet<(Section, String)>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(document: &'s LinkedDocument, names: &'s ComponentNames, selection: &'s Selection) -> Self {
        Self {
            document,
            names,
            found: Diagnostics::new(),
            met: if selection.is_everything() { Met::All } else { Met::none() },
            undecided: Vec::new(),
            operation_ids: OperationIds::default(),
            selected: Selected::new(document, selection),
            origins: Origins::new(document.root()),
            lost: Vec::new(),
            file: document.root(),
            from: String::new(),
            to: String::new(),
            copies: Vec::new(),
            nodes: 0,
            most_nodes: most_nodes(document),
            is_too_large: false,
            queue: VecDeque::new(),
            queued: HashSet::new(),
        }
    }

    /// The whole tree.
    pub(super) fn document(&mut self) -> Value {
        let Some(Value::Object(members)) = self.document.tree(self.document.root()) else {
            return Value::Null;
        };
        let mut tree = Map::new();
        for (key, value) in members.iter().filter(|(key, _)| *key != "components") {
            self.selected.filtering = matches!(&**key, "paths" | "webhooks");
            if let Some(value) = self.below(key, value, NodeKind::ROOT.member(key)) {
                tree.insert(key.clone(), value);
            }
        }
        self.selected.filtering = false;
        if self.selected.is_complete() {
            self.undecided.iter().for_each(|reference| self.met.forget(reference));
        }
        self.selected.trim(&mut tree);
        self.found.extend(self.operation_ids.settle(&mut tree, &self.origins));
        if let Some(components) = self.components(members) {
            tree.insert("components".into(), components);
        }
        if let Some(Value::Number(version)) = tree.get("openapi") {
            let version = version.to_string();
            tree.insert("openapi".into(), version.into());
        }
        Value::Object(tree)
    }

    /// Notes that the node that is being copied comes from another place than the nodes around it.
    fn note_origin(&mut self) {
        let origin = Location::new(self.file, self.from.as_str());
        self.origins.insert(self.to.as_str(), &origin);
    }

    fn below(&mut self, token: &str, node: &Value, kind: NodeKind) -> Option<Value> {
        self.below_as(token, token, node, kind)
    }

    /// Copies the member `from` of the present node to the place `to`.
    fn below_as(&mut self, from: &str, to: &str, node: &Value, kind: NodeKind) -> Option<Value> {
        let (from_length, to_length) = (self.from.len(), self.to.len());
        pointer::push(&mut self.from, from);
        pointer::push(&mut self.to, to);
        if from != to {
            self.note_origin();
        }
        let value = self.node(node, kind);
        self.from.truncate(from_length);
        self.to.truncate(to_length);
        value
    }

    /// Copies a node; `None` when it is an operation that was not selected, or holds nothing else.
    fn node(&mut self, node: &Value, kind: NodeKind) -> Option<Value> {
        if kind == NodeKind::SCHEMA
            && let Some(name) = self.names.part(self.file, &self.from)
        {
            return Some(self.reference_to("schemas", name));
        }
        self.node_itself(node, kind)
    }

    fn node_itself(&mut self, node: &Value, kind: NodeKind) -> Option<Value> {
        self.nodes += if kind == NodeKind::Data { size(node) } else { 1 };
        if self.nodes > self.most_nodes {
            return self.give_up();
        }
        match node {
            data if kind == NodeKind::Data => Some(data.clone()),
            Value::Object(members) => match reference_of(members, kind) {
                Some(_) if members.contains_key("$ref") => self.reference(members, kind),
                Some(_) => self.reference(&spelled(members), kind),
                None => self.object(members, kind),
            },
            Value::Array(items) => {
                let item = |(index, item): (usize, &Value)| self.below(&index.to_string(), item, kind.item());
                let mut copied = Vec::with_capacity(items.len());
                copied.extend(items.iter().enumerate().filter_map(item));
                Some(Value::Array(copied))
            }
            Value::String(text) if kind == NodeKind::MappedSchema => Some(self.mapped(text)),
            scalar => Some(scalar.clone()),
        }
    }

    fn give_up(&mut self) -> Option<Value> {
        if !std::mem::replace(&mut self.is_too_large, true) {
            let message =
                format!("the document has more than {} values once its parts are put in place", self.most_nodes);
            let diagnostic = Diagnostic::error(message).at(self.here()).label("given up here").help(
                "parts that are referred to from many places are copied to each; path items in callbacks multiply",
            );
            self.found.push(diagnostic);
        }
        Some(Value::Null)
    }

    pub(super) fn here(&self) -> Location {
        Location::new(self.file, self.from.as_str())
    }

    fn object(&mut self, members: &Map<String, Value>, kind: NodeKind) -> Option<Value> {
        match kind {
            NodeKind::Object(Object::PathItem) => return self.path_item(members),
            NodeKind::Object(Object::Operation) => {
                self.operation_ids.note(members, &self.to, &self.here());
                if !self.selected.take(members, &self.to) {
                    return None;
                }
                self.note();
                let filtering = std::mem::take(&mut self.selected.filtering);
                let mut object = self.members(members, kind, |_| true);
                self.selected.filtering = filtering;
                if let Some(group) = self.selected.group(&self.to) {
                    object.insert("tags".to_owned(), json!([group]));
                }
                return Some(Value::Object(object));
            }
            _ => self.note(),
        }
        Some(Value::Object(self.members(members, kind, |key| !is_left_behind(kind, key))))
    }

    /// Says what reading noted of the present object, which is wanted by now.
    pub(super) fn note(&mut self) {
        self.found.extend(self.document.notes(self.file, &self.from).iter().cloned());
    }

    /// Operations first: a path item without a selected one needs nothing else.
    fn path_item(&mut self, members: &Map<String, Value>) -> Option<Value> {
        let is_operation = |key: &str| METHODS.contains(&key) || key == ADDITIONAL;
        let mut item = self.members(members, NodeKind::Object(Object::PathItem), is_operation);
        let is_empty = |others: &Value| others.as_object().is_some_and(Map::is_empty);
        if item.get(ADDITIONAL).is_some_and(is_empty) {
            item.shift_remove(ADDITIONAL);
        }
        if self.selected.filtering && item.is_empty() && !self.selected.everything() {
            return None;
        }
        item.extend(self.members(members, NodeKind::Object(Object::PathItem), |key| !is_operation(key)));
        Some(Value::Object(item))
    }

    fn members(
        &mut self,
        members: &Map<String, Value>,
        kind: NodeKind,
        wanted: impl Fn(&str) -> bool,
    ) -> Map<String, Value> {
        let mut copied = Map::with_capacity(members.len());
        for (key, value) in members.iter().filter(|(key, _)| wanted(key)) {
            if let Some(value) = self.below(key, value, kind.member(key)) {
                copied.insert(key.clone(), value);
            }
        }
        copied
    }
}

/// A `$dynamicRef` as a `$ref`.
fn spelled(members: &Map<String, Value>) -> Map<String, Value> {
    let member = |(name, value): (&String, &Value)| match name.as_str() {
        "$dynamicRef" => ("$ref".to_owned(), value.clone()),
        _ => (name.clone(), value.clone()),
    };
    members.iter().map(member).collect()
}

/// Definitions inside a schema are components by now, if anything refers to them.
fn is_left_behind(kind: NodeKind, key: &str) -> bool {
    kind == NodeKind::SCHEMA && matches!(key, "$defs" | "definitions" | "components")
}

fn most_nodes(document: &LinkedDocument) -> usize {
    let sources: usize = document.files().map(|(_, file)| size(&file.tree)).sum();
    sources * GROWTH + GROWTH_OF_SMALL_DOCUMENTS
}

/// The number of values in a node, itself included.
fn size(node: &Value) -> usize {
    match node {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
