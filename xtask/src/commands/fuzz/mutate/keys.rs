use super::words::NAMES;
use super::{Within, object_of};
use crate::commands::fuzz::chance::Chance;
use crate::commands::fuzz::payloads;
use sailmaker::source::pointer;
use serde_json::{Map, Value};

/// A name that is not the one it was: near to it, of [`NAMES`], or a hostile one.
pub(super) fn odd(name: &str, chance: &mut Chance) -> String {
    match chance.below(12) {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => format!("{name}_"),
        3 => format!("_{name}"),
        4 => format!("{name}2"),
        5 => name.replace(['_', '-', '.'], ""),
        6 => name.chars().flat_map(|char| char.is_uppercase().then_some('_').into_iter().chain([char])).collect(),
        7 => chance.word(&payloads::EACH).to_owned(),
        8 => name.repeat(40),
        _ => chance.word(&NAMES).to_owned(),
    }
}

/// Gives a member another name.
pub(super) fn renamed(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let place = within.any_place()?;
    let (object, key) = object_of(tree, &place)?;
    rename(object, &key, &odd(&key, within.chance));
    Some(())
}

/// Gives a component another name, and mostly to the references to it as well.
pub(super) fn component_renamed(tree: &mut Value, within: &mut Within<'_>) -> Option<()> {
    let is_component = |pointer: &str| pointer.starts_with("/components/") && pointer.matches('/').count() == 3;
    let place = within.place(|place| is_component(&place.pointer))?;
    let (object, key) = object_of(tree, &place)?;
    let name = odd(&key, within.chance);
    rename(object, &key, &name);
    if !within.chance.once_in(6) {
        let (section, _) = place.parent()?;
        refer(tree, &format!("#{}", place.pointer), &format!("#{}", pointer::child(section, &name)));
    }
    Some(())
}

/// Renames a member where it stands; one of that name goes.
fn rename(object: &mut Map<String, Value>, key: &str, name: &str) {
    let members = std::mem::take(object);
    let renamed = members.into_iter().map(|(own, value)| (if own == key { name.to_owned() } else { own }, value));
    object.extend(renamed);
}

/// Makes references to a place lead to another.
fn refer(node: &mut Value, from: &str, to: &str) {
    match node {
        Value::String(text) if text == from => *text = to.to_owned(),
        Value::Object(members) => members.values_mut().for_each(|value| refer(value, from, to)),
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, from, to)),
        _ => {}
    }
}
