//! Names of components whose own names say where they stand.

use super::case;
use crate::ir::{Schema, SchemaId};
use std::collections::BTreeMap;

/// How many segments of a dotted name are said of one that has more.
const SEGMENTS: usize = 3;

/// What components are called whose names are paths with dots: the last segments of more than those, as of
/// `io.k8s.api.apps.v1.Deployment`, without one that the next begins with, where no other component wants that name.
pub(super) fn short<'a>(named: &[(SchemaId, &'a Schema)]) -> BTreeMap<&'a str, String> {
    let wanted: Vec<(&str, Option<String>)> =
        named.iter().filter_map(|(_, schema)| schema.name.as_deref()).map(|name| (name, last_segments(name))).collect();
    let mut of_name: BTreeMap<String, usize> = BTreeMap::new();
    for (name, last) in &wanted {
        *of_name.entry(case::camel(last.as_deref().unwrap_or(name))).or_default() += 1;
    }
    let is_free = |last: &String| of_name.get(&case::camel(last)) == Some(&1);
    wanted.into_iter().filter_map(|(name, last)| Some((name, last.filter(is_free)?))).collect()
}

fn last_segments(name: &str) -> Option<String> {
    let (at, _) = name.rmatch_indices('.').nth(SEGMENTS - 1)?;
    let segments: Vec<&str> = name.get(at + 1..)?.split('.').collect();
    let is_said_again = |place: usize, own: &str| segments.get(place + 1).is_some_and(|next| next.starts_with(own));
    let told = segments.iter().enumerate().filter(|(place, own)| !is_said_again(*place, own));
    let told: Vec<&str> = told.map(|(_, own)| *own).collect();
    (!segments.contains(&"")).then(|| told.join("."))
}
