//! What of the one document is what of the other. Nothing here depends on which of the two is the old one.

mod lockstep;

use super::half::Half;
use crate::ir::{Operation, OwnServer, PathSegment, Schema, SchemaId, Server};
use std::collections::{BTreeMap, BTreeSet};

/// The indices of an operation, or the ids of a model, in the old and in the new document.
pub(super) type Pair<T> = (Option<T>, Option<T>);

/// Pairs the operations: those of one method and URL, then those of one method and path, then those of one `operationId`. Of those
/// of one URL or path, the ones come first whose path parameters have the same names, though these are not on the wire.
pub(super) fn operations(old: &Half<'_>, new: &Half<'_>) -> Vec<Pair<usize>> {
    let mut open = (indices(old), indices(new));
    let mut pairs = Vec::new();
    let keys: [&KeyOf; 5] = [
        &|half, own| Some((own.method.as_str(), format!("{}{}", server_path(half, own)?, own.path.as_str()))),
        &|half, own| Some((own.method.as_str(), whole_path(half, own)?)),
        &|_, own| Some((own.method.as_str(), own.path.as_str().to_owned())),
        &|_, own| Some((own.method.as_str(), path_on_the_wire(own))),
        &|_, own| Some(("", own.id.clone()?)),
    ];
    for key in keys {
        pair_by(key, (old, new), &mut open, &mut pairs);
    }
    let removed = open.0.into_iter().map(|index| (Some(index), None));
    let added = open.1.into_iter().map(|index| (None, Some(index)));
    pairs.into_iter().map(|(old, new)| (Some(old), Some(new))).chain(removed).chain(added).collect()
}

fn indices(half: &Half<'_>) -> Vec<usize> {
    (0..half.client.api.operations.len()).collect()
}

/// The path with `{}` in place of each parameter.
pub(super) fn path_on_the_wire(operation: &Operation) -> String {
    let segment = |segment: &PathSegment<'_>| match segment {
        PathSegment::Literal(text) => (*text).to_owned(),
        PathSegment::Parameter(_) => "{}".to_owned(),
    };
    operation.path.segments().iter().map(segment).collect()
}

/// The same with the path of the server before it.
pub(super) fn whole_path(half: &Half<'_>, operation: &Operation) -> Option<String> {
    Some(format!("{}{}", server_path(half, operation)?, path_on_the_wire(operation)))
}

/// The path of the server; none where an operation is served at an address of its own.
fn server_path(half: &Half<'_>, operation: &Operation) -> Option<String> {
    let api = &half.client.api;
    match api.own_server(operation) {
        Some(OwnServer::Url(_)) => None,
        Some(OwnServer::Path(path)) => Some(path),
        None => Some(api.servers.first().map(Server::path).unwrap_or_default()),
    }
}

/// A method, and what an operation of it is known by.
type Key = (&'static str, String);
type KeyOf = dyn Fn(&Half<'_>, &Operation) -> Option<Key>;

/// Pairs those that alone have a key in both documents.
fn pair_by(
    key: &KeyOf,
    (old, new): (&Half<'_>, &Half<'_>),
    open: &mut (Vec<usize>, Vec<usize>),
    pairs: &mut Vec<(usize, usize)>,
) {
    let alone = |half: &Half<'_>, open: &[usize]| {
        let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for index in open {
            if let Some(key) = half.operation(*index).and_then(|(operation, _)| key(half, operation)) {
                by_key.entry(key).or_default().push(*index);
            }
        }
        by_key
    };
    let theirs = alone(new, &open.1);
    for (key, ours) in alone(old, &open.0) {
        if let ([ours], Some([theirs])) = (ours.as_slice(), theirs.get(&key).map(Vec::as_slice)) {
            pairs.push((*ours, *theirs));
        }
    }
    let (ours, theirs): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
    open.0.retain(|index| !ours.contains(index));
    open.1.retain(|index| !theirs.contains(index));
}

/// Pairs the models, and tells both halves: those of one name in the document, then those that stand at the same places.
pub(super) fn models(old: &mut Half<'_>, new: &mut Half<'_>, operations: &[Pair<usize>]) -> Vec<Pair<SchemaId>> {
    let (ours, mut theirs) = (by_spelling(old), by_spelling(new));
    let mut pairs: Vec<(SchemaId, SchemaId)> = Vec::new();
    let mut removed = BTreeSet::new();
    for (spelling, id) in ours {
        match theirs.remove(&spelling) {
            Some(other) => pairs.push((id, other)),
            None => drop(removed.insert(id)),
        }
    }
    let mut added: BTreeSet<SchemaId> = theirs.into_values().collect();
    for (ours, theirs) in lockstep::renamed(old, new, operations, &removed, &added) {
        removed.remove(&ours);
        added.remove(&theirs);
        pairs.push((ours, theirs));
    }
    for (number, (ours, theirs)) in pairs.iter().enumerate() {
        old.pair_up(*ours, number);
        new.pair_up(*theirs, number);
    }
    let removed = removed.into_iter().map(|id| (Some(id), None));
    let added = added.into_iter().map(|id| (None, Some(id)));
    pairs.into_iter().map(|(old, new)| (Some(old), Some(new))).chain(removed).chain(added).collect()
}

/// The models of a document by what it calls them: the name of a component, or what leads to an inline schema. Several inline
/// schemas may stand at places of one name; they are told apart by the order of their names in Rust.
fn by_spelling(half: &Half<'_>) -> BTreeMap<(bool, String, usize), SchemaId> {
    let mut models = BTreeMap::new();
    let mut seen: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (_, id) in half.models() {
        let (is_named, spelling) = spelling(half.client.api.schema(id));
        let count = seen.entry((is_named, spelling.clone())).or_default();
        models.insert((is_named, spelling, *count), id);
        *count += 1;
    }
    models
}

fn spelling(schema: &Schema) -> (bool, String) {
    match &schema.name {
        Some(name) => (true, name.clone()),
        None => (false, schema.context.join("\u{0}")),
    }
}
