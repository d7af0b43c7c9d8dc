//! Whole numbers that are written with a fraction.

use serde_json::{Value, json};

use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::value;

/// Of an integer, 1.0 is 1 (JSON Schema Validation, section 6.1.1): the parser wants it written so.
pub(super) fn of_integers(schema: &mut Members, _: &mut Site<'_, '_>) {
    if schema.get("type") != Some(&json!("integer")) {
        return;
    }
    for field in ["default", "maximum", "minimum", "multipleOf"] {
        if let Some(number) = schema.get_mut(field) {
            settle(number);
        }
    }
    if let Some(Value::Array(items)) = schema.get_mut("enum") {
        items.iter_mut().for_each(settle);
    }
}

fn settle(value: &mut Value) {
    if let Some(whole) = value.as_number().and_then(value::without_fraction) {
        *value = Value::Number(whole);
    }
}
