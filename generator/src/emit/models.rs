use super::modules::{self, Items, Module};
use super::types::{Scope, ident, mentions};
use super::{Context, File, enumeration, object, union};
use crate::ir::{Schema, SchemaId, SchemaKind, SchemaRef};
use crate::names::TypeNames;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// `src/models.rs`, or the files of `src/models/`: every schema that becomes a type, by name, and then the other names.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    let mut items = Items::new();
    for (schema, names) in types(context) {
        items.entry(context.module_of(&schema.tags)).or_default().extend(type_items(context, schema, names));
    }
    for ((module, target), names) in other_names(context) {
        let target = context.non_null_type(SchemaRef { id: target, nullable: false }, Scope::In(module));
        let names = names.iter().map(|name| ident(name));
        items.entry(module).or_default().push(quote!(json::same!(#target { #(#names),* });));
    }
    if items.is_empty() {
        return Vec::new();
    }
    modules::files(context, "models", &docs(&items), items, uses)
}

/// What there is to say of all models.
fn docs(items: &Items<'_>) -> String {
    let docs = "The models: what requests and responses hold.";
    // The word is that of `json::object!`.
    match items.values().any(|items| mentions(items, "nullable")) {
        true => format!(
            "{docs}\n\nA field of the type `Option<Option<_>>` can be absent as well as `null`: `None` leaves it out, `Some(None)` \
             sends `null`."
        ),
        false => docs.to_owned(),
    }
}

fn uses(items: &[TokenStream]) -> Vec<TokenStream> {
    let json = mentions(items, "json").then(|| {
        quote!(
            use crate::runtime::json;
        )
    });
    json.into_iter().collect()
}

/// The schemas that become types and are reached from an operation, by Rust name.
pub(super) fn types<'a>(context: Context<'a>) -> Vec<(&'a Schema, &'a TypeNames)> {
    let mut types: Vec<_> = context
        .api
        .schemas
        .iter()
        .enumerate()
        .filter(|(_, schema)| schema.same_as.is_none() && (schema.direction.request || schema.direction.response))
        .filter_map(|(index, schema)| Some((schema, context.names.of_type(SchemaId::new(index))?)))
        .collect();
    types.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    types
}

/// The names of inline schemas that are the same as another, by the file that they stand in and by that other.
fn other_names<'a>(context: Context<'a>) -> BTreeMap<(Module<'a>, SchemaId), BTreeSet<&'a str>> {
    let name = |id: SchemaId| context.names.of_type(id).map(|names| names.name.as_str());
    let mut others: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for (index, schema) in context.api.schemas.iter().enumerate() {
        if let (Some(kept), Some(own)) = (schema.same_as, name(SchemaId::new(index)))
            && name(kept) != Some(own)
            && (schema.direction.request || schema.direction.response)
        {
            others.entry((context.module_of(&schema.tags), kept)).or_default().insert(own);
        }
    }
    others
}

fn type_items(context: Context<'_>, schema: &Schema, names: &TypeNames) -> Vec<TokenStream> {
    match &schema.kind {
        SchemaKind::Object(object) => object::object(context, schema, object, names),
        SchemaKind::Enumeration(enumeration) => enumeration::enumeration(schema, enumeration, names),
        SchemaKind::Union(union) => union::union(context, schema, union, names),
        _ => Vec::new(),
    }
}
