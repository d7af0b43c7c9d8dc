use super::identifier::ident;
use super::modules::{self, Items};
use super::rust_type::Scope;
use super::{Context, File, enumeration, object, union};
use crate::ir::SchemaId;
use crate::surface::{Model, ModelId, ModelKind, Module, Presence, RustType};
use crate::text::Rustdoc;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// `src/models.rs`, or the files of `src/models/`: every schema that becomes a type, by name, and then the other names.
pub(super) fn files(context: Context<'_>) -> Vec<File<'_>> {
    let mut items = Items::new();
    for model in context.surface.types() {
        items.entry(model.module).or_default().push(Box::new(move || type_items(context, model)));
    }
    for ((module, _, target), names) in aliases(context) {
        items.entry(module).or_default().push(Box::new(move || {
            let target = context.type_tokens(&RustType::Model(target), Scope::In(module));
            let names = names.into_iter().map(ident);
            vec![quote!(json::same!(#target { #(#names),* });)]
        }));
    }
    if items.is_empty() {
        return Vec::new();
    }
    let uses = |_| {
        vec![quote!(
            use crate::runtime::json;
        )]
    };
    modules::files(context, "models", docs(context), items, &uses)
}

/// What there is to say of all models.
fn docs(context: Context<'_>) -> Rustdoc {
    let docs = Rustdoc::fixed("The models: what requests and responses hold.");
    let null = "A field of the type `Option<Option<_>>` can be absent as well as `null`: `None` leaves it out, `Some(None)` sends \
                `null`.";
    let tells_null = |model: &Model| match &model.kind {
        ModelKind::Struct(own) => own.fields.iter().any(|field| field.presence == Presence::Nullable),
        _ => false,
    };
    match context.surface.types().any(tells_null) {
        true => Rustdoc::joined(&[docs, null.into()], "\n\n"),
        false => docs,
    }
}

/// The aliases of models, by the file that they stand in and by the model, in the order of the schemas.
fn aliases(context: Context<'_>) -> BTreeMap<(Module, SchemaId, ModelId), Vec<&str>> {
    let mut aliases: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for model in &context.surface.models {
        if let ModelKind::Alias(target) = model.kind {
            let schema = context.surface.model(target).schema;
            aliases.entry((model.module, schema, target)).or_default().push(&model.name);
        }
    }
    aliases
}

fn type_items(context: Context<'_>, model: &Model) -> Vec<TokenStream> {
    let schema = context.api.schema(model.schema);
    match &model.kind {
        ModelKind::Struct(own) => object::object(context, schema, model, own),
        ModelKind::Enumeration(own) => enumeration::enumeration(schema, model, own),
        ModelKind::Union(own) => union::union(context, schema, model, own),
        ModelKind::Alias(_) => Vec::new(),
    }
}
