use super::{Named, by_tag, case};
use crate::config::Config;
use crate::ir::{Api, Operation};
use std::collections::{BTreeMap, BTreeSet};

/// The operations of one tag that want the same name, with that name; each time in the order of their paths.
pub(in crate::names) fn clashes<'a>(api: &'a Api, config: &'a Config) -> Vec<(String, Vec<&'a Operation>)> {
    let mut clashes = Vec::new();
    for (_, operations) in by_tag(api, config) {
        let mut wanted: BTreeMap<String, Vec<&Named<'a>>> = BTreeMap::new();
        for named in &operations {
            wanted.entry(case::snake(&named.spelling)).or_default().push(named);
        }
        wanted.retain(|_, operations| operations.len() > 1);
        let named = |operations: Vec<&Named<'a>>| operations.iter().map(|named| named.operation).collect();
        clashes.extend(wanted.into_iter().map(|(name, operations)| (name, named(operations))));
    }
    clashes
}

/// The names of operations in a config that name none.
pub(in crate::names) fn stale<'a>(api: &Api, config: &'a Config) -> Vec<&'a str> {
    let labels: BTreeSet<String> = api.operations.iter().map(|operation| operation.label()).collect();
    config.operations.keys().map(String::as_str).filter(|label| !labels.contains(*label)).collect()
}
