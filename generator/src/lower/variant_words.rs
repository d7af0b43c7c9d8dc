//! What inline variants of a union are called.

use super::adapter::{Keywords, Ref, Schema, Schemas};
use serde_json::Value;
use std::collections::BTreeMap;

/// A word for each variant that stands inline: the values of the property that tells it from the others, its only value, its title, or
/// its only property. None where nothing of it is a name.
pub(super) fn words(list: Schemas<'_>) -> Vec<Option<String>> {
    let variants: Vec<Option<Said<'_>>> = list.iter().map(|member| member.object().map(Said::of)).collect();
    let (mut count, mut telling) = (BTreeMap::<(&str, &str), usize>::new(), BTreeMap::<&str, usize>::new());
    for (property, values) in variants.iter().flatten().flat_map(|own| &own.constants) {
        *telling.entry(property).or_default() += 1;
        values.iter().for_each(|value| *count.entry((property, value)).or_default() += 1);
    }
    let is_own = |(property, values): &&(&str, Vec<&str>)| {
        values.iter().all(|value| count.get(&(*property, *value)) == Some(&1))
    };
    let tells = |property: &str| list.len() == 1 || telling.get(property).is_some_and(|variants| *variants > 1);
    let word = |own: &Said<'_>| {
        let tag = own.constants.iter().filter(is_own).find(|(property, _)| tells(property));
        let other = own.value.or(own.title).or(own.only_property);
        tag.map(|(_, values)| values.join(" or ")).or_else(|| other.map(str::to_owned))
    };
    variants.iter().map(|own| own.as_ref().and_then(word)).collect()
}

/// What a variant says that can be a name.
struct Said<'a> {
    /// The properties that have few values, with these, in the order of the document.
    constants: Vec<(&'a str, Vec<&'a str>)>,
    /// The only value, of what is no object.
    value: Option<&'a str>,
    title: Option<&'a str>,
    only_property: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn of(schema: Schema<'a>) -> Self {
        let parts = schema.all_of().iter().filter_map(Ref::object).chain([schema]);
        let properties = parts.filter_map(|part| part.keywords().properties);
        let properties: Vec<_> = properties.flat_map(|own| own.iter().collect::<Vec<_>>()).collect();
        let only_property = match (properties.as_slice(), schema.all_of().is_empty()) {
            ([(name, _)], true) => Some(*name),
            _ => None,
        };
        let constant = |(name, schema): (&'a str, Ref<'a, Schema<'a>>)| {
            let values = few_values(&schema.object()?.keywords());
            (!values.is_empty()).then_some((name, values))
        };
        Self {
            constants: properties.into_iter().filter_map(constant).collect(),
            value: match few_values(&schema.keywords())[..] {
                [value] => Some(value),
                _ => None,
            },
            title: schema.annotations().short_title(),
            only_property,
        }
    }
}

/// The values of an enumeration, where so few are listed that they can be said, and each can be a name.
fn few_values<'a>(keywords: &Keywords<'a>) -> Vec<&'a str> {
    const FEW: usize = 2;
    let is_name = |value: &&str| value.chars().any(char::is_alphanumeric);
    let values: Vec<&str> = keywords.values.iter().filter_map(Value::as_str).filter(is_name).collect();
    if keywords.values.len() <= FEW && values.len() == keywords.values.len() { values } else { Vec::new() }
}
