//! `examples`, which are read for the documentation only: no fault in them is an error.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::grammar::Object;
use crate::document::normalize::TARGET;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::value;

/// `examples` must be a map of examples by name, each an object that holds the example's value.
pub(super) fn map(owner: &mut Members, site: &mut Site<'_, '_>) {
    let Some(examples) = owner.get_mut("examples") else {
        return;
    };
    let Value::Object(entries) = examples else {
        site.repaired_name(Kind::Example, "examples", "`examples` must be a map of examples by name", "ignored");
        owner.shift_remove("examples");
        return;
    };
    let at = site.path.key("examples").pointer();
    for (name, example) in entries.iter_mut().filter(|(_, example)| !is_example(example)) {
        let place = site.context.key(&at, name);
        let wrong = format!("the example `{name}` has no field `value`");
        site.context.repaired(Kind::Example, place, wrong, "read as the value itself");
        *example = json!({ "value": example.take() });
    }
}

/// What describes an example must be text.
pub(super) fn texts(example: &mut Members, site: &mut Site<'_, '_>) {
    for field in ["description", "externalValue", "summary"] {
        let found = example.get(field).filter(|text| !text.is_string());
        if let Some(found) = found.map(value::described) {
            site.repaired(Kind::Example, field, format!("`{field}` must be a string, found {found}"), "ignored");
            example.shift_remove(field);
        }
    }
}

/// Whether an entry is written as an example; one that only describes has forgotten its value, and shows nothing.
fn is_example(entry: &Value) -> bool {
    let table = Object::Example.table();
    entry.as_object().is_some_and(|members| {
        ["value", "externalValue", "$ref"].iter().any(|name| members.contains_key(*name))
            || members.keys().all(|name| table.field(TARGET, name).is_some() || table.extension(name))
    })
}
