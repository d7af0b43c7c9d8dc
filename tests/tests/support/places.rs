//! Models that are compared.

use serde_json::Value;

/// The model as JSON, without the places that its parts were written at.
pub fn without_places(api: &impl serde::Serialize) -> Value {
    let mut tree = serde_json::to_value(api).unwrap();
    let mut nodes = vec![&mut tree];
    while let Some(node) = nodes.pop() {
        match node {
            Value::Object(members) => {
                members.remove("location");
                nodes.extend(members.values_mut());
            }
            Value::Array(items) => nodes.extend(items),
            _ => {}
        }
    }
    tree
}
