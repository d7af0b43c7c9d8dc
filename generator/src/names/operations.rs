mod calls;
mod clashes;
mod types;

use super::{OperationNames, TagNames, case};
use crate::config::{Config, ReleasedOperation};
use crate::ir::{self, Api, Operation};
use std::collections::{BTreeMap, BTreeSet};

pub(super) use clashes::{clashes, stale};

/// `tags` are the names of the tags, whose structs stand in the same files.
pub(super) fn resolve(api: &Api, tags: &BTreeMap<String, TagNames>, config: &Config) -> Vec<OperationNames> {
    let mut names: BTreeMap<Index, OperationNames> = BTreeMap::new();
    for (tag, mut operations) in by_tag(api, config) {
        let Some(tag) = tags.get(tag) else { continue };
        number(&mut operations);
        names.extend(of_tag(&operations, tag));
    }
    let in_document = names.into_iter().map(|((_, index), names)| (index, names)).collect::<BTreeMap<_, _>>();
    in_document.into_values().collect()
}

/// Where an operation stands by path and method, so that no name depends on the order of the document; and where in the document.
type Index = (usize, usize);

/// An operation with what a name is made of.
struct Named<'a> {
    index: Index,
    operation: &'a Operation,
    /// What it is called; a number at the end tells it from others of its tag that are called so.
    spelling: String,
    /// Whether the config calls it so.
    is_pinned: bool,
    /// What it was called in the last release.
    released: Option<&'a ReleasedOperation>,
}

/// The operations of each tag.
fn by_tag<'a>(api: &'a Api, config: &'a Config) -> Vec<(&'a str, Vec<Named<'a>>)> {
    let mut by_place: Vec<(usize, &Operation)> = api.operations.iter().enumerate().collect();
    by_place.sort_by_key(|(_, operation)| operation.place());
    let mut of_tags: BTreeMap<&str, Vec<Named<'a>>> = BTreeMap::new();
    for (place, (index, operation)) in by_place.into_iter().enumerate() {
        let is_pinned = config.operations.contains_key(&operation.label());
        let route = format!("{} {}", operation.method.as_str(), operation.path.as_str());
        let has_names = |own: &&ReleasedOperation| case::is_name(&own.method) && case::is_name(&own.request);
        let released = config.released_names.of_operation(&route).filter(|_| !is_pinned).filter(has_names);
        let named =
            Named { index: (place, index), operation, spelling: spelling(operation, config), is_pinned, released };
        of_tags.entry(&operation.tag).or_default().push(named);
    }
    let of = |tag: &'a ir::Tag| (tag.name.as_str(), of_tags.remove(tag.name.as_str()).unwrap_or_default());
    api.tags.iter().map(of).collect()
}

/// What the operation is called in the config, else in the document; one without an id is called by its method and path.
fn spelling(operation: &Operation, config: &Config) -> String {
    let label = operation.label();
    let by_place = || format!("{} {}", operation.method.as_str().to_ascii_lowercase(), operation.path.as_str());
    config.operations.get(&label).cloned().or_else(|| operation.id.clone()).unwrap_or_else(by_place)
}

/// Tells operations apart that are called the same, by one number for all names of each. Those that were released come first, then the one
/// that is spelled most like its names, which has none.
fn number(operations: &mut [Named<'_>]) {
    let mut of_name: BTreeMap<String, Vec<&mut Named<'_>>> = BTreeMap::new();
    for named in operations {
        of_name.entry(case::camel(&named.spelling)).or_default().push(named);
    }
    let mut taken: BTreeSet<String> = of_name.keys().cloned().collect();
    for mut same in of_name.into_values().filter(|same| same.len() > 1) {
        let is_unlike = |named: &Named<'_>| {
            let spelling = &named.spelling;
            (
                !named.is_pinned,
                named.released.is_none(),
                *spelling != case::snake(spelling) && *spelling != case::camel(spelling),
            )
        };
        same.sort_by(|one, other| {
            (is_unlike(one), &one.spelling, one.index).cmp(&(is_unlike(other), &other.spelling, other.index))
        });
        let mut number = 2_u32;
        for named in same.into_iter().skip(1) {
            named.spelling = loop {
                let numbered = format!("{} {number}", named.spelling);
                number = number.saturating_add(1);
                if taken.insert(case::camel(&numbered)) {
                    break numbered;
                }
            };
        }
    }
}

fn of_tag(operations: &[Named<'_>], tag: &TagNames) -> Vec<(Index, OperationNames)> {
    let handle = tag.handle.as_str();
    let mut methods = calls::methods(operations, &tag.module);
    let mut types = types::types(operations, handle);
    let mut constants = types::constants(operations, &types, handle);
    // Requests, the struct of the tag and constants are values, which no argument may be called like. In a script without cases one
    // could be.
    let values = types.values().map(|types| &types.request).chain(constants.values());
    let values = values.map(String::as_str).chain([handle]).filter(|name| !name.is_ascii());
    let values: Vec<String> = values.map(str::to_owned).collect();
    let of_operation = |named: &Named<'_>| {
        let index = named.index;
        let calls = calls::of_request(named.operation, &values);
        let methods = methods.remove(&index)?;
        let types = types.remove(&index)?;
        let names = OperationNames {
            method: methods.first()?.clone(),
            request: types.request,
            error: types.error,
            success: types.success,
            constant: constants.remove(&index)?,
            bodies: if calls.bodies.is_empty() { methods } else { calls.bodies },
            inputs: calls.inputs,
            sends: calls.sends,
            headers: calls.headers,
            variants: calls.variants,
        };
        Some((index, names))
    };
    operations.iter().filter_map(of_operation).collect()
}
