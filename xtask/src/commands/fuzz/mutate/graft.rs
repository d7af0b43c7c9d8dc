use super::{Within, keys, object_of};
use crate::commands::fuzz::corpus::Node;
use sailmaker::source::pointer;
use serde_json::{Map, Value, json};

/// How many components come along with a node that refers to them.
const COMPONENTS: usize = 30;

/// Puts a node of a document in the place of one of the same class.
pub(super) fn from_another(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.any_place()?;
    let node = within.chance.one_of(within.corpus.nodes.get(&place.class)?)?;
    planted(tree, &place.pointer, node, within)
}

/// Puts a node of a document where anything else stands.
pub(super) fn anything(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.any_place()?;
    let classes: Vec<&Vec<Node>> = within.corpus.nodes.values().collect();
    let nodes = within.chance.one_of(&classes).copied()?;
    let node = within.chance.one_of(nodes)?;
    planted(tree, &place.pointer, node, within)
}

fn planted(tree: &mut Value, place: &str, node: &Node, within: &Within<'_>) -> Option<()> {
    let (value, _, document) = within.corpus.at(node)?;
    *tree.pointer_mut(place)? = value.clone();
    bring_components(tree, value, document);
    Some(())
}

/// Gives an object, or a list, what one of the same class has in a document.
pub(super) fn member_of_another(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let members = &within.corpus.members;
    let place = within.place(|place| members.contains_key(&place.class))?;
    let node = within.chance.one_of(members.get(&place.class)?)?;
    let (value, key, document) = within.corpus.at(node)?;
    match tree.pointer_mut(&place.pointer)? {
        Value::Object(object) => {
            let key = if within.chance.once_in(6) { keys::odd(&key, within.chance) } else { key };
            object.insert(key, value.clone());
        }
        Value::Array(items) => items.push(value.clone()),
        _ => return None,
    }
    bring_components(tree, value, document);
    Some(())
}

/// Copies a node to the place of another of its class.
pub(super) fn within(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let (from, to) = pair(within)?;
    let value = tree.pointer(&from)?.clone();
    *tree.pointer_mut(&to)? = value;
    Some(())
}

/// Lets two nodes of one class change places. Of one in the other a part of it is left.
pub(super) fn swap(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let (one, other) = pair(within)?;
    let (first, second) = (tree.pointer(&one)?.clone(), tree.pointer(&other)?.clone());
    *tree.pointer_mut(&one)? = second;
    *tree.pointer_mut(&other)? = first;
    Some(())
}

fn pair(within: &mut Within<'_>) -> Option<(String, String)> {
    let one = within.any_place()?;
    let other = within.place(|place| place.class == one.class && place.pointer != one.pointer)?;
    Some((one.pointer, other.pointer))
}

/// Has an item of a list twice, or a member of an object under two names.
pub(super) fn twice(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.any_place()?;
    let value = tree.pointer(&place.pointer)?.clone();
    if let Some((object, key)) = object_of(tree, &place) {
        object.insert(keys::odd(&key, within.chance), value);
        return Some(());
    }
    tree.pointer_mut(place.parent()?.0)?.as_array_mut()?.push(value);
    Some(())
}

/// Copies the components of a document that a node of it refers to, and those that they refer to, where they are not there.
fn bring_components(tree: &mut Value, value: &Value, from: &Value) {
    let mut open = references(value);
    for _ in 0..COMPONENTS {
        let Some((section, name)) = open.pop() else { return };
        let path = pointer::join(["components", &section, &name]);
        let Some(component) = from.pointer(&path).filter(|_| tree.pointer(&path).is_none()) else { continue };
        open.extend(references(component));
        let members = [("components", json!({})), (&section, json!({}))];
        let held = members.into_iter().try_fold(&mut *tree, |node, (key, empty)| {
            node.as_object_mut().map(|object| object.entry(key.to_owned()).or_insert(empty))
        });
        if let Some(object) = held.and_then(Value::as_object_mut) {
            object.insert(name, component.clone());
        }
    }
}

/// The components that a node refers to.
fn references(value: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(members) => {
                found.extend(component(members));
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

fn component(members: &Map<String, Value>) -> Option<(String, String)> {
    let path = members.get("$ref")?.as_str()?.strip_prefix("#/components/")?;
    let (section, _) = path.split_once('/')?;
    Some((section.to_owned(), pointer::last(path)?.into_owned()))
}
