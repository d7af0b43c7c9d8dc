use super::anchor;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::Tag;
use crate::markdown::code;
use std::collections::BTreeMap;

/// Compares the modules of operations, and the features with which they are compiled.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>) {
    let (mut old_tags, mut new_tags) = (of(comparison.old), of(comparison.new));
    let pairs = pairs(comparison, &mut old_tags, &mut new_tags);
    for (old, new) in &pairs {
        both(comparison, old, new);
    }
    for (name, old) in &old_tags {
        let message = format!("no operation has the tag {} any more", code(name));
        let change = PendingChange::new(Subject::Tag, Aspect::Removed, message)
            .effect(Source::Major, Wire::Same)
            .action("Look for its operations among those of other tags.");
        let anchor = tag_anchor(comparison.old, old);
        comparison.push(change.before(anchor));
    }
    for (name, new) in &new_tags {
        let change = PendingChange::new(Subject::Tag, Aspect::Added, format!("the tag {} is new", code(name)))
            .effect(Source::Minor, Wire::Same)
            .action("Nothing.");
        let anchor = tag_anchor(comparison.new, new);
        comparison.push(change.after(anchor));
    }
    features(comparison, &pairs);
}

type Tags<'a> = BTreeMap<&'a str, &'a Tag>;

/// Takes out the tags that both documents have: those of one name, and then those that are the same in Rust.
fn pairs<'a>(
    comparison: &Comparison<'_, 'a>,
    old_tags: &mut Tags<'a>,
    new_tags: &mut Tags<'a>,
) -> Vec<(&'a Tag, &'a Tag)> {
    let mut pairs = Vec::new();
    old_tags.retain(|name, old| match new_tags.remove(name) {
        Some(new) => {
            pairs.push((*old, new));
            false
        }
        None => true,
    });
    old_tags.retain(|_, old| {
        let is_it = |new: &&Tag| names(comparison.old, old) == names(comparison.new, new);
        let Some(new) = new_tags.values().copied().find(is_it) else { return true };
        new_tags.remove(new.name.as_str());
        pairs.push((*old, new));
        false
    });
    pairs
}

/// The module and the type of a tag.
fn names(side: &ComparedClient<'_>, tag: &Tag) -> (String, String) {
    let names = side.client.names.of_tag(&tag.name);
    (names.module.clone(), names.handle.clone())
}

fn of<'a>(side: &ComparedClient<'a>) -> Tags<'a> {
    side.client.api.tags.iter().map(|tag| (tag.name.as_str(), tag)).collect()
}

fn tag_anchor(side: &ComparedClient<'_>, tag: &Tag) -> Anchor {
    anchor("/tags", format!("operations::{}", side.client.names.of_tag(&tag.name).module))
}

fn both(comparison: &mut Comparison<'_, '_>, old: &Tag, new: &Tag) {
    let (before, after) = (tag_anchor(comparison.old, old), tag_anchor(comparison.new, new));
    let (was, is) = (names(comparison.old, old), names(comparison.new, new));
    let what = format!("the tag {}", code(&new.name));
    if was != is {
        let message = match is.0 == was.0 {
            true => format!("{what} is the type `{}` and was `{}`", is.1, was.1),
            false => format!("{what} is the module `{}` and was `{}`", is.0, was.0),
        };
        let change = PendingChange::new(Subject::Tag, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let action = format!("Write `operations::{}`, and `{}` for its type.", is.0, is.1);
        comparison.push(change.action(action).anchors(before.clone(), after.clone()));
    }
    let differs = old.docs != new.docs || old.name != new.name;
    comparison.silent(Subject::Tag, Aspect::Wording, &what, differs, (before, after));
}

/// A crate has features only where it has several tags: then each has one. What was always there, and is now compiled with a
/// feature, is missed by those who leave out the default features.
fn features(comparison: &mut Comparison<'_, '_>, pairs: &[(&Tag, &Tag)]) {
    let feature = |side: &ComparedClient<'_>, tag: &str| {
        side.client.surface.tag_features.then(|| side.client.names.of_tag(tag).feature.clone())
    };
    for (old, new) in pairs {
        let tag = code(&new.name);
        let item = |feature: &str| anchor("/tags", format!("features.{feature}"));
        let change = match (feature(comparison.old, &old.name), feature(comparison.new, &new.name)) {
            (None, Some(is)) => {
                let message =
                    format!("the operations of the tag {tag} are compiled with the feature `{is}`, on by default");
                PendingChange::new(Subject::Feature, Aspect::Added, message)
                    .effect(Source::Major, Wire::Same)
                    .action(format!("Name `{is}` among the features, if you leave out the default ones."))
                    .after(item(&is))
            }
            (Some(was), None) => {
                let message =
                    format!("the operations of the tag {tag} are always compiled: there is no feature `{was}`");
                PendingChange::new(Subject::Feature, Aspect::Removed, message)
                    .effect(Source::Major, Wire::Same)
                    .action(format!("Do not name `{was}` among the features."))
                    .before(item(&was))
            }
            (Some(was), Some(is)) if was != is => {
                let message = format!("the feature of the tag {tag} is `{is}` and was `{was}`");
                PendingChange::new(Subject::Feature, Aspect::Renamed, message)
                    .effect(Source::Major, Wire::Same)
                    .action(format!("Name the feature `{is}`."))
                    .anchors(item(&was), item(&is))
            }
            _ => continue,
        };
        comparison.push(change);
    }
}
