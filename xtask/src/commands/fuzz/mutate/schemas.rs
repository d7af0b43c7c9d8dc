use super::Within;
use crate::commands::fuzz::places::Place;
use serde_json::{Value, json};

/// Puts a reference to what encloses it in the place of a node.
pub(super) fn within_itself(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.place(|place| place.is_schema() && place.pointer.starts_with("/components/schemas/"))?;
    let ends: Vec<usize> = place.pointer.match_indices('/').map(|(at, _)| at).chain([place.pointer.len()]).collect();
    // Mostly the component, which is what documents refer to.
    let end = if within.chance.once_in(4) { within.chance.one_of(&ends).copied()? } else { *ends.get(3)? };
    let target = place.pointer.get(..end)?;
    let reference = json!({"$ref": format!("#{}", encoded(target))});
    let node = tree.pointer_mut(&place.pointer)?;
    match node {
        Value::Object(members) if within.chance.once_in(4) => {
            members.insert("$ref".to_owned(), reference.get("$ref")?.clone());
        }
        node => *node = reference,
    }
    Some(())
}

/// A pointer in a URI.
fn encoded(pointer: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "/~-._".contains(char);
    let percent = |char: char| -> String {
        let mut bytes = [0; 4];
        char.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
    };
    pointer.chars().map(|char| if is_plain(char) { char.to_string() } else { percent(char) }).collect()
}

/// Puts a schema within another, once or many times.
pub(super) fn wrapped(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.place(Place::is_schema)?;
    let other = within.place(Place::is_schema)?;
    let other = tree.pointer(&other.pointer)?.clone();
    let times = if within.chance.once_in(8) { 60 } else { 1 + within.chance.below(3) };
    let is_one_kind = within.chance.once_in(2);
    let node = tree.pointer_mut(&place.pointer)?;
    let mut drawn = within.chance.below(WRAPPERS);
    for time in 0..times {
        if !is_one_kind {
            drawn = within.chance.below(WRAPPERS);
        }
        // What stands beside is there once, or the document would double.
        let beside = if time == 0 { other.clone() } else { json!({}) };
        *node = wrap(node.take(), beside, drawn);
    }
    Some(())
}

const WRAPPERS: usize = 14;

fn wrap(schema: Value, other: Value, drawn: usize) -> Value {
    match drawn {
        0 => json!({"allOf": [schema]}),
        1 => json!({"allOf": [schema, other]}),
        2 => json!({"oneOf": [schema, other]}),
        3 => json!({"anyOf": [schema, other]}),
        4 => json!({"type": "array", "items": schema}),
        5 => json!({"type": "object", "properties": {"a": schema}}),
        6 => json!({"type": "object", "additionalProperties": schema}),
        7 => json!({"not": schema}),
        8 => json!({"type": "object", "properties": {"a": other}, "allOf": [schema]}),
        9 => json!({"type": "object", "properties": {"a": other}, "oneOf": [schema], "required": ["a"]}),
        10 => json!({"oneOf": [schema, {"type": "null"}]}),
        11 => json!({"allOf": [schema], "nullable": true, "readOnly": true, "default": null}),
        12 => json!({"oneOf": [schema], "discriminator": {"propertyName": "a"}}),
        _ => json!({"items": schema, "enum": [null, [], 1, "a"]}),
    }
}
