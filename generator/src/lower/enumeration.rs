use super::Lowering;
use super::adapter::{Annotations, Keywords};
use super::scalar::scalar;
use super::schema::Site;
use crate::diagnostic::Kind;
use crate::ir::{EnumValue, Enumeration, SchemaKind, StringFormat, Union, UnionKind, Variant};
use crate::source::pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Lowering<'_> {
    /// What an `enum` allows. `null` among the values means nullable and is no value of the enumeration; strings and whole
    /// numbers in one list are a union; a list with other values leaves the type as it would be without the list.
    pub(super) fn enumeration(&mut self, keywords: &Keywords<'_>, site: &Site) -> SchemaKind {
        let values: Vec<&Value> = keywords.values.iter().filter(|value| !value.is_null()).collect();
        let strings: Vec<EnumValue> = values.iter().copied().filter_map(string).collect();
        // Of numbers, 1 may as well be written as 1.0.
        let is_whole = keywords.type_name != Some("number");
        let integers: Vec<EnumValue> = values.iter().copied().filter(|_| is_whole).filter_map(integer).collect();
        if strings.len() + integers.len() < values.len() {
            self.warning(
                Kind::EnumValues,
                &site.pointer,
                "the values are neither strings nor whole numbers that `i64` holds; they are not checked",
                "write what the values are as `type`, or as `oneOf`",
            );
            return without_values(keywords);
        }
        let mut own = |values| self.named(each_once(values), keywords, site);
        match (strings.is_empty(), integers.is_empty()) {
            (true, true) => without_values(keywords),
            (false, false) => {
                let kinds = [("integer", own(integers)), ("string", own(strings))];
                self.mixed(kinds, site)
            }
            _ => own([strings, integers].concat()),
        }
    }

    /// An enumeration of some of the values, with what the document calls them and says of them.
    fn named(&mut self, values: Vec<EnumValue>, keywords: &Keywords<'_>, site: &Site) -> SchemaKind {
        let names = of_values(&values, keywords, &keywords.value_names);
        let descriptions = of_values(&values, keywords, &keywords.value_descriptions);
        let mut enumeration = Enumeration { values, names, descriptions };
        let keyword = keywords.value_names_keyword;
        for (name, count) in enumeration.drop_shared_names() {
            self.warning(
                Kind::EnumNames,
                &pointer::child(&site.pointer, keyword),
                format!("`{keyword}` has the name {name:?} for {count} values; their variants are named by the values"),
                "give each value a name of its own",
            );
        }
        SchemaKind::Enumeration(enumeration)
    }

    /// A union of enumerations, each of one type.
    fn mixed(&mut self, kinds: [(&str, SchemaKind); 2], site: &Site) -> SchemaKind {
        let mut variant = |(word, kind)| {
            let site = site.child(&["enum"], Some(word));
            Variant { schema: self.push(None, kind, Annotations::default(), &site) }
        };
        let variants = kinds.into_iter().map(&mut variant).collect();
        SchemaKind::Union(Union { kind: UnionKind::OneOf, variants, discriminator: None })
    }
}

/// The texts of some of the values; of a value that is listed twice, its first.
fn of_values(values: &[EnumValue], keywords: &Keywords<'_>, texts: &[&str]) -> BTreeMap<EnumValue, String> {
    let all = keywords.values.iter().zip(texts).filter(|(_, text)| !text.trim().is_empty());
    let all = all.filter_map(|(value, text)| Some((string(value).or_else(|| integer(value))?, *text)));
    let own: BTreeSet<&EnumValue> = values.iter().collect();
    let mut by_value = BTreeMap::new();
    for (value, text) in all.filter(|(value, _)| own.contains(value)) {
        by_value.entry(value).or_insert_with(|| text.to_owned());
    }
    by_value
}

fn without_values(keywords: &Keywords<'_>) -> SchemaKind {
    let only_null = keywords.values.iter().all(Value::is_null);
    match scalar(keywords) {
        Some(kind) => kind,
        None if only_null => SchemaKind::String(StringFormat::Text),
        None => SchemaKind::Any,
    }
}

fn string(value: &Value) -> Option<EnumValue> {
    value.as_str().map(|text| EnumValue::String(text.to_owned()))
}

fn integer(value: &Value) -> Option<EnumValue> {
    value.as_i64().map(EnumValue::Integer)
}

fn each_once(values: Vec<EnumValue>) -> Vec<EnumValue> {
    let mut met = BTreeSet::new();
    values.into_iter().filter(|value| met.insert(value.clone())).collect()
}
