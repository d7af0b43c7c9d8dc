use super::Lowering;
use super::adapter::{Annotations, Keywords};
use super::scalar::scalar;
use super::schema::Site;
use crate::ir::{EnumValue, Enumeration, SchemaKind, StringFormat, Union, UnionKind, Variant};
use serde_json::Value;

impl Lowering<'_> {
    /// What an `enum` allows. `null` among the values means nullable and is no value of the enumeration; strings and whole
    /// numbers in one list are a union; a list with other values leaves the type as it would be without the list.
    pub(super) fn enumeration(&mut self, keywords: &Keywords<'_>, site: &Site) -> SchemaKind {
        let values: Vec<&Value> = keywords.values.iter().filter(|value| !value.is_null()).collect();
        let strings: Vec<EnumValue> = values.iter().copied().filter_map(string).collect();
        let integers: Vec<EnumValue> = values.iter().copied().filter_map(integer).collect();
        if strings.len() + integers.len() < values.len() {
            self.warning(
                &site.pointer,
                "the values of the enumeration are neither strings nor whole numbers; they are not checked",
                "write what the values are as `type`, or as `oneOf`",
            );
            return without_values(keywords);
        }
        match (strings.is_empty(), integers.is_empty()) {
            (true, true) => without_values(keywords),
            (false, false) => self.mixed([("integer", integers), ("string", strings)], site),
            _ => SchemaKind::Enumeration(Enumeration { values: each_once([strings, integers].concat()) }),
        }
    }

    /// A union of enumerations, each of one type.
    fn mixed(&mut self, lists: [(&str, Vec<EnumValue>); 2], site: &Site) -> SchemaKind {
        let mut variant = |(word, values)| {
            let kind = SchemaKind::Enumeration(Enumeration { values: each_once(values) });
            let site = site.child(&["enum"], Some(word));
            Variant { schema: self.push(None, kind, Annotations::default(), &site) }
        };
        let variants = lists.into_iter().map(&mut variant).collect();
        SchemaKind::Union(Union { kind: UnionKind::OneOf, variants, discriminator: None })
    }
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
    let mut once = Vec::with_capacity(values.len());
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}
