use super::scope::{Candidate, resolve as resolve_scope};
use super::short::digest;
use super::{ErrorSetNames, status};
use crate::ir::{Api, ErrorSet, ErrorSetId, Method};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What decides which of several error sets of one name has it: the number of their operations, their types, and the first of the
/// operations.
type Rank<'a> = (Reverse<usize>, String, Option<(&'a str, &'a Method)>);

/// An error set is named after its statuses: `Errors400_401_403`. Where sets of the same statuses have other types, the one
/// with the most operations has that name, and the others have at their end what depends on their types alone, so that none
/// is renamed when another set comes.
pub(super) fn resolve(api: &Api) -> Vec<ErrorSetNames> {
    let mut by_name: BTreeMap<String, Vec<(Rank<'_>, usize)>> = BTreeMap::new();
    let mut places: BTreeMap<ErrorSetId, Vec<(&str, &Method)>> = BTreeMap::new();
    for operation in &api.operations {
        places.entry(operation.errors).or_default().push(operation.place());
    }
    for (index, set) in api.error_sets.iter().enumerate() {
        let places = places.remove(&ErrorSetId(index)).unwrap_or_default();
        let rank = (Reverse(places.len()), spelling(api, set), places.into_iter().min());
        by_name.entry(name(set)).or_default().push((rank, index));
    }
    let mut candidates = Vec::new();
    for (name, mut sets) in by_name {
        sets.sort();
        for (place, ((_, spelling, first), index)) in sets.into_iter().enumerate() {
            let name = if place == 0 { name.clone() } else { format!("{name}X{:04x}", folded(&spelling)) };
            candidates.push(Candidate { key: index, spelling: format!("{spelling} {first:?}"), name });
        }
    }
    resolve_scope(candidates, &[])
        .into_values()
        .zip(&api.error_sets)
        .map(|(name, set)| ErrorSetNames {
            name,
            variants: set.variants.iter().map(|variant| status::variant(variant.status)).collect(),
            other: "Other".to_owned(),
        })
        .collect()
}

/// The digest of a text in half as many digits.
fn folded(text: &str) -> u16 {
    let hash = digest(text);
    u16::try_from((hash >> 16) ^ (hash & 0xffff)).unwrap_or_default()
}

/// Digits stay apart by an underscore; a letter beside one is no name as Rust has it.
fn name(set: &ErrorSet) -> String {
    let statuses: Vec<String> = set.variants.iter().map(|variant| variant.status.to_string()).collect();
    if statuses.is_empty() {
        return "ErrorsOther".to_owned();
    }
    let joined = statuses.join("_").replace("XX", "xx").replace("default", "Default");
    format!("Errors{}", joined.replace("xx_", "xx").replace("_Default", "Default"))
}

fn spelling(api: &Api, set: &ErrorSet) -> String {
    let types = set.variants.iter().map(|variant| match variant.schema {
        Some(id) => {
            let schema = api.schema(api.canonical(id.id));
            schema.name.clone().unwrap_or_else(|| schema.context.join("."))
        }
        None => String::new(),
    });
    types.collect::<Vec<_>>().join(" ")
}
