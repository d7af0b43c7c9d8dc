//! `x-enum-varnames`, which names the values of `enum`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword::VALUE_NAMES;
use crate::document::normalize::value::described;
use crate::source::pointer;

/// Names that do not stand beside the values, one for each, name none of them. This comes before any repair of `enum`, which
/// takes the names along.
pub(super) fn check(kind: Object, schema: &mut Members, site: &mut Site<'_, '_>) {
    let values = match (schema.get("const"), schema.get("enum")) {
        (Some(_), _) => 1,
        (None, Some(Value::Array(values))) => values.len(),
        _ => return,
    };
    let names = schema.get(VALUE_NAMES).filter(|_| kind == Object::Schema);
    if let Some((index, wrong)) = names.and_then(|names| wrong(names, values)) {
        let list = pointer::child(&site.pointer(), VALUE_NAMES);
        let at = index.map_or(list.clone(), |index| pointer::child(&list, &index.to_string()));
        let at = site.context.value(&at);
        site.context.repaired(Kind::EnumNames, at, wrong, "ignored: the values name the variants");
        schema.shift_remove(VALUE_NAMES);
    }
}

/// What is wrong with names of so many values, and which of the names it is where it is one.
fn wrong(names: &Value, values: usize) -> Option<(Option<usize>, String)> {
    let Value::Array(names) = names else {
        return Some((None, format!("`{VALUE_NAMES}` must be a list of names, found {}", described(names))));
    };
    if names.len() != values {
        let names = names.len();
        let wrong = format!("`{VALUE_NAMES}` must have a name for each value of `enum`: {values}, found {names}");
        return Some((None, wrong));
    }
    let is_name = |name: &Value| name.as_str().is_some_and(|name| !name.trim().is_empty());
    let (index, other) = names.iter().enumerate().find(|(_, name)| !is_name(name))?;
    let found = if other.is_string() { "an empty one" } else { described(other) };
    Some((Some(index), format!("a name in `{VALUE_NAMES}` must be a string, found {found}")))
}

/// Removes the names of values that were removed.
pub(super) fn remove(schema: &mut Members, site: &mut Site<'_, '_>, removed: &BTreeSet<usize>) {
    site.retain(schema, VALUE_NAMES, |_, index, _| removed.contains(&index));
}
