use super::Within;
use serde_json::{Value, json};

/// Removes a node.
pub(super) fn any(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.any_place()?;
    let (parent, key) = place.parent()?;
    match tree.pointer_mut(parent)? {
        Value::Object(members) => drop(members.shift_remove(&key)),
        Value::Array(items) => {
            let index = key.parse().ok().filter(|index| *index < items.len())?;
            items.remove(index);
        }
        _ => return None,
    }
    Some(())
}

/// Puts a value of another type in the place of a node.
pub(super) fn wrong_type(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.any_place()?;
    let node = tree.pointer_mut(&place.pointer)?;
    let kept = node.clone();
    let others = [
        json!(null),
        json!(true),
        json!(false),
        json!(1),
        json!(""),
        json!("a"),
        json!([]),
        json!({}),
        json!([kept]),
        json!([kept, kept]),
        json!({"a": kept}),
        json!(kept.to_string()),
    ];
    *node = within.chance.one_of(&others)?.clone();
    Some(())
}
