//! Keywords that have no effect where they stand.

use serde_json::{Value, json};

use crate::document::grammar::TYPES;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::{keyword, value};

/// Keywords for values of other types than the schema's: JSON Schema ignores them (Validation, section 6).
pub(super) fn without_effect(schema: &mut Members, site: &mut Site<'_, '_>) {
    let Some(name) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    if !TYPES.contains(&&*name) {
        return;
    }
    for keyword in keyword::without_effect(schema.keys(), &name) {
        let wrong = format!("`{keyword}` has no effect on {}", value::type_described(&name));
        site.repaired_name(&keyword, wrong, "ignored");
        schema.shift_remove(&keyword);
    }
}

/// What is neither read nor written would be nowhere.
pub(super) fn read_and_write(schema: &mut Members, site: &mut Site<'_, '_>) {
    let both = ["readOnly", "writeOnly"].iter().all(|name| schema.get(*name) == Some(&json!(true)));
    if both {
        let wrong = "a property cannot be `readOnly` and `writeOnly`";
        site.repaired_name("writeOnly", wrong, "read as neither of the two");
        schema.shift_remove("readOnly");
        schema.shift_remove("writeOnly");
    }
}
