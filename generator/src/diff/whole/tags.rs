use super::point;
use crate::diff::comparison::Comparison;
use crate::diff::draft::{Draft, Point};
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::Tag;
use crate::markdown::code;
use std::collections::BTreeMap;

/// Compares the modules of operations, and the features with which they are compiled.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>) {
    let (mut ours, mut theirs) = (of(comparison.old), of(comparison.new));
    let pairs = pairs(comparison, &mut ours, &mut theirs);
    for (old, new) in &pairs {
        both(comparison, old, new);
    }
    for (name, old) in &ours {
        let message = format!("no operation has the tag {} any more", code(name));
        let draft = Draft::new(Subject::Tag, Aspect::Removed, message)
            .effect(Source::Major, Wire::Same)
            .action("Look for its operations among those of other tags.");
        let point = tag_point(comparison.old, old);
        comparison.push(draft.before(point));
    }
    for (name, new) in &theirs {
        let draft = Draft::new(Subject::Tag, Aspect::Added, format!("the tag {} is new", code(name)))
            .effect(Source::Minor, Wire::Same)
            .action("Nothing.");
        let point = tag_point(comparison.new, new);
        comparison.push(draft.after(point));
    }
    features(comparison, &pairs);
}

type Tags<'a> = BTreeMap<&'a str, &'a Tag>;

/// Takes out the tags that both documents have: those of one name, and then those that are the same in Rust.
fn pairs<'a>(comparison: &Comparison<'_, 'a>, ours: &mut Tags<'a>, theirs: &mut Tags<'a>) -> Vec<(&'a Tag, &'a Tag)> {
    let mut pairs = Vec::new();
    ours.retain(|name, old| match theirs.remove(name) {
        Some(new) => {
            pairs.push((*old, new));
            false
        }
        None => true,
    });
    ours.retain(|_, old| {
        let is_it = |new: &&Tag| names(comparison.old, old) == names(comparison.new, new);
        let Some(new) = theirs.values().copied().find(is_it) else { return true };
        theirs.remove(new.name.as_str());
        pairs.push((*old, new));
        false
    });
    pairs
}

/// The module and the type of a tag.
fn names(half: &Half<'_>, tag: &Tag) -> (String, String) {
    let names = half.client.names.of_tag(&tag.name);
    (names.module.clone(), names.handle.clone())
}

fn of<'a>(half: &Half<'a>) -> Tags<'a> {
    half.client.api.tags.iter().map(|tag| (tag.name.as_str(), tag)).collect()
}

fn tag_point(half: &Half<'_>, tag: &Tag) -> Point {
    point("/tags", format!("operations::{}", half.client.names.of_tag(&tag.name).module))
}

fn both(comparison: &mut Comparison<'_, '_>, old: &Tag, new: &Tag) {
    let (before, after) = (tag_point(comparison.old, old), tag_point(comparison.new, new));
    let (was, is) = (names(comparison.old, old), names(comparison.new, new));
    let what = format!("the tag {}", code(&new.name));
    if was != is {
        let message = match is.0 == was.0 {
            true => format!("{what} is the type `{}` and was `{}`", is.1, was.1),
            false => format!("{what} is the module `{}` and was `{}`", is.0, was.0),
        };
        let draft = Draft::new(Subject::Tag, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let action = format!("Write `operations::{}`, and `{}` for its type.", is.0, is.1);
        comparison.push(draft.action(action).points(before.clone(), after.clone()));
    }
    let differs = old.docs != new.docs || old.name != new.name;
    comparison.silent(Subject::Tag, Aspect::Wording, &what, differs, (before, after));
}

/// A crate has features only where it has several tags: then each has one. What was always there, and is now compiled with a
/// feature, is missed by those who leave out the default features.
fn features(comparison: &mut Comparison<'_, '_>, pairs: &[(&Tag, &Tag)]) {
    let feature = |half: &Half<'_>, tag: &str| {
        half.client.surface.tag_features.then(|| half.client.names.of_tag(tag).feature.clone())
    };
    for (old, new) in pairs {
        let tag = code(&new.name);
        let item = |feature: &str| point("/tags", format!("features.{feature}"));
        let draft = match (feature(comparison.old, &old.name), feature(comparison.new, &new.name)) {
            (None, Some(is)) => {
                let message =
                    format!("the operations of the tag {tag} are compiled with the feature `{is}`, on by default");
                Draft::new(Subject::Feature, Aspect::Added, message)
                    .effect(Source::Major, Wire::Same)
                    .action(format!("Name `{is}` among the features, if you leave out the default ones."))
                    .after(item(&is))
            }
            (Some(was), None) => {
                let message =
                    format!("the operations of the tag {tag} are always compiled: there is no feature `{was}`");
                Draft::new(Subject::Feature, Aspect::Removed, message)
                    .effect(Source::Major, Wire::Same)
                    .action(format!("Do not name `{was}` among the features."))
                    .before(item(&was))
            }
            (Some(was), Some(is)) if was != is => {
                let message = format!("the feature of the tag {tag} is `{is}` and was `{was}`");
                Draft::new(Subject::Feature, Aspect::Renamed, message)
                    .effect(Source::Major, Wire::Same)
                    .action(format!("Name the feature `{is}`."))
                    .points(item(&was), item(&is))
            }
            _ => continue,
        };
        comparison.push(draft);
    }
}
