//! What tells the variants of a union apart: properties of which a variant allows some values only.

use crate::ir::{Api, Object, Property, SchemaKind, Union, Variant};
use crate::surface::Constant;
use serde_json::Value;
use std::collections::BTreeSet;

/// Of each variant, the properties that tell it from others: those that have one value in one of the variants at least. Where the
/// document allows other text as well, the values that it lists tell nothing.
pub(super) fn of(api: &Api, union: &Union) -> Vec<Vec<Constant>> {
    let all: Vec<Vec<Constant>> = union.variants.iter().map(|variant| of_variant(api, variant)).collect();
    let single = all.iter().flatten().filter(|own| own.values.len() == 1);
    let telling: BTreeSet<String> = single.map(|own| own.property.clone()).collect();
    let is_telling = |own: &Constant| telling.contains(&own.property);
    all.into_iter().map(|own| own.into_iter().filter(is_telling).collect()).collect()
}

fn of_variant(api: &Api, variant: &Variant) -> Vec<Constant> {
    let SchemaKind::Object(Object { properties, .. }) = &api.schema(variant.schema.id).kind else { return Vec::new() };
    let constant = |own: &Property| {
        let values = values(api, own);
        (!values.is_empty()).then(|| Constant { property: own.name.clone(), values })
    };
    properties.iter().filter_map(constant).collect()
}

/// All values that a property may have; none where it may have others than are listed.
fn values(api: &Api, property: &Property) -> Vec<Value> {
    let schema = api.schema(property.schema.id);
    let validation = schema.effective_validation();
    if schema.also_valid.is_some() || !validation.or.is_empty() {
        return Vec::new();
    }
    let is_plain = |value: &Value| value.is_string() || value.is_boolean() || value.is_i64();
    if validation.values.iter().all(is_plain) { validation.values.clone() } else { Vec::new() }
}
