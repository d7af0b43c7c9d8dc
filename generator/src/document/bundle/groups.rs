//! The groups of operations that have no tags, found before anything is selected: a part has those of the whole.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::document::grammar::{NodeKind, Object, operation_keys};
use crate::document::groups::{Ungrouped, groups};
use crate::document::load::{LinkedDocument, Target};
use crate::document::references::LONGEST_CHAIN;
use crate::source::pointer;

/// The groups of operations, by their places in the tree.
#[derive(Default)]
pub(super) struct Groups(BTreeMap<String, String>);

/// An operation of a path.
struct Operation<'d> {
    /// Its place in the tree.
    at: String,
    path: &'d str,
    id: Option<&'d str>,
    is_tagged: bool,
}

impl Groups {
    /// Those of a document of which no operation has a tag; none of any other.
    pub(super) fn of(document: &LinkedDocument) -> Self {
        let root = Target { file: document.root(), pointer: "/paths".into() };
        let paths = document.target_node(&root).and_then(Value::as_object);
        let mut operations = Vec::new();
        for (path, item) in paths.into_iter().flatten().filter(|(path, _)| !path.starts_with("x-")) {
            let at = pointer::join(["paths", path]);
            operations.extend(of_item(document, (path, &at), (&root.child(path), item), LONGEST_CHAIN));
        }
        if operations.iter().any(|operation| operation.is_tagged) {
            return Self::default();
        }
        let is_shared = shared_ids(&operations);
        let ids = operations.iter().map(|operation| operation.id.filter(|_| !is_shared));
        let ungrouped = ids.zip(&operations).map(|(id, operation)| Ungrouped { id, path: operation.path });
        let groups = groups(&ungrouped.collect::<Vec<_>>());
        Self(operations.into_iter().zip(groups).filter_map(|(operation, group)| Some((operation.at, group?))).collect())
    }

    /// The group of the operation at a place of the tree.
    pub(super) fn group(&self, at: &str) -> Option<&str> {
        self.0.get(at).map(String::as_str)
    }
}

/// The operations of a path item, and of those that it refers to.
fn of_item<'d>(
    document: &'d LinkedDocument,
    (path, at): (&'d str, &str),
    (place, item): (&Target, &'d Value),
    references: usize,
) -> Vec<Operation<'d>> {
    let Some(members) = item.as_object() else { return Vec::new() };
    let operation = |keys: Vec<String>| {
        let below = pointer::join(keys.iter().map(String::as_str));
        let place = Target { file: place.file, pointer: format!("{}{below}", place.pointer).into() };
        let node = item.pointer(&below)?.as_object()?;
        let (id, is_tagged) = said(document, &place, node, LONGEST_CHAIN);
        Some(Operation { at: format!("{at}{below}"), path, id, is_tagged })
    };
    let mut operations: Vec<Operation<'d>> = operation_keys(members).into_iter().filter_map(operation).collect();
    let target = followed(document, place, members, Object::PathItem).filter(|_| references > 0);
    if let Some((place, item)) = target {
        let others = of_item(document, (path, at), (place, item), references - 1);
        let known: BTreeSet<String> = operations.iter().map(|operation| operation.at.clone()).collect();
        operations.extend(others.into_iter().filter(|other| !known.contains(&other.at)));
    }
    operations
}

/// The id of an operation, and whether it has tags; what stands beside a reference comes before what that leads to.
fn said<'d>(
    document: &'d LinkedDocument,
    place: &Target,
    members: &'d Map<String, Value>,
    references: usize,
) -> (Option<&'d str>, bool) {
    let id = members.get("operationId").and_then(Value::as_str);
    let tags = members.get("tags").and_then(Value::as_array);
    let is_tagged = tags.is_some_and(|tags| tags.iter().any(Value::is_string));
    let target = followed(document, place, members, Object::Operation).filter(|_| references > 0);
    let Some((place, Some(other))) = target.map(|(place, node)| (place, node.as_object())) else {
        return (id, is_tagged);
    };
    let (of_target, target_is_tagged) = said(document, place, other, references - 1);
    (id.or(of_target), is_tagged || (tags.is_none() && target_is_tagged))
}

/// What an object refers to.
fn followed<'d>(
    document: &'d LinkedDocument,
    place: &Target,
    members: &Map<String, Value>,
    object: Object,
) -> Option<(&'d Target, &'d Value)> {
    members.get("$ref")?;
    let target = document.target(place.file, &place.pointer, NodeKind::Object(object))?;
    Some((target, document.target_node(target)?))
}

/// Whether two operations have one id, so that one of them loses it.
fn shared_ids(operations: &[Operation<'_>]) -> bool {
    let mut known = BTreeSet::new();
    operations.iter().filter_map(|operation| operation.id).any(|id| !known.insert(id))
}
