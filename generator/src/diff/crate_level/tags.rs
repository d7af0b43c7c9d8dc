use super::anchor;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir;
use crate::surface;
use std::collections::BTreeMap;

/// Compares the modules of operations, and the features with which they are compiled.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>) {
    let (mut old_tags, mut new_tags) = (of(comparison.old), of(comparison.new));
    let pairs = pairs(&mut old_tags, &mut new_tags);
    for (old, new) in &pairs {
        pair(comparison, *old, *new);
    }
    for (name, old) in &old_tags {
        let message = format!("no operation has the tag {} any more", code(name));
        let change = PendingChange::new(Subject::Tag, Aspect::Removed, message)
            .effect(Source::Major, Wire::Same)
            .action("Look for its operations among those of other tags.");
        comparison.push(change.before(old.anchor()));
    }
    for (name, new) in &new_tags {
        let change = PendingChange::new(Subject::Tag, Aspect::Added, format!("the tag {} is new", code(name)))
            .effect(Source::Minor, Wire::Same)
            .action("Nothing.");
        comparison.push(change.after(new.anchor()));
    }
    features(comparison, &pairs);
}

/// A tag on one side: what the document says of it, and what it is in Rust.
#[derive(Clone, Copy)]
struct TagSide<'a> {
    ir: &'a ir::Tag,
    rust: &'a surface::Tag,
}

impl<'a> TagSide<'a> {
    /// The module and the type.
    fn names(&self) -> (&'a str, &'a str) {
        (&self.rust.module, &self.rust.handle)
    }

    fn anchor(&self) -> Anchor {
        anchor("/tags", format!("operations::{}", self.rust.module))
    }
}

/// Tags by their names in the document.
type Tags<'a> = BTreeMap<&'a str, TagSide<'a>>;

/// Takes out the tags that both documents have: those of one name, and then those that are the same in Rust.
fn pairs<'a>(old_tags: &mut Tags<'a>, new_tags: &mut Tags<'a>) -> Vec<(TagSide<'a>, TagSide<'a>)> {
    let mut pairs = Vec::new();
    old_tags.retain(|name, old| match new_tags.remove(name) {
        Some(new) => {
            pairs.push((*old, new));
            false
        }
        None => true,
    });
    // No two tags of a document are the same in Rust.
    let by_names: BTreeMap<_, _> = new_tags.iter().map(|(name, new)| (new.names(), *name)).collect();
    old_tags.retain(|_, old| match by_names.get(&old.names()).and_then(|name| new_tags.remove(name)) {
        Some(new) => {
            pairs.push((*old, new));
            false
        }
        None => true,
    });
    pairs
}

fn of<'a>(side: &ComparedClient<'a>) -> Tags<'a> {
    let tags = side.client.api.tags.iter().zip(&side.client.surface.tags);
    tags.map(|(ir, rust)| (ir.name.as_str(), TagSide { ir, rust })).collect()
}

fn pair(comparison: &mut Comparison<'_, '_>, old: TagSide<'_>, new: TagSide<'_>) {
    let (before, after) = (old.anchor(), new.anchor());
    let (was, is) = (old.names(), new.names());
    let what = format!("the tag {}", code(&new.ir.name));
    if was != is {
        let message = match is.0 == was.0 {
            true => format!("{what} is the type `{}` and was `{}`", is.1, was.1),
            false => format!("{what} is the module `{}` and was `{}`", is.0, was.0),
        };
        let change = PendingChange::new(Subject::Tag, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let action = format!("Write `operations::{}`, and `{}` for its type.", is.0, is.1);
        comparison.push(change.action(action).anchors(before.clone(), after.clone()));
    }
    let differs = old.ir.docs != new.ir.docs || old.ir.name != new.ir.name;
    comparison.silent(Subject::Tag, Aspect::Wording, &what, differs, (before, after));
}

/// A crate has features only where it has several tags: then each has one. What was always there, and is now compiled with a
/// feature, is missed by those who leave out the default features.
fn features(comparison: &mut Comparison<'_, '_>, pairs: &[(TagSide<'_>, TagSide<'_>)]) {
    let feature = |side: &ComparedClient<'_>, tag: TagSide<'_>| {
        side.client.surface.tag_features.then(|| tag.rust.feature.clone())
    };
    for (old, new) in pairs {
        let tag = code(&new.ir.name);
        let item = |feature: &str| anchor("/tags", format!("features.{feature}"));
        let change = match (feature(comparison.old, *old), feature(comparison.new, *new)) {
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
