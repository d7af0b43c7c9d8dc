use super::Lowering;
use super::facets::Facets;
use super::scalar::scalar;
use crate::ir::{EnumValue, Enumeration, SchemaKind, StringFormat};
use serde_json::Value;

impl Lowering<'_> {
    /// What an `enum` allows. `null` among the values means nullable and is no value of the enumeration; a list that is
    /// not all strings or all whole numbers leaves the type as it would be without the list.
    pub(super) fn enumeration(&mut self, facets: &Facets<'_>, pointer: &str) -> SchemaKind {
        let strings = facets.values.iter().filter(|value| !value.is_null()).map(string).collect::<Option<Vec<_>>>();
        let integers = facets.values.iter().filter(|value| !value.is_null()).map(integer).collect::<Option<Vec<_>>>();
        match strings.or(integers) {
            Some(values) if values.is_empty() => without_values(facets),
            Some(values) => SchemaKind::Enumeration(Enumeration { values: each_once(values) }),
            None => {
                self.warning(
                    pointer,
                    "the values of the enumeration are neither all strings nor all whole numbers; any value is taken",
                    "give all values one type",
                );
                without_values(facets)
            }
        }
    }
}

fn without_values(facets: &Facets<'_>) -> SchemaKind {
    let only_null = facets.values.iter().all(Value::is_null);
    match scalar(facets) {
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
