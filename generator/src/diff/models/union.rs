use super::enumeration::{anchor, renamed, unknown};
use super::{ModelPair, ModelSide};
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison};
use crate::diff::overlaps::overlaps;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{SchemaRef, Union, UnionKind, Variant};
use crate::surface::{Conversion, ModelKind, UnionVariant};
use std::collections::{BTreeMap, BTreeSet};

/// A variant, and what it is in Rust.
#[derive(Clone, Copy)]
struct Member<'a> {
    /// Which of the variants it is.
    place: usize,
    variant: &'a Variant,
    own: &'a UnionVariant,
}

/// Compares the variants of a union. A client keeps a value of none of them; a service does not take it.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: &Union, new: &Union) {
    let (old_variants, new_variants) = (named(comparison.old, pair.old, old), named(comparison.new, pair.new, new));
    let pairs = pairs(comparison, &old_variants, &new_variants);
    for (was, is) in &pairs {
        if let (Some(old), Some(new)) = (old_variants.get(was), new_variants.get(is)) {
            variant(comparison, pair, (was, old), (is, new));
        }
    }
    order(comparison, pair, &old_variants, &new_variants, &pairs);
    let (old_paired, new_paired): (BTreeSet<&str>, BTreeSet<&str>) = pairs.iter().copied().unzip();
    for name in new_variants.keys().filter(|name| !new_paired.contains(*name)) {
        let message = format!("the variant `{name}` of `{}` is new", pair.new.name);
        let change =
            PendingChange::new(Subject::Variant, Aspect::Added, message).effect(Source::Minor, Wire::Compatible);
        comparison.push(change.action("Look for it among the variants.").after(anchor(pair.new, name)));
    }
    for name in old_variants.keys().filter(|name| !old_paired.contains(*name)) {
        let wire = if pair.direction.request { Wire::Breaking } else { Wire::Compatible };
        let message = format!("the variant `{name}` of `{}` is gone", pair.new.name);
        let change = PendingChange::new(Subject::Variant, Aspect::Removed, message).effect(Source::Major, wire);
        comparison.push(change.action("Do not send it, and do not look for it.").before(anchor(pair.old, name)));
    }
    let (was, is) = (unknown(comparison.old, pair.old), unknown(comparison.new, pair.new));
    let what = format!("any other value of `{}`", pair.new.name);
    renamed(comparison, pair, (Subject::Variant, &what), (was, is));
    conversions(comparison, pair, &old_variants, &new_variants);
    several(comparison, pair, old, new);
    discriminator(comparison, pair, old, new);
}

type Named<'a> = BTreeMap<&'a str, Member<'a>>;

/// The variants that both documents have: of one name, or of one model, which has another name.
fn pairs<'a>(
    comparison: &Comparison<'_, '_>,
    old_variants: &Named<'a>,
    new_variants: &Named<'a>,
) -> Vec<(&'a str, &'a str)> {
    let same = old_variants.keys().filter(|name| new_variants.contains_key(*name)).map(|name| (*name, *name));
    let model = |side: &ComparedClient<'_>, member: &Member<'_>| side.pair(member.variant.schema.id);
    // Of several variants of one model, the first has it.
    let mut open: BTreeMap<usize, &str> = BTreeMap::new();
    for (is, new) in new_variants.iter().filter(|(name, _)| !old_variants.contains_key(*name)) {
        if let Some(pair) = model(comparison.new, new) {
            open.entry(pair).or_insert(*is);
        }
    }
    let renamed = old_variants.iter().filter(|(name, _)| !new_variants.contains_key(*name));
    let renamed = renamed.filter_map(|(was, old)| Some((*was, *open.get(&model(comparison.old, old)?)?)));
    same.chain(renamed).collect()
}

/// The order of the variants, which counts where a value could be of several.
fn order(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    old_variants: &Named<'_>,
    new_variants: &Named<'_>,
    pairs: &[(&str, &str)],
) {
    let place = |of: &Named<'_>, name: &str| of.get(name).map(|member| member.place);
    let mut places: Vec<_> =
        pairs.iter().map(|(was, is)| (place(old_variants, was), place(new_variants, is))).collect();
    places.sort();
    if places.iter().map(|(_, is)| is).is_sorted() {
        return;
    }
    let message = format!("a value that fits several variants of `{}` may be read as another one", pair.new.name);
    let change = PendingChange::new(Subject::Variant, Aspect::Order, message).effect(Source::None, Wire::Compatible);
    let (before, after) = pair.anchors();
    comparison.push(change.action("Look at the values that fit several.").anchors(before, after));
}

fn variant(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    old: (&str, &Member<'_>),
    new: (&str, &Member<'_>),
) {
    let ((was, old), (is, new)) = (old, new);
    let what = format!("the variant `{is}` of `{}`", pair.new.name);
    renamed(comparison, pair, (Subject::Variant, &what), (was, is));
    let own = |own: ModelSide<'_>, (name, member): (&str, &Member<'_>)| ComparedValue {
        schema: Some(SchemaRef { nullable: false, ..member.variant.schema }),
        rust: member.own.rust_type().into(),
        anchor: anchor(own, name),
    };
    let (old, new) = (own(pair.old, (was, old)), own(pair.new, (is, new)));
    comparison.value(Subject::Variant, &what, old, new, pair.traffic());
}

fn named<'a>(side: &ComparedClient<'a>, own: ModelSide<'_>, union: &'a Union) -> Named<'a> {
    let Some(ModelKind::Union(in_rust)) = side.model_in_rust(own.id) else { return Named::new() };
    let members = union.variants.iter().zip(&in_rust.variants);
    let member = |(place, (variant, own))| Member { place, variant, own };
    members.enumerate().map(member).map(|member| (member.own.name.as_str(), member)).collect()
}

/// `From` what a variant holds, which there is only where no other variant holds the same. What comes or goes with a variant
/// itself goes without saying.
fn conversions(
    comparison: &mut Comparison<'_, '_>,
    pair: ModelPair<'_>,
    old_variants: &Named<'_>,
    new_variants: &Named<'_>,
) {
    let both = old_variants.iter().filter_map(|(name, old)| Some((*name, old, new_variants.get(name)?)));
    let all = [Conversion::Content, Conversion::Text, Conversion::OwnedText];
    for ((name, old, new), conversion) in both.flat_map(|own| all.map(|conversion| (own, conversion))) {
        let variant = format!("the variant `{name}` of `{}`", pair.new.name);
        let (held, because) = match conversion {
            Conversion::Content => (format!("what {variant} holds"), "another variant holds the same"),
            Conversion::Text => (format!("`&str` for {variant}"), "it is not the one that holds strings"),
            Conversion::OwnedText => (format!("`String` for {variant}"), "it is not the one that holds strings"),
        };
        let is_there = |member: &Member<'_>| member.own.conversions.contains(&conversion);
        let (before, after) = (anchor(pair.old, name), anchor(pair.new, name));
        let change = match (is_there(old), is_there(new)) {
            (true, false) => {
                let message = format!("there is no `From` {held} any more: {because}");
                let change = PendingChange::new(Subject::Constructor, Aspect::Removed, message);
                change.effect(Source::Major, Wire::Same).action("Name the variant.").before(before)
            }
            (false, true) => {
                let change =
                    PendingChange::new(Subject::Constructor, Aspect::Added, format!("there is a `From` {held}"));
                change.effect(Source::Minor, Wire::Same).action("Nothing.").after(after)
            }
            _ => continue,
        };
        comparison.push(change);
    }
}

/// Whether a value may fit several variants, which only a service minds. What no value does is not told.
fn several(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: &Union, new: &Union) {
    let is_told = |union: &Union| union.discriminator.is_some();
    let fits_several = |side: &ComparedClient<'_>, union: &Union| {
        let all = || union.variants.iter().map(|variant| variant.schema);
        all().any(|one| all().any(|other| one.id != other.id && overlaps(side, one, other)))
    };
    let (aspect, wire, how) = match (old.kind, new.kind) {
        _ if !pair.direction.request => return,
        (UnionKind::AnyOf, UnionKind::OneOf) if !is_told(new) && fits_several(comparison.new, new) => {
            (Aspect::Narrowed, Wire::Breaking, "is not taken any more")
        }
        (UnionKind::OneOf, UnionKind::AnyOf) if !is_told(old) && fits_several(comparison.old, old) => {
            (Aspect::Widened, Wire::Compatible, "is taken as well")
        }
        _ => return,
    };
    let message = format!("a value that fits several variants of `{}` {how}", pair.new.name);
    let change = PendingChange::new(Subject::Model, aspect, message).effect(Source::None, wire);
    let action = if wire == Wire::Breaking { "Send what fits just one of them." } else { "Nothing." };
    let (before, after) = pair.anchors();
    comparison.push(change.action(action).anchors(before, after));
}

/// The property that tells the variants, and what its values stand for.
fn discriminator(comparison: &mut Comparison<'_, '_>, pair: ModelPair<'_>, old: &Union, new: &Union) {
    let told = |side: &ComparedClient<'_>, union: &Union| {
        union.discriminator.as_ref().map(|own| {
            let schema = |id| side.pair(id).map_or_else(|| side.name(id).to_owned(), |pair| pair.to_string());
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
                None => !pair.direction.request,
            };
            property == other && mapping.iter().all(is_there)
        }
        // Without the property, a client reads a value as the variant that knows it best, as it did before. But it does not send the
        // property either.
        (None, Some(_)) => !pair.direction.request,
        _ => false,
    };
    let wire = if goes_on { Wire::Compatible } else { Wire::Breaking };
    let message = format!("the variants of `{}` are told apart in another way", pair.new.name);
    let change = PendingChange::new(Subject::Variant, Aspect::Sent, message).effect(Source::None, wire);
    let (before, after) = pair.anchors();
    let change =
        change.action("Build with the new version, which tells them apart by the new property and its values.");
    comparison.push(change.anchors(before, after));
}
