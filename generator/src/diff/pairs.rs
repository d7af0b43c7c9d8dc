//! Which operations and models of the old document are the same as which of the new one. The pairs do not depend on which document
//! is the old one.

mod lockstep;

use super::compared_client::ComparedClient;
use crate::ir::{Operation, OwnServer, PathSegment, Schema, SchemaId, Server};
use std::collections::{BTreeMap, BTreeSet};

/// The indices of an operation, or the ids of a model, in the old and in the new document.
pub(super) type Pair<T> = (Option<T>, Option<T>);

/// Pairs the operations: those of one method and URL, then those of one method and path, then those of one `operationId`. Of those
/// of one URL or path, the ones come first whose path parameters have the same names, though these are not on the wire.
pub(super) fn operations(old: &ComparedClient<'_>, new: &ComparedClient<'_>) -> Vec<Pair<usize>> {
    let mut open = (indices(old), indices(new));
    let mut pairs = Vec::new();
    let keys: [&KeyOf; 5] = [
        &|side, own| {
            Some((own.method.as_str().to_owned(), format!("{}{}", server_path(side, own)?, own.path.as_str())))
        },
        &|side, own| Some((own.method.as_str().to_owned(), whole_path(side, own)?)),
        &|_, own| Some((own.method.as_str().to_owned(), own.path.as_str().to_owned())),
        &|_, own| Some((own.method.as_str().to_owned(), path_on_the_wire(own))),
        &|_, own| Some((String::new(), own.id.clone()?)),
    ];
    for key in keys {
        pair_by(key, (old, new), &mut open, &mut pairs);
    }
    let removed = open.0.into_iter().map(|index| (Some(index), None));
    let added = open.1.into_iter().map(|index| (None, Some(index)));
    pairs.into_iter().map(|(old, new)| (Some(old), Some(new))).chain(removed).chain(added).collect()
}

fn indices(side: &ComparedClient<'_>) -> Vec<usize> {
    (0..side.client.api.operations.len()).collect()
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
pub(super) fn whole_path(side: &ComparedClient<'_>, operation: &Operation) -> Option<String> {
    Some(format!("{}{}", server_path(side, operation)?, path_on_the_wire(operation)))
}

/// The path of the server; none where an operation is served at an address of its own.
fn server_path(side: &ComparedClient<'_>, operation: &Operation) -> Option<String> {
    let api = &side.client.api;
    match api.own_server(operation) {
        Some(OwnServer::Url(_)) => None,
        Some(OwnServer::Path(path)) => Some(path),
        None => Some(api.main_server().map(Server::path).unwrap_or_default()),
    }
}

/// A method, and what an operation of it is known by.
type Key = (String, String);
type KeyOf = dyn Fn(&ComparedClient<'_>, &Operation) -> Option<Key>;

/// Pairs those that alone have a key in both documents.
fn pair_by(
    key: &KeyOf,
    (old, new): (&ComparedClient<'_>, &ComparedClient<'_>),
    open: &mut (Vec<usize>, Vec<usize>),
    pairs: &mut Vec<(usize, usize)>,
) {
    let alone = |side: &ComparedClient<'_>, open: &[usize]| {
        let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for index in open {
            if let Some(key) = side.operation(*index).and_then(|(operation, _)| key(side, operation)) {
                by_key.entry(key).or_default().push(*index);
            }
        }
        by_key
    };
    let new_index = alone(new, &open.1);
    for (key, old_index) in alone(old, &open.0) {
        if let ([old_index], Some([new_index])) = (old_index.as_slice(), new_index.get(&key).map(Vec::as_slice)) {
            pairs.push((*old_index, *new_index));
        }
    }
    let (old_index, new_index): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
    open.0.retain(|index| !old_index.contains(index));
    open.1.retain(|index| !new_index.contains(index));
}

/// Pairs the models, and tells both sides: those of one name in the document, then those that stand at the same places.
pub(super) fn models(
    old: &mut ComparedClient<'_>,
    new: &mut ComparedClient<'_>,
    operations: &[Pair<usize>],
) -> Vec<Pair<SchemaId>> {
    let (old_id, mut new_id) = (by_spelling(old), by_spelling(new));
    let mut pairs: Vec<(SchemaId, SchemaId)> = Vec::new();
    let mut removed = BTreeSet::new();
    for (spelling, id) in old_id {
        match new_id.remove(&spelling) {
            Some(other) => pairs.push((id, other)),
            None => drop(removed.insert(id)),
        }
    }
    let mut added: BTreeSet<SchemaId> = new_id.into_values().collect();
    for (old_id, new_id) in lockstep::renamed(old, new, operations, &removed, &added) {
        removed.remove(&old_id);
        added.remove(&new_id);
        pairs.push((old_id, new_id));
    }
    for (number, (old_id, new_id)) in pairs.iter().enumerate() {
        old.pair_up(*old_id, number);
        new.pair_up(*new_id, number);
    }
    let removed = removed.into_iter().map(|id| (Some(id), None));
    let added = added.into_iter().map(|id| (None, Some(id)));
    pairs.into_iter().map(|(old, new)| (Some(old), Some(new))).chain(removed).chain(added).collect()
}

/// The models of a document by what it calls them: the name of a component, or what leads to an inline schema. Several inline
/// schemas may stand at places of one name; they are told apart by the order of their names in Rust.
fn by_spelling(side: &ComparedClient<'_>) -> BTreeMap<(bool, String, usize), SchemaId> {
    let mut models = BTreeMap::new();
    let mut seen: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (_, id) in side.models() {
        let (is_named, spelling) = spelling(side.client.api.schema(id));
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
