//! Null: `nullable` in 3.0; in 3.1 a type like others.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};
use crate::document::normalize::keyword;
use crate::document::normalize::version::{Version, reference};

/// Keywords that keep null out of a schema that does not say otherwise.
const NARROWING: [&str; 4] = ["allOf", "anyOf", "enum", "oneOf"];

/// What YAML makes of the type null without quotes is the value null.
const UNQUOTED: &str = "the type `null` must be written in quotes";

/// `nullable`, which 3.1 does not have, and to which 3.0 gives no effect without a `type` beside it. Without any
/// keyword that narrows, null is valid anyway.
pub(super) fn flag(schema: &mut Members, site: &mut Site<'_, '_>) {
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    let wrong = if site.context.version.has_3_1() {
        "`nullable` is not a keyword of OpenAPI 3.1"
    } else if !schema.contains_key("type")
        && NARROWING.iter().any(|name| schema.contains_key(*name))
        && !reference::beside(schema, site)
    {
        "`nullable` has no effect without `type`"
    } else {
        return;
    };
    site.repaired_name(Kind::NullSpelling, "nullable", wrong, "read as meant: null is accepted");
}

/// Takes `null` out of `type`: it becomes `nullable`, and where it is the only type an `enum` of null.
pub(super) fn type_name(schema: &mut Members, site: &mut Site<'_, '_>) {
    let left = match schema.get("type") {
        Some(Value::String(name)) if name == "null" => None,
        Some(Value::Array(names)) if names.iter().any(is_null_type) => {
            let others = names.iter().filter(|name| !is_null_type(name));
            Some(others.cloned().collect::<Vec<_>>())
        }
        _ => return,
    };
    match schema.get("type") {
        Some(Value::Array(names)) if names.contains(&Value::Null) => {
            site.repaired(Kind::NullSpelling, "type", UNQUOTED, "read as if it were");
        }
        _ => site.respelled("type", "read as `nullable`"),
    }
    schema.insert("nullable".into(), json!(true));
    match left.as_deref() {
        None | Some([]) => {
            schema.shift_remove("type");
            schema.insert("enum".into(), json!([null]));
        }
        Some([name]) => {
            schema.insert("type".into(), name.clone());
        }
        Some(names) => {
            schema.insert("type".into(), json!(names));
        }
    }
}

/// Whether an item of `type` is the type null. Without quotes, YAML reads it as the value null.
fn is_null_type(name: &Value) -> bool {
    name.is_null() || name == "null"
}

/// A branch that is only null becomes `nullable`. When a single branch is left, its keywords are the schema's own
/// where none of them is taken, and `allOf` holds it otherwise.
pub(super) fn branch(schema: &mut Members, site: &mut Site<'_, '_>) {
    for field in ["anyOf", "oneOf"] {
        let Some(Value::Array(branches)) = schema.get(field) else {
            continue;
        };
        let version = site.context.version;
        if !branches.iter().any(|branch| is_null(branch, version)) {
            continue;
        }
        site.respelled(field, "the branch for null is read as `nullable`");
        site.retain(schema, field, |site, index, branch| {
            let null = is_null(branch, version);
            if null && branch.get("type") == Some(&Value::Null) {
                let list = site.path.key(field);
                let at = site.context.key(&list.index(index).pointer(), "type");
                site.context.repaired(Kind::NullSpelling, at, UNQUOTED, "read as if it were");
            }
            null
        });
        schema.insert("nullable".into(), json!(true));
        match schema.get(field).and_then(Value::as_array).map(Vec::len) {
            Some(0) => {
                schema.shift_remove(field);
                schema.insert("enum".into(), json!([null]));
            }
            Some(1) => unwrap(schema, field, site),
            _ => {}
        }
    }
}

/// Whether a schema accepts null and nothing else.
fn is_null(schema: &Value, version: Version) -> bool {
    let Value::Object(members) = schema else {
        return false;
    };
    let own = ["type", "const", "enum"];
    let bare = |name: &String| keyword::is_annotation(name) || own.contains(&&**name);
    let all = |field: &str, null: Value| match members.get(field) {
        Some(Value::Array(items)) => !items.is_empty() && items.iter().all(|item| *item == null),
        _ => false,
    };
    let unquoted = version.has_3_1() && members.get("type") == Some(&Value::Null);
    members.keys().all(bare)
        && (unquoted
            || members.get("type") == Some(&json!("null"))
            || members.get("const") == Some(&Value::Null)
            || all("type", json!("null"))
            || all("enum", Value::Null))
}

/// Puts the single branch of `field` where it says the same.
fn unwrap(schema: &mut Members, field: &str, site: &mut Site<'_, '_>) {
    let Some(Value::Array(mut branches)) = schema.shift_remove(field) else {
        return;
    };
    let Some(branch) = branches.pop() else { return };
    let old = [field, "0"];
    match branch {
        Value::Object(members)
            if !members.contains_key("$ref") && members.keys().all(|name| !schema.contains_key(name)) =>
        {
            for (name, member) in members {
                site.moved(&member, &[field, "0", &name], &[&name]);
                schema.insert(name, member);
            }
        }
        branch => match schema.get_mut("allOf") {
            Some(Value::Array(parts)) => {
                let index = parts.len().to_string();
                site.moved(&branch, &old, &["allOf", &index]);
                parts.push(branch);
            }
            _ => {
                site.moved(&branch, &old, &["allOf", "0"]);
                schema.insert("allOf".into(), Value::Array(vec![branch]));
            }
        },
    }
}
