use crate::ir::{Docs, Schema};
use crate::markdown;
use proc_macro2::TokenStream;
use quote::quote;

/// Text that is already safe for rustdoc, as `#[doc]` attributes, a line each.
pub(super) fn attributes(text: &str) -> TokenStream {
    let lines = text.trim_end().lines().map(|line| match line {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// What the document says of a schema that becomes a type; a note where it advises against it.
pub(super) fn of_schema(schema: &Schema) -> String {
    let fallback = match &schema.name {
        Some(name) => format!("The schema {}.", markdown::code(name)),
        None => format!("The inline schema {}.", markdown::code(&schema.context.join("."))),
    };
    let text = text(&schema.docs, &fallback);
    if schema.deprecated { format!("{text}\n\n**Deprecated.**") } else { text }
}

/// Summary, description and link, as paragraphs; `fallback` where the document says nothing.
pub(super) fn text(docs: &Docs, fallback: &str) -> String {
    let description = docs.description.as_deref().map(markdown::rustdoc);
    let summary = docs.summary.as_deref().map(markdown::rustdoc);
    let summary = summary.filter(|summary| description.as_ref().is_none_or(|text| !text.starts_with(summary.as_str())));
    let mut paragraphs: Vec<String> = summary.into_iter().chain(description).collect();
    if paragraphs.is_empty() {
        paragraphs.push(fallback.to_owned());
    }
    if let Some(external) = &docs.external {
        let label = external.description.as_deref().unwrap_or("Documentation");
        paragraphs.push(markdown::rustdoc(&format!("[{label}]({})", external.url)));
    }
    paragraphs.iter().map(|paragraph| paragraph.trim()).collect::<Vec<_>>().join("\n\n")
}
