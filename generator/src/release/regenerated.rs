//! What a generator makes otherwise of a document that was released.

use super::projection::Items;
use crate::diff::ItemChange;
use std::collections::BTreeMap;

type Group = BTreeMap<String, String>;

/// What is another in the items of one document: those that a release has kept, and those that today's generator makes. What
/// breaks comes first.
pub fn regenerated(kept: &Items, now: &Items) -> Vec<ItemChange> {
    let renamed = renamed(kept, now);
    let mut changes = Vec::new();
    for (of, before) in kept.groups() {
        match now.groups().get(of) {
            Some(after) => compare(of, before, after, &renamed, &mut changes),
            None => changes.push(whole(of, before, ItemChange::gone)),
        }
    }
    let added = now.groups().iter().filter(|(of, _)| !kept.groups().contains_key(*of));
    changes.extend(added.map(|(of, after)| whole(of, after, ItemChange::added)));
    changes.sort_by_key(|change| !change.is_breaking());
    changes
}

/// All that belongs to one thing, told as one change.
fn whole(of: &str, group: &Group, change: fn(String, String) -> ItemChange) -> ItemChange {
    let rust = Items::model_name(group).or_else(|| group.values().next().map(String::as_str));
    change(of.to_owned(), rust.unwrap_or_default().to_owned())
}

fn compare(of: &str, before: &Group, after: &Group, renamed: &BTreeMap<&str, &str>, changes: &mut Vec<ItemChange>) {
    let path = |member: &str| format!("{member} of {of}");
    for (member, was) in before {
        // A change of a model's name is told of the model, and not wherever the name stands.
        let expected = if Items::is_name(member) { was.clone() } else { with_names(was, renamed) };
        match after.get(member) {
            Some(is) if *is == expected => {}
            Some(is) => changes.push(ItemChange::changed(path(member), was.clone(), is.clone())),
            None => changes.push(ItemChange::gone(path(member), was.clone())),
        }
    }
    let added = after.iter().filter(|(member, _)| !before.contains_key(*member));
    changes.extend(added.map(|(member, is)| ItemChange::added(path(member), is.clone())));
}

/// The models that have another name now.
fn renamed<'a>(kept: &'a Items, now: &'a Items) -> BTreeMap<&'a str, &'a str> {
    let named = kept.groups().iter().filter_map(|(of, before)| {
        let (was, is) = (Items::model_name(before)?, Items::model_name(now.groups().get(of)?)?);
        (was != is).then_some((was, is))
    });
    named.collect()
}

/// What Rust spells with the new names of models.
fn with_names(rust: &str, renamed: &BTreeMap<&str, &str>) -> String {
    const MODELS: &str = "models::";
    let mut text = String::with_capacity(rust.len());
    let mut rest = rust;
    while let Some(at) = rest.find(MODELS) {
        let (before, found) = rest.split_at(at);
        let is_part = |character: char| character == '_' || character.is_alphanumeric();
        let end = found.char_indices().skip(MODELS.len()).find(|(_, character)| !is_part(*character));
        let (name, after) = found.split_at(end.map_or(found.len(), |(index, _)| index));
        text.push_str(before);
        text.push_str(renamed.get(name).unwrap_or(&name));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
