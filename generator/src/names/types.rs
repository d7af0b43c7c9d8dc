use super::scope::{Candidate, resolve as resolve_scope, resolve_after};
use super::{TypeNames, case, components, files, inline, reserved, setters, values};
use crate::config::Config;
use crate::ir::{Api, EnumValue, Schema, SchemaId, SchemaKind, StringFormat, UNNAMED_VARIANT};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The names of all schemas that become types.
pub(super) fn resolve(api: &Api, config: &Config) -> BTreeMap<SchemaId, TypeNames> {
    let is_released = |(_, id): &Key| released(config, &spelling_of(api.schema(*id))).is_some();
    let types = resolve_after(is_released, candidates(api, config), reserved::MODEL_TYPES);
    let types: BTreeMap<SchemaId, String> = types.into_iter().map(|((_, id), name)| (id, name)).collect();
    let mut pages = pages(api, &types);
    let mut names: BTreeMap<SchemaId, TypeNames> = types
        .into_iter()
        .map(|(id, name)| {
            let page = pages.remove(&id).unwrap_or_default();
            (id, TypeNames { page, ..members(api, name, api.schema(id)) })
        })
        .collect();
    share(api, &mut names);
    names
}

/// A schema, known by where it stands, so that no name depends on the order in which schemas were met.
type Key = (Arc<str>, SchemaId);

/// The schemas that become types and are used, but for those that have the name of another because they are the same.
fn candidates(api: &Api, config: &Config) -> Vec<Candidate<Key>> {
    let used = |schema: &Schema| schema.becomes_a_type() && !schema.tags.is_empty();
    let mut named = by_place(api, used);
    // What several ways lead to under one name needs that name once.
    let mut known = BTreeSet::new();
    named.retain(|(_, schema)| match schema.alias_of {
        Some(kept) => api.schema(kept).context != schema.context && known.insert((kept, &schema.context)),
        None => true,
    });
    let short = components::short(&named);
    let inline = inline::names(&named, &short);
    let all = named.into_iter().map(|(id, schema)| match schema.name.as_deref() {
        Some(name) => candidate((id, schema), || case::camel(short.get(name).map_or(name, String::as_str)), config),
        None => candidate((id, schema), || inline.get(&id).cloned().unwrap_or_default(), config),
    });
    all.collect()
}

/// Some of the schemas in the order of where they stand, whichever was met first.
fn by_place(api: &Api, which: impl Fn(&Schema) -> bool) -> Vec<(SchemaId, &Schema)> {
    let all = api.schemas.iter().enumerate().map(|(index, schema)| (SchemaId::new(index), schema));
    let mut some: Vec<_> = all.filter(|(_, schema)| which(schema)).collect();
    some.sort_by_key(|(_, schema)| &schema.location.pointer);
    some
}

/// The names that several schemas want, with the schemas.
pub(super) fn clashes<'a>(api: &'a Api, config: &Config) -> Vec<(String, Vec<&'a Schema>)> {
    let mut by_name: BTreeMap<String, Vec<&Schema>> = BTreeMap::new();
    for candidate in candidates(api, config) {
        by_name.entry(candidate.name).or_default().push(api.schema(candidate.key.1));
    }
    by_name.into_iter().filter(|(_, schemas)| schemas.len() > 1).collect()
}

/// Gives schemas that are the same as one of their name that one's names, and all that are the same one page.
fn share(api: &Api, names: &mut BTreeMap<SchemaId, TypeNames>) {
    let same = by_place(api, |schema| schema.alias_of.is_some()).into_iter();
    let same = same.filter_map(|(id, schema)| Some((id, schema, schema.alias_of?)));
    let mut by_context: BTreeMap<(SchemaId, &[String]), TypeNames> = BTreeMap::new();
    for (id, schema, kept) in same {
        let Some(of_kept) = names.get(&kept).cloned() else { continue };
        let known = match api.schema(kept).context == schema.context {
            true => Some(of_kept.clone()),
            false => by_context.get(&(kept, schema.context.as_slice())).cloned(),
        };
        let own = known.or_else(|| names.get(&id).cloned()).unwrap_or_else(|| of_kept.clone());
        let own = TypeNames { page: of_kept.page, ..own };
        by_context.insert((kept, &schema.context), own.clone());
        names.insert(id, own);
    }
}

/// The overrides that name no type.
pub(super) fn stale<'a>(api: &Api, config: &'a Config) -> Vec<&'a str> {
    let spellings: BTreeSet<String> =
        api.schemas.iter().filter(|schema| schema.becomes_a_type()).map(spelling_of).collect();
    config.names.keys().map(String::as_str).filter(|name| !spellings.contains(*name)).collect()
}

/// How a config refers to a schema: `SourceUsage`, or `SourceUsageStatus.status`.
pub(super) fn spelling_of(schema: &Schema) -> String {
    schema.name.clone().unwrap_or_else(|| schema.context.join("."))
}

fn pages(api: &Api, types: &BTreeMap<SchemaId, String>) -> BTreeMap<SchemaId, String> {
    let defined = types.iter().filter(|(id, _)| api.schema(**id).alias_of.is_none());
    files::resolved(defined.map(|(&id, name)| (id, name)), case::kebab)
}

/// What a schema was called in the last release, if the file that says so has a name there.
fn released<'c>(config: &'c Config, spelling: &str) -> Option<&'c str> {
    config.released_names.of_type(spelling).filter(|name| case::is_name(name))
}

fn candidate((id, schema): (SchemaId, &Schema), own: impl FnOnce() -> String, config: &Config) -> Candidate<Key> {
    let spelling = spelling_of(schema);
    let given = config.names.get(&spelling).map(|name| case::camel(name));
    let name = given.or_else(|| released(config, &spelling).map(str::to_owned)).unwrap_or_else(own);
    Candidate { key: (schema.location.pointer.clone(), id), spelling, name }
}

fn members(api: &Api, name: String, schema: &Schema) -> TypeNames {
    match &schema.kind {
        SchemaKind::Object(object) => {
            let spellings = object.properties.iter().map(|property| property.name.clone()).enumerate();
            let (members, rest) = with_rest(spellings, case::snake, "additional_properties");
            let (setters, rest_setter) = setters::resolve(api, object, &members, &rest);
            let unread = member_beside(&members, "unread");
            TypeNames { name, members, rest, setters, rest_setter, unread, ..TypeNames::default() }
        }
        SchemaKind::Enumeration(enumeration) => {
            // Where the name of one value is another value, the value itself decides which one is numbered.
            let spelling =
                |value: &EnumValue| enumeration.names.get(value).cloned().unwrap_or_else(|| value.to_string());
            let spellings: Vec<String> = enumeration.values.iter().map(spelling).collect();
            let members = values::resolve(&spellings);
            let rest = member_beside(&members, "Unknown");
            TypeNames { name, members, rest, ..TypeNames::default() }
        }
        SchemaKind::Union(union) => {
            let variants = union.variants.iter().map(|variant| variant_spelling(api, variant.schema.id)).enumerate();
            let (members, rest) = with_rest(variants, case::camel, "Unknown");
            TypeNames { name, members, rest, ..TypeNames::default() }
        }
        _ => TypeNames { name, ..TypeNames::default() },
    }
}

/// What a variant of a union is called: by its component, its title, or its type.
fn variant_spelling(api: &Api, id: SchemaId) -> String {
    let schema = api.schema(id);
    let given = schema.name.as_ref().or_else(|| schema.context.last().filter(|word| *word != UNNAMED_VARIANT));
    let by_type = || match &schema.kind {
        SchemaKind::Any => "Any",
        SchemaKind::Boolean => "Boolean",
        SchemaKind::Integer(_) => "Integer",
        SchemaKind::Number(_) => "Number",
        SchemaKind::String(StringFormat::Date) => "Date",
        SchemaKind::String(StringFormat::DateTime) => "DateTime",
        SchemaKind::String(StringFormat::Mapped(own)) => own.path.last().map_or("String", String::as_str),
        SchemaKind::String(_) => "String",
        SchemaKind::Enumeration(_) => "Enum",
        SchemaKind::Array(_) => "Array",
        SchemaKind::Tuple(_) => "Tuple",
        SchemaKind::Object(_) => "Object",
        SchemaKind::Map(_) => "Map",
        SchemaKind::Union(_) => "Union",
    };
    given.map(String::as_str).or(schema.docs.short_title()).unwrap_or_else(by_type).to_owned()
}

/// The names of the members, and of the one that keeps what is not among them: its own, unless a member has it.
fn with_rest<K: Ord + Clone>(
    spellings: impl Iterator<Item = (K, String)>,
    case: fn(&str) -> String,
    rest: &str,
) -> (Vec<String>, String) {
    let candidates: Vec<Candidate<K>> =
        spellings.map(|(key, spelling)| Candidate { key, name: case(&spelling), spelling }).collect();
    let mut seen = BTreeSet::new();
    let members: Vec<String> = if candidates.iter().all(|candidate| seen.insert(candidate.name.as_str())) {
        candidates.into_iter().map(|candidate| candidate.name).collect()
    } else {
        let keys: Vec<K> = candidates.iter().map(|candidate| candidate.key.clone()).collect();
        let mut names = resolve_scope(candidates, &[]);
        keys.iter().filter_map(|key| names.remove(key)).collect()
    };
    let rest = member_beside(&members, rest);
    (members, rest)
}

/// The name of a member that keeps what is not among the others: its own, unless another has it.
fn member_beside(members: &[String], own: &str) -> String {
    let mut own = own.to_owned();
    while members.contains(&own) {
        own.push('_');
    }
    own
}
