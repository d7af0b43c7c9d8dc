//! Whether the list in a body is what the body is for, or something of the one thing that the body is.

use super::rules::{CURSORS, ENVELOPE, HOLDERS, ITEMS, LIMITS, MAYBE_NEXT_URLS, MORE, NEXT_URLS, NOT_ITEMS, OFFSETS};
use super::rules::{OF_ONE, PAGES, PREVIOUS, TOTALS, folded};
use super::view::View;
use crate::ir::Property;

/// Whether the items may be taken for those of a list: by their name, else where nothing beside them is of one thing.
pub(super) fn is_of_many(view: &View<'_>, items: &[String]) -> bool {
    let Some((name, holder)) = items.split_last() else { return true };
    if ITEMS.contains(&folded(name).as_str()) {
        return true;
    }
    let Some(holder) = view.at(holder) else { return false };
    let others = || view.properties(holder).iter().filter(|own| own.name != *name);
    if others().any(|own| OF_ONE.contains(&folded(&own.name).as_str())) {
        return false;
    }
    // Texts and numbers beside other values are the tags of a thing, or the like.
    let is_plain = view.item_at(items).is_some_and(|item| view.is_plain(item));
    if is_plain && !others().all(is_about_pages) {
        return false;
    }
    !is_at_one(view.operation.path.as_str()) || view.limit().is_some() && others().any(is_about_pages)
}

/// Whether one thing is at a path.
fn is_at_one(path: &str) -> bool {
    path.ends_with('}') || path.ends_with("/me")
}

/// Whether a property speaks of the list, and not of a thing.
fn is_about_pages(own: &Property) -> bool {
    let name = folded(&own.name);
    let lists =
        [HOLDERS, MORE, TOTALS, NEXT_URLS, MAYBE_NEXT_URLS, PREVIOUS, LIMITS, OFFSETS, PAGES, NOT_ITEMS, ENVELOPE];
    let mut names = lists.into_iter().chain(CURSORS.iter().map(|(_, properties)| *properties));
    names.any(|names| names.contains(&name.as_str()))
}
