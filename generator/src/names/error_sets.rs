use super::scope::{Candidate, resolve as resolve_scope};
use super::{ErrorSetNames, status};
use crate::ir::{Api, ErrorSet};

/// An error set is named after its statuses: `Errors400_401_403`. Sets of the same statuses and other types are told apart by
/// the names of the types.
pub(super) fn resolve(api: &Api) -> Vec<ErrorSetNames> {
    let candidates = api.error_sets.iter().enumerate().map(|(index, set)| Candidate {
        key: index,
        spelling: spelling(api, set),
        name: name(set),
    });
    let names = resolve_scope(candidates.collect(), &[]);
    names
        .into_values()
        .zip(&api.error_sets)
        .map(|(name, set)| ErrorSetNames {
            name,
            variants: set.variants.iter().map(|variant| status::variant(variant.status)).collect(),
            other: "Other".to_owned(),
        })
        .collect()
}

fn name(set: &ErrorSet) -> String {
    let statuses: Vec<String> = set.variants.iter().map(|variant| variant.status.to_string()).collect();
    match statuses.is_empty() {
        true => "ErrorsOther".to_owned(),
        false => format!(
            "Errors{}",
            statuses.join("_").replace("XX", "xx").replace("_default", "Default").replace("default", "Default")
        ),
    }
}

fn spelling(api: &Api, set: &ErrorSet) -> String {
    let types = set.variants.iter().map(|variant| match variant.schema {
        Some(schema) => {
            let schema = api.schema(schema.id);
            schema.name.clone().unwrap_or_else(|| schema.location.pointer.to_string())
        }
        None => String::new(),
    });
    types.collect::<Vec<_>>().join(" ")
}
