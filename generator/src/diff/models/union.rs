use super::enumeration::{point, renamed, rest};
use super::{Both, Own};
use crate::diff::comparison::{Comparison, Use};
use crate::diff::draft::Draft;
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{SchemaRef, Union, Variant};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the variants of a union. A client keeps a value of none of them; a service does not take it.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Union, new: &Union) {
    let (ours, theirs) = (named(comparison.old, both.old, old), named(comparison.new, both.new, new));
    let all: BTreeSet<&str> = ours.keys().chain(theirs.keys()).copied().collect();
    for name in all {
        let what = format!("the variant `{name}` of `{}`", both.new.name);
        match (ours.get(name), theirs.get(name)) {
            (Some(was), Some(is)) => {
                let own = |half: &Half<'_>, own: Own<'_>, variant: &Variant| Use {
                    schema: Some(SchemaRef { nullable: false, ..variant.schema }),
                    rust: content(half, variant),
                    point: point(own, name),
                };
                let (old, new) = (own(comparison.old, both.old, was), own(comparison.new, both.new, is));
                comparison.value(Subject::Variant, &what, old, new, both.direction);
            }
            (None, Some(_)) => {
                let draft = Draft::new(Subject::Variant, Aspect::Added, format!("{what} is new"));
                let draft = draft.effect(Source::Minor, Wire::Compatible).action("Look for it among the variants.");
                comparison.push(draft.after(point(both.new, name)));
            }
            _ => {
                let wire = if both.direction.request { Wire::Breaking } else { Wire::Compatible };
                let draft = Draft::new(Subject::Variant, Aspect::Removed, format!("{what} is gone"));
                let draft = draft.effect(Source::Major, wire).action("Do not send it, and do not look for it.");
                comparison.push(draft.before(point(both.old, name)));
            }
        }
    }
    let (was, is) = (rest(comparison.old, both.old), rest(comparison.new, both.new));
    renamed(comparison, both, &format!("any other value of `{}`", both.new.name), (was, is));
    conversions(comparison, both, &ours, &theirs);
    discriminator(comparison, both, old, new);
}

fn named<'a>(half: &Half<'a>, own: Own<'_>, union: &'a Union) -> BTreeMap<&'a str, &'a Variant> {
    let members = half.context.names.of_type(half.context.api.kept(own.id)).map_or(&[][..], |names| &names.members);
    members.iter().map(String::as_str).zip(&union.variants).collect()
}

fn content(half: &Half<'_>, variant: &Variant) -> TokenStream {
    let own = half.context.non_null_value_type(variant.schema);
    if variant.boxed { quote!(Box<#own>) } else { own }
}

/// `From` what a variant holds, which there is only where no other variant holds the same. What comes or goes with a variant
/// itself goes without saying.
fn conversions(
    comparison: &mut Comparison<'_, '_>,
    both: Both<'_>,
    ours: &BTreeMap<&str, &Variant>,
    theirs: &BTreeMap<&str, &Variant>,
) {
    let converts = |half: &Half<'_>, of: &BTreeMap<&str, &Variant>, name: &str| {
        let held = |variant: &Variant| half.identity(&half.context.non_null_value_type(variant.schema));
        let own = of.get(name).map(|variant| held(variant));
        of.values().filter(|variant| Some(held(variant)) == own).count() == 1
    };
    for name in ours.keys().filter(|name| theirs.contains_key(*name)) {
        let held = format!("what the variant `{name}` of `{}` holds", both.new.name);
        let (before, after) = (point(both.old, name), point(both.new, name));
        let draft = match (converts(comparison.old, ours, name), converts(comparison.new, theirs, name)) {
            (true, false) => {
                let message = format!("there is no `From` {held} any more: another variant holds the same");
                let draft = Draft::new(Subject::Constructor, Aspect::Removed, message);
                draft.effect(Source::Major, Wire::Same).action("Name the variant.").before(before)
            }
            (false, true) => {
                let draft = Draft::new(Subject::Constructor, Aspect::Added, format!("there is a `From` {held}"));
                draft.effect(Source::Minor, Wire::Same).action("Nothing.").after(after)
            }
            _ => continue,
        };
        comparison.push(draft);
    }
}

/// The property that tells the variants, and what its values stand for.
fn discriminator(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Union, new: &Union) {
    let told = |half: &Half<'_>, union: &Union| {
        union.discriminator.as_ref().map(|own| {
            let schema = |id| half.pair(id).map_or_else(|| half.name(id).to_owned(), |pair| pair.to_string());
            let mapping = own.mapping.iter().map(|(value, id)| (value.clone(), schema(*id)));
            (own.property.clone(), mapping.collect::<BTreeMap<_, _>>())
        })
    };
    let (was, is) = (told(comparison.old, old), told(comparison.new, new));
    if was == is {
        return;
    }
    let goes_on = match (&was, &is) {
        (Some((property, mapping)), Some((other, others))) => {
            property == other && mapping.iter().all(|(value, schema)| others.get(value) == Some(schema))
        }
        // Without the property, a value is of the variant that knows it best, as it was before.
        (None, Some(_)) => true,
        _ => false,
    };
    let wire = if goes_on { Wire::Compatible } else { Wire::Breaking };
    let message = format!("the variants of `{}` are told apart in another way", both.new.name);
    let draft = Draft::new(Subject::Variant, Aspect::Sent, message).effect(Source::None, wire);
    let (before, after) = both.points();
    let draft = draft.action("Build with the new version, which tells them apart by the new property and its values.");
    comparison.push(draft.points(before, after));
}
