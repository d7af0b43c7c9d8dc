use super::{Context, File, enumeration, object};
use crate::ir::{Schema, SchemaId, SchemaKind};
use crate::names::TypeNames;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/models.rs`: every schema that becomes a type, by name.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    let types = types(context);
    if types.is_empty() {
        return Vec::new();
    }
    let uses = quote!(
        use crate::runtime::json;
    );
    let items = types.into_iter().flat_map(|(schema, names)| items(context, schema, names));
    vec![File::rust(
        "src/models.rs",
        "The models: what requests and responses hold.",
        [uses].into_iter().chain(items).collect(),
    )]
}

/// The schemas that become types and are reached from an operation, by Rust name.
pub(super) fn types<'a>(context: Context<'a>) -> Vec<(&'a Schema, &'a TypeNames)> {
    let mut types: Vec<_> = context
        .api
        .schemas
        .iter()
        .enumerate()
        .filter(|(_, schema)| schema.direction.request || schema.direction.response)
        .filter_map(|(index, schema)| Some((schema, context.names.of_type(SchemaId::new(index))?)))
        .collect();
    types.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    types
}

fn items(context: Context<'_>, schema: &Schema, names: &TypeNames) -> Vec<TokenStream> {
    match &schema.kind {
        SchemaKind::Object(object) => object::object(context, schema, object, names),
        SchemaKind::Enumeration(enumeration) => enumeration::enumeration(schema, enumeration, names),
        _ => Vec::new(),
    }
}
