use super::scope::{Candidate, resolve as resolve_scope};
use super::{TypeNames, case, reserved};
use crate::ir::{Api, EnumValue, Schema, SchemaId, SchemaKind};
use std::collections::{BTreeMap, BTreeSet};

/// The names of all schemas that become types. `overrides` are the config's.
pub(super) fn resolve(api: &Api, overrides: &BTreeMap<String, String>) -> BTreeMap<SchemaId, TypeNames> {
    let named = api.schemas.iter().enumerate().filter(|(_, schema)| becomes_a_type(schema));
    let candidates = named.map(|(index, schema)| candidate(SchemaId::new(index), schema, overrides)).collect();
    let types = resolve_scope(candidates, reserved::MODEL_TYPES);
    let mut pages = pages(&types);
    types
        .into_iter()
        .map(|(id, name)| {
            let page = pages.remove(&id).unwrap_or_default();
            (id, TypeNames { page, ..members(name, api.schema(id)) })
        })
        .collect()
}

/// The overrides that name no type.
pub(super) fn stale<'a>(api: &Api, overrides: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let spellings: BTreeSet<String> =
        api.schemas.iter().filter(|schema| becomes_a_type(schema)).map(spelling_of).collect();
    overrides.keys().map(String::as_str).filter(|name| !spellings.contains(*name)).collect()
}

/// How a config refers to a schema: `SourceUsage`, or `SourceUsageStatus.status`.
fn spelling_of(schema: &Schema) -> String {
    schema.name.clone().unwrap_or_else(|| schema.context.join("."))
}

fn becomes_a_type(schema: &Schema) -> bool {
    matches!(schema.kind, SchemaKind::Object(_) | SchemaKind::Enumeration(_) | SchemaKind::Union(_))
}

fn pages(types: &BTreeMap<SchemaId, String>) -> BTreeMap<SchemaId, String> {
    let page =
        |(&id, name): (&SchemaId, &String)| Candidate { key: id, spelling: name.clone(), name: case::kebab(name) };
    resolve_scope(types.iter().map(page).collect(), &[])
}

fn candidate(id: SchemaId, schema: &Schema, overrides: &BTreeMap<String, String>) -> Candidate<SchemaId> {
    let spelling = spelling_of(schema);
    let name = match (overrides.get(&spelling), &schema.name) {
        (Some(name), _) => case::camel(name),
        (None, Some(name)) => case::camel(name),
        (None, None) => case::camel_words(&schema.context),
    };
    Candidate { key: id, spelling, name }
}

fn members(name: String, schema: &Schema) -> TypeNames {
    match &schema.kind {
        SchemaKind::Object(object) => {
            let spellings = object.properties.iter().map(|property| property.name.clone());
            let (members, rest) = with_rest(spellings, case::snake, "additional_properties");
            TypeNames { name, members, rest, ..TypeNames::default() }
        }
        SchemaKind::Enumeration(enumeration) => {
            let spellings = enumeration.values.iter().map(spelling);
            let (members, rest) = with_rest(spellings, case::camel, "Unknown");
            TypeNames { name, members, rest, ..TypeNames::default() }
        }
        _ => TypeNames { name, ..TypeNames::default() },
    }
}

fn spelling(value: &EnumValue) -> String {
    match value {
        EnumValue::String(text) => text.clone(),
        EnumValue::Integer(number) => number.to_string(),
    }
}

/// The names of the members, and of the one that keeps what is not among them: its own, unless a member has it.
fn with_rest(spellings: impl Iterator<Item = String>, case: fn(&str) -> String, rest: &str) -> (Vec<String>, String) {
    let candidates = spellings
        .enumerate()
        .map(|(index, spelling)| Candidate { key: index, name: case(&spelling), spelling })
        .collect();
    let members: Vec<String> = resolve_scope(candidates, &[]).into_values().collect();
    let mut rest = rest.to_owned();
    while members.contains(&rest) {
        rest.push('_');
    }
    (members, rest)
}
