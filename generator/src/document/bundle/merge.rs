//! What stands beside a `$ref`.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::document::load::holds_reference;

/// Whether the members beside a `$ref` say what its target says already, so that they can be dropped.
pub(super) fn changes_nothing(target: Option<&Value>, members: &Map<String, Value>) -> bool {
    let mut siblings = members.iter().filter(|(key, _)| *key != "$ref");
    siblings.all(|(key, value)| target.and_then(|target| target.get(key)) == Some(value) && !holds_reference(value))
}

/// The members beside a `$ref` to a schema, without those that its target has too: `type: object` beside a reference to an
/// object. To say a thing twice is to say it once, as all of them hold together.
pub(super) fn without_repetitions<'m>(
    target: Option<&Value>,
    members: &'m Map<String, Value>,
) -> Cow<'m, Map<String, Value>> {
    let says_more = |key: &str, value: &Value| {
        key == "$ref" || target.and_then(|target| target.get(key)) != Some(value) || holds_reference(value)
    };
    if members.iter().all(|(key, value)| says_more(key, value)) {
        return Cow::Borrowed(members);
    }
    let more = members.iter().filter(|(key, value)| says_more(key, value));
    Cow::Owned(more.map(|(key, value)| (key.clone(), value.clone())).collect())
}
