use super::{Context, File};
use crate::emit::docs;
use crate::emit::models::types;
use crate::ir::{Operation, OperationId};
use crate::markdown;
use crate::names::case::kebab;
use crate::views::{DocsIndex, MethodEntry, ModelEntry};

pub(super) fn files(context: Context<'_>) -> Vec<File> {
    let index = DocsIndex {
        crate_name: context.config.config.package.name.clone(),
        base_url: super::base_url(context),
        methods: methods(context),
        models: models(context),
    };
    vec![File::template("docs/README.md", "docs/README.md", index)]
}

/// The operations, by tag.
pub(super) fn methods(context: Context<'_>) -> Vec<MethodEntry> {
    let mut entries: Vec<_> = context.api.operations.iter().enumerate().collect();
    entries.sort_by_key(|(_, operation)| operation.tag.as_str());
    entries.into_iter().map(|(index, operation)| method(context, OperationId(index), operation)).collect()
}

fn method(context: Context<'_>, id: OperationId, operation: &Operation) -> MethodEntry {
    let names = context.names.of_operation(id);
    let tag = context.names.of_tag(&operation.tag);
    MethodEntry {
        call: format!("{}().{}()", tag.module, names.method),
        page: format!("methods/{}.md#{}", tag.page, kebab(&names.method)),
        method: operation.method.as_str().to_owned(),
        path: operation.path.as_str().to_owned(),
        summary: summary(operation),
    }
}

/// The summary of an operation as a cell; the first sentence of its description where it has none.
pub(super) fn summary(operation: &Operation) -> String {
    let text = operation.docs.summary.as_deref().or(operation.docs.description.as_deref()).unwrap_or_default();
    markdown::table_cell(&markdown::summary(text))
}

fn models(context: Context<'_>) -> Vec<ModelEntry> {
    types(context)
        .into_iter()
        .map(|(schema, names)| ModelEntry {
            name: names.name.clone(),
            page: format!("models/{}.md", names.page),
            summary: markdown::table_cell(&markdown::summary(&docs::of_schema(schema))),
        })
        .collect()
}
