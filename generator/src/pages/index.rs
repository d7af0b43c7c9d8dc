use super::views::{DocsIndex, MethodEntry, ModelEntry};
use super::{Context, Page};
use crate::ir::Operation;
use crate::markdown;
use crate::names::case::kebab;
use crate::surface::{DescribedOperation, docs};
use crate::text::{Cell, Rustdoc, Word};

pub(super) fn files(context: Context<'_>) -> Vec<Page> {
    let index = DocsIndex {
        crate_name: Word::new(&context.config.config.package.name),
        base_url: super::base_url(context),
        methods: methods(context),
        models: models(context),
    };
    vec![Page::template("docs/README.md", "docs/README.md", index)]
}

/// The operations, by tag.
pub(super) fn methods(context: Context<'_>) -> Vec<MethodEntry> {
    let mut entries: Vec<DescribedOperation<'_>> = context.operations().collect();
    entries.sort_by_key(|described| described.operation.tag.as_str());
    entries.into_iter().map(|described| method(context, described)).collect()
}

fn method(context: Context<'_>, DescribedOperation { operation, own }: DescribedOperation<'_>) -> MethodEntry {
    let tag = context.surface.tag(own.tag);
    MethodEntry {
        call: Cell::code(&format!("{}().{}()", tag.module, own.method())),
        page: Word::new(&format!("methods/{}.md#{}", tag.page, kebab(own.method()))),
        method: Word::new(operation.method.as_str()),
        path: Cell::code(operation.path.as_str()),
        summary: markdown::table_cell(&summary(operation)),
    }
}

/// The summary of an operation; the first sentence of its description where it has none.
pub(super) fn summary(operation: &Operation) -> Rustdoc {
    let text = operation.docs.summary.as_deref().or(operation.docs.description.as_deref()).unwrap_or_default();
    markdown::summary(text)
}

fn models(context: Context<'_>) -> Vec<ModelEntry> {
    let types = context.surface.types();
    types
        .map(|model| ModelEntry {
            name: Word::new(&model.name),
            page: Word::new(&format!("models/{}.md", model.page)),
            summary: markdown::table_cell(&markdown::summary(&docs::of_schema(context.api.schema(model.schema)))),
        })
        .collect()
}
