//! `exclusiveMinimum` and `exclusiveMaximum`, which are numbers in 3.1 and flags in 3.0.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};

/// Splits an exclusive bound into the bound and its flag. The narrower of two bounds counts.
pub(super) fn exclusive(schema: &mut Members, site: &mut Site<'_, '_>) {
    bound(schema, site, "exclusiveMinimum", "minimum", |exclusive, inclusive| exclusive >= inclusive);
    bound(schema, site, "exclusiveMaximum", "maximum", |exclusive, inclusive| exclusive <= inclusive);
}

fn bound(schema: &mut Members, site: &mut Site<'_, '_>, flag: &str, bound: &str, narrower: fn(f64, f64) -> bool) {
    let exclusive = match schema.get(flag) {
        Some(Value::Number(exclusive)) => exclusive.clone(),
        Some(Value::Bool(_)) if site.context.version.has_3_1() => {
            let wrong = format!("`{flag}` is written as in OpenAPI 3.0, the document says 3.1");
            return site.repaired_name(Kind::MisplacedKeyword, flag, wrong, "read as there");
        }
        _ => return,
    };
    site.respelled(flag, "read as a bound that is itself excluded");
    let inclusive = schema.get(bound).and_then(Value::as_f64);
    let counts = match (exclusive.as_f64(), inclusive) {
        (Some(exclusive), Some(inclusive)) => narrower(exclusive, inclusive),
        _ => true,
    };
    if counts {
        let number = Value::Number(exclusive);
        site.moved(&number, &[flag], &[bound]);
        schema.insert(bound.into(), number);
        schema.insert(flag.into(), json!(true));
    } else {
        schema.shift_remove(flag);
    }
}
