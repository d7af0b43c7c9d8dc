//! The Markdown pages: one a tag, one a model, an index of both, and the README.

mod front_matter;
mod index;
mod methods;
mod models;
mod program;
mod readme;

use super::{Context, File};
use crate::ir::{SchemaKind, SchemaRef};
use crate::views::TypeName;

pub(super) use methods::file as of_tag;
pub(super) use models::files as models;

/// The index and the README.
pub(super) fn others(context: Context<'_>) -> Vec<File> {
    index::files(context).into_iter().chain(readme::files(context)).collect()
}

/// The server's URL, its variables at their defaults: what the paths are relative to.
fn base_url(context: Context<'_>) -> String {
    let server = context.api.servers.first().map(|server| server.default_url());
    server.unwrap_or_else(|| "/".to_owned())
}

/// A type as a page shows it; `models` is the way from the page to the folder of models.
fn type_name(context: Context<'_>, schema: SchemaRef, models: &str) -> TypeName {
    TypeName { code: context.spelled_type(schema), page: model_page(context, schema, models) }
}

/// The page of the model that is in a type.
fn model_page(context: Context<'_>, schema: SchemaRef, models: &str) -> Option<String> {
    if let Some(names) = context.names.of_type(schema.id) {
        return Some(format!("{models}{}.md", names.page));
    }
    match &context.api.schema(schema.id).kind {
        SchemaKind::Array(array) => model_page(context, array.items, models),
        SchemaKind::Map(values) => model_page(context, *values, models),
        _ => None,
    }
}
