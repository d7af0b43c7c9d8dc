use super::views::{DocsIndex, MethodEntry, ModelEntry, WebhookEntry};
use super::{Context, Page};
use crate::ir::{Operation, Webhook};
use crate::markdown;
use crate::names::case::kebab;
use crate::surface::{DescribedOperation, docs};
use crate::text::{Cell, Rustdoc, Word};

pub(super) fn files(context: Context<'_>) -> Vec<Page> {
    let index = DocsIndex {
        crate_name: Word::new(&context.config.config.package.name),
        base_url: super::base_url(context),
        methods: methods(context),
        webhooks: webhooks(context),
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

/// The requests that the service sends, each with the type of its body, where that is JSON.
fn webhooks(context: Context<'_>) -> Vec<WebhookEntry> {
    let entry = |webhook: &Webhook| {
        let body =
            webhook.json().and_then(|media_type| media_type.schema).map(|schema| context.surface.value_type(schema));
        let text = webhook.docs.summary.as_deref().or(webhook.docs.description.as_deref()).unwrap_or_default();
        WebhookEntry {
            name: Cell::code(&webhook.name),
            body: body.map(|body| super::type_name(context, &body, "models/")),
            summary: markdown::table_cell(&markdown::summary(text)),
        }
    };
    context.api.webhooks.iter().map(entry).collect()
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
