//! The setters of structs.

use super::scope::{Candidate, resolve as resolve_scope};
use super::{SetterNames, reserved};
use crate::ir::{Api, Object, Property};
use std::collections::BTreeMap;

/// A setter, known by the number of its property.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Value(usize),
    Rest,
    Null(usize),
}

/// The setters of an object's properties, and that of the field that keeps additional properties: each is called as the field is,
/// unless the struct has a method of that name.
pub(super) fn resolve(api: &Api, object: &Object, fields: &[String], rest: &str) -> (Vec<SetterNames>, String) {
    let candidate = |key: Key, name: String| Candidate { key, spelling: name.clone(), name };
    let mut candidates = vec![candidate(Key::Rest, rest.to_owned())];
    for (index, (property, field)) in object.properties.iter().zip(fields).enumerate() {
        candidates.push(candidate(Key::Value(index), field.clone()));
        if tells_null(api, property) {
            candidates.push(candidate(Key::Null(index), format!("{}_null", field.trim_start_matches("r#"))));
        }
    }
    let mut names: BTreeMap<Key, String> = resolve_scope(candidates, reserved::MODEL_METHODS);
    let rest = names.remove(&Key::Rest).unwrap_or_default();
    let setters = (0..object.properties.len()).map(|index| SetterNames {
        set: names.remove(&Key::Value(index)).unwrap_or_default(),
        null: names.remove(&Key::Null(index)),
    });
    (setters.collect(), rest)
}

/// Whether null and absent are not the same of a property that is sent.
fn tells_null(api: &Api, property: &Property) -> bool {
    !property.required && api.is_nullable(property.schema)
}
