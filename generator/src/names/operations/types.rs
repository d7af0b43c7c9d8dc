use super::{Index, Named, case};
use crate::ir::Output;
use crate::names::reserved;
use crate::names::scope::{Candidate, resolve, resolve_after};
use std::collections::{BTreeMap, BTreeSet};

/// The types of an operation.
pub(super) struct Types {
    pub(super) request: String,
    pub(super) error: String,
    pub(super) success: String,
}

/// Requests, the enums of their successes and the aliases of their errors, which are types of one file.
pub(super) fn types(operations: &[Named<'_>], handle: &str) -> BTreeMap<Index, Types> {
    let mut taken = reserved::OPERATION_TYPES.to_vec();
    taken.push(handle);
    let candidates = operations.iter().flat_map(|named| {
        let released = named.released.map(|released| released.request.clone());
        let request = released.unwrap_or_else(|| case::camel(&named.spelling));
        let by_status = matches!(named.operation.signature.output, Output::ByStatus(_));
        let success = by_status.then(|| format!("{request}Success"));
        let error = format!("{request}Error");
        let names = [Some(request), Some(error), success].into_iter().enumerate();
        names.filter_map(|(kind, name)| {
            // Aliases and enums give way to a request of the same name.
            let (key, spelling) = ((kind, named.index), format!("{kind}{}", named.spelling));
            name.map(|name| Candidate { key, spelling, name })
        })
    });
    let released: BTreeSet<Index> =
        operations.iter().filter(|named| named.released.is_some()).map(|named| named.index).collect();
    let mut names = resolve_after(|(_, index)| released.contains(index), candidates.collect(), &taken);
    let mut name = |kind: usize, index: Index| names.remove(&(kind, index)).unwrap_or_default();
    let of_operation = |named: &Named<'_>| {
        let index = named.index;
        (index, Types { request: name(0, index), error: name(1, index), success: name(2, index) })
    };
    operations.iter().map(of_operation).collect()
}

/// The constants that describe the operations. A request, and the struct of the tag, are values as well as types: they are the
/// functions that make them.
pub(super) fn constants(
    operations: &[Named<'_>],
    types: &BTreeMap<Index, Types>,
    handle: &str,
) -> BTreeMap<Index, String> {
    let values: Vec<&str> = types.values().map(|types| types.request.as_str()).chain([handle]).collect();
    let upper = |named: &Named<'_>| case::snake(&named.spelling).trim_start_matches("r#").to_uppercase();
    let candidates = operations.iter().map(|named| Candidate {
        key: named.index,
        spelling: named.spelling.clone(),
        name: upper(named),
    });
    resolve(candidates.collect(), &values)
}
