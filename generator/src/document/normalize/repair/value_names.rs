//! `x-enum-varnames`, `x-enumNames` and `x-enum-descriptions`, which name and describe the values of `enum`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword::{VALUE_DESCRIPTIONS, of_values};
use crate::document::normalize::value::described;
use crate::source::pointer;

/// Texts that do not stand beside the values, one for each, say nothing of any. This comes before any repair of `enum`, which
/// takes them along.
pub(super) fn check(kind: Object, schema: &mut Members, site: &mut Site<'_, '_>) {
    let values = match (schema.get("const"), schema.get("enum")) {
        (Some(_), _) => 1,
        (None, Some(Value::Array(values))) => values.len(),
        _ => return,
    };
    for keyword in of_values().filter(|_| kind == Object::Schema) {
        let Some((index, wrong)) = schema.get(keyword).and_then(|texts| wrong(keyword, texts, values)) else {
            continue;
        };
        let list = pointer::child(&site.pointer(), keyword);
        let at = index.map_or(list.clone(), |index| pointer::child(&list, &index.to_string()));
        let at = site.context.value(&at);
        let reading = match keyword {
            VALUE_DESCRIPTIONS => "ignored: the values are not described",
            _ => "ignored: the values name the variants",
        };
        site.context.repaired(Kind::EnumNames, at, wrong, reading);
        schema.shift_remove(keyword);
    }
}

/// What is wrong with texts of so many values, and which of them it is where it is one. A value may go without a description.
fn wrong(keyword: &str, texts: &Value, values: usize) -> Option<(Option<usize>, String)> {
    let is_name = keyword != VALUE_DESCRIPTIONS;
    let what = if is_name { "name" } else { "description" };
    let Value::Array(texts) = texts else {
        return Some((None, format!("`{keyword}` must be a list of {what}s, found {}", described(texts))));
    };
    if texts.len() != values {
        let found = texts.len();
        let wrong = format!("`{keyword}` must have a {what} for each value of `enum`: {values}, found {found}");
        return Some((None, wrong));
    }
    let fits = |text: &Value| text.as_str().is_some_and(|text| !is_name || !text.trim().is_empty());
    let (index, other) = texts.iter().enumerate().find(|(_, text)| !fits(text))?;
    let found = if other.is_string() { "an empty one" } else { described(other) };
    Some((Some(index), format!("a {what} in `{keyword}` must be a string, found {found}")))
}

/// Removes what is said of values that were removed.
pub(super) fn remove(schema: &mut Members, site: &mut Site<'_, '_>, removed: &BTreeSet<usize>) {
    of_values().for_each(|keyword| drop(site.retain(schema, keyword, |_, index, _| removed.contains(&index))));
}
