use super::enumeration::{point, renamed, rest};
use super::{Both, Own};
use crate::diff::comparison::{Comparison, Use};
use crate::diff::draft::Draft;
use crate::diff::half::Half;
use crate::diff::overlaps::overlaps;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{SchemaKind, SchemaRef, Union, UnionKind, Variant};
use crate::surface::{ModelKind, UnionVariant};
use std::collections::BTreeMap;

/// A variant, and what it is in Rust.
#[derive(Clone, Copy)]
struct Member<'a> {
    variant: &'a Variant,
    own: &'a UnionVariant,
}

/// Compares the variants of a union. A client keeps a value of none of them; a service does not take it.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Union, new: &Union) {
    let (ours, theirs) = (named(comparison.old, both.old, old), named(comparison.new, both.new, new));
    let pairs = pairs(comparison, &ours, &theirs);
    for (was, is) in &pairs {
        if let (Some(old), Some(new)) = (ours.get(was), theirs.get(is)) {
            variant(comparison, both, (was, old), (is, new));
        }
    }
    order(comparison, both, &ours, &theirs, &pairs);
    for name in theirs.keys().filter(|name| !pairs.iter().any(|(_, is)| is == *name)) {
        let message = format!("the variant `{name}` of `{}` is new", both.new.name);
        let draft = Draft::new(Subject::Variant, Aspect::Added, message).effect(Source::Minor, Wire::Compatible);
        comparison.push(draft.action("Look for it among the variants.").after(point(both.new, name)));
    }
    for name in ours.keys().filter(|name| !pairs.iter().any(|(was, _)| was == *name)) {
        let wire = if both.direction.request { Wire::Breaking } else { Wire::Compatible };
        let message = format!("the variant `{name}` of `{}` is gone", both.new.name);
        let draft = Draft::new(Subject::Variant, Aspect::Removed, message).effect(Source::Major, wire);
        comparison.push(draft.action("Do not send it, and do not look for it.").before(point(both.old, name)));
    }
    let (was, is) = (rest(comparison.old, both.old), rest(comparison.new, both.new));
    let what = format!("any other value of `{}`", both.new.name);
    renamed(comparison, both, (Subject::Variant, &what), (was, is));
    conversions(comparison, both, &ours, &theirs);
    several(comparison, both, old, new);
    discriminator(comparison, both, old, new);
}

type Named<'a> = BTreeMap<&'a str, Member<'a>>;

/// The variants that both documents have: of one name, or of one model, which has another name.
fn pairs<'a>(comparison: &Comparison<'_, '_>, ours: &Named<'a>, theirs: &Named<'a>) -> Vec<(&'a str, &'a str)> {
    let same = ours.keys().filter(|name| theirs.contains_key(*name)).map(|name| (*name, *name));
    let model = |half: &Half<'_>, member: &Member<'_>| half.pair(member.variant.schema.id);
    let renamed = ours.iter().filter(|(name, _)| !theirs.contains_key(*name)).filter_map(|(was, old)| {
        let pair = model(comparison.old, old)?;
        let is_it =
            |(is, new): &(&&'a str, &Member<'a>)| !ours.contains_key(**is) && model(comparison.new, new) == Some(pair);
        theirs.iter().find(is_it).map(|(is, _)| (*was, *is))
    });
    same.chain(renamed).collect()
}

/// The order of the variants, which counts where a value could be of several.
fn order(
    comparison: &mut Comparison<'_, '_>,
    both: Both<'_>,
    ours: &Named<'_>,
    theirs: &Named<'_>,
    pairs: &[(&str, &str)],
) {
    let place = |of: &Named<'_>, own: Own<'_>, name: &str| {
        let SchemaKind::Union(union) = &own.schema.kind else { return None };
        let member = of.get(name)?;
        union.variants.iter().position(|other| std::ptr::eq(other, member.variant))
    };
    let mut places: Vec<_> =
        pairs.iter().map(|(was, is)| (place(ours, both.old, was), place(theirs, both.new, is))).collect();
    places.sort();
    if places.iter().map(|(_, is)| is).is_sorted() {
        return;
    }
    let message = format!("a value that fits several variants of `{}` may be read as another one", both.new.name);
    let draft = Draft::new(Subject::Variant, Aspect::Order, message).effect(Source::None, Wire::Compatible);
    let (before, after) = both.points();
    comparison.push(draft.action("Look at the values that fit several.").points(before, after));
}

fn variant(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: (&str, &Member<'_>), new: (&str, &Member<'_>)) {
    let ((was, old), (is, new)) = (old, new);
    let what = format!("the variant `{is}` of `{}`", both.new.name);
    renamed(comparison, both, (Subject::Variant, &what), (was, is));
    let own = |own: Own<'_>, (name, member): (&str, &Member<'_>)| Use {
        schema: Some(SchemaRef { nullable: false, ..member.variant.schema }),
        rust: member.own.rust_type().into(),
        point: point(own, name),
    };
    let (old, new) = (own(both.old, (was, old)), own(both.new, (is, new)));
    comparison.value(Subject::Variant, &what, old, new, both.way());
}

fn named<'a>(half: &Half<'a>, own: Own<'_>, union: &'a Union) -> Named<'a> {
    let Some(ModelKind::Union(in_rust)) = half.model_in_rust(own.id) else { return Named::new() };
    let members = union.variants.iter().zip(&in_rust.variants);
    members.map(|(variant, own)| (own.name.as_str(), Member { variant, own })).collect()
}

/// `From` what a variant holds, which there is only where no other variant holds the same. What comes or goes with a variant
/// itself goes without saying.
fn conversions(comparison: &mut Comparison<'_, '_>, both: Both<'_>, ours: &Named<'_>, theirs: &Named<'_>) {
    for name in ours.keys().filter(|name| theirs.contains_key(*name)) {
        let held = format!("what the variant `{name}` of `{}` holds", both.new.name);
        let (before, after) = (point(both.old, name), point(both.new, name));
        let draft = match (converts(ours, name), converts(theirs, name)) {
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

/// Whether the union is made `From` what a variant holds.
fn converts(of: &Named<'_>, name: &str) -> bool {
    of.get(name).is_some_and(|member| member.own.converts)
}

/// Whether a value may fit several variants, which only a service minds. What no value does is not told.
fn several(comparison: &mut Comparison<'_, '_>, both: Both<'_>, old: &Union, new: &Union) {
    let is_told = |union: &Union| union.discriminator.is_some();
    let fits_several = |half: &Half<'_>, union: &Union| {
        let all = || union.variants.iter().map(|variant| variant.schema);
        all().any(|one| all().any(|other| one.id != other.id && overlaps(half, one, other)))
    };
    let (aspect, wire, how) = match (old.kind, new.kind) {
        _ if !both.direction.request => return,
        (UnionKind::AnyOf, UnionKind::OneOf) if !is_told(new) && fits_several(comparison.new, new) => {
            (Aspect::Narrowed, Wire::Breaking, "is not taken any more")
        }
        (UnionKind::OneOf, UnionKind::AnyOf) if !is_told(old) && fits_several(comparison.old, old) => {
            (Aspect::Widened, Wire::Compatible, "is taken as well")
        }
        _ => return,
    };
    let message = format!("a value that fits several variants of `{}` {how}", both.new.name);
    let draft = Draft::new(Subject::Model, aspect, message).effect(Source::None, wire);
    let action = if wire == Wire::Breaking { "Send what fits just one of them." } else { "Nothing." };
    let (before, after) = both.points();
    comparison.push(draft.action(action).points(before, after));
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
            let is_there = |(value, schema): (&String, &String)| match others.get(value) {
                Some(other) => other == schema,
                // What does not come any more is not missed.
                None => !both.direction.request,
            };
            property == other && mapping.iter().all(is_there)
        }
        // Without the property, a client reads a value as the variant that knows it best, as it did before. But it does not send the
        // property either.
        (None, Some(_)) => !both.direction.request,
        _ => false,
    };
    let wire = if goes_on { Wire::Compatible } else { Wire::Breaking };
    let message = format!("the variants of `{}` are told apart in another way", both.new.name);
    let draft = Draft::new(Subject::Variant, Aspect::Sent, message).effect(Source::None, wire);
    let (before, after) = both.points();
    let draft = draft.action("Build with the new version, which tells them apart by the new property and its values.");
    comparison.push(draft.points(before, after));
}
