mod media_types;
mod parameters;

use super::front_matter::front_matter;
use super::index::summary;
use super::program::{paging_program, program};
use super::views::{HeaderEntry, MethodPage, OperationSection, ResponseRow, TypeName};
use super::{Context, Page, type_name};
use crate::ir::{MediaTypeKind, Operation, Response, SecurityRequirement, SecuritySchemeKind, Signature};
use crate::markdown;
use crate::names::case::kebab;
use crate::surface::{DescribedOperation, Output, Tag};
use crate::text::{self, Cell, CodeSpan, Fits, Word};
use std::collections::BTreeSet;

/// The way from a page of methods to the folder of models.
const MODELS: &str = "../models/";

/// `docs/methods/<tag>.md`.
pub(super) fn file(context: Context<'_>, tag: &Tag) -> Page {
    Page::template(format!("docs/methods/{}.md", tag.page), "docs/methods/page.md", page(context, tag))
}

fn page(context: Context<'_>, tag: &Tag) -> MethodPage {
    let described = context.described(tag);
    MethodPage {
        front_matter: front_matter(context, &context.config.config.front_matter.methods, &described.name, &tag.page),
        heading: Word::path(&[&context.surface.library, "operations", &tag.module, &tag.handle], "::"),
        description: described.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        base_url: super::base_url(context),
        operations: context.operations_of(tag).map(|described| section(context, described)).collect(),
    }
}

fn section(context: Context<'_>, described: DescribedOperation<'_>) -> OperationSection {
    let DescribedOperation { operation, own } = described;
    let module = &context.surface.tag(own.tag).module;
    let paged = own.pages.is_some();
    OperationSection {
        heading: Word::new(&kebab(own.method())),
        method: Word::new(operation.method.as_str()),
        path: Cell::code(operation.path.as_str()),
        summary: markdown::table_cell(&summary(operation)),
        lead: markdown::page(&summary(operation)),
        description: operation.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        deprecated: operation.deprecated,
        specification: operation.docs.external.as_ref().and_then(|external| markdown::link_target(&external.url)),
        parameters: parameters::rows(context, described),
        bodies: media_types::bodies(described),
        return_type: output_type(context, own.output()),
        alternate_outputs: media_types::alternate_outputs(context, described),
        redirect: redirect(described),
        items: items(context, operation),
        paged,
        responses: operation.responses.iter().map(|response| response_row(context, response)).collect(),
        error_type: own.errors.as_ref().map(|errors| Word::path(&["operations", module, &errors.name], "::")),
        content_type: operation.signature.bodies.iter().map(|body| text::Page::text(&body.media_type)).collect(),
        accept: accept(&operation.signature),
        authorization: operation.security.iter().map(|alternative| authorization(context, alternative)).collect(),
        example: program(context, described),
        paging_example: paged.then(|| paging_program(context, described)),
    }
}

/// What each item of a body of a success is, where that is a sequence of them that is not read item by item.
fn items(context: Context<'_>, operation: &Operation) -> Vec<TypeName> {
    let content = operation.successes().flat_map(|response| &response.content);
    let content = content.filter(|media_type| !matches!(media_type.kind, MediaTypeKind::Items(_)));
    let items = content.filter_map(|media_type| media_type.item);
    items.map(|item| type_name(context, &context.surface.value_type(item), MODELS)).collect()
}

/// What becomes of redirects, in a sentence or two.
fn redirect(DescribedOperation { operation, own }: DescribedOperation<'_>) -> Option<text::Page> {
    let sentences = match (operation.only_redirects(), own.output(), own.location) {
        (true, Output::Location, _) => "It is the URL that the response leads to, where the client does not go.",
        (true, Output::Stream, false) => {
            "It is what the response leads to, where the client goes without its credentials if that is elsewhere."
        }
        (true, Output::Stream, true) => {
            "It is what the response leads to, where the client goes without its credentials if that is elsewhere. \
             `send_location()` in place of `send()` gives the URL, and does not go there."
        }
        (_, _, true) => {
            "A response may lead to another address, where the client goes without its credentials if that is elsewhere. \
             `send_location()` in place of `send()` gives the URL, and does not go there."
        }
        (_, _, false) => return None,
    };
    Some(text::Page::fixed(sentences))
}

fn output_type(context: Context<'_>, output: &Output) -> Option<TypeName> {
    (*output != Output::Empty).then(|| type_name(context, &output.rust_type(), MODELS))
}

fn accept(signature: &Signature) -> Vec<text::Page> {
    let alternates = signature.alternates.iter().map(|alternate| &alternate.media_type);
    let names: BTreeSet<&String> = signature.accept.iter().chain(alternates).collect();
    names.into_iter().map(|name| text::Page::text(name)).collect()
}

fn response_row(context: Context<'_>, response: &Response) -> ResponseRow {
    let json = response.content.iter().find(|media_type| media_type.kind == MediaTypeKind::Json);
    let headers = response
        .headers
        .iter()
        .map(|header| HeaderEntry { name: Cell::code(&header.name), description: cell(&header.docs.description) });
    ResponseRow {
        code: Word::new(&response.status.to_string()),
        description: cell(&response.docs.description),
        data_type: json.and_then(|json| {
            let own = context.surface.non_null_type(json.schema?.id);
            Some(type_name(context, &own, MODELS))
        }),
        headers: headers.collect(),
    }
}

fn authorization(context: Context<'_>, alternative: &SecurityRequirement) -> text::Page {
    let schemes = alternative.schemes.iter().map(|(name, scopes)| {
        let kind = context.api.security_schemes.get(name).map(|scheme| mechanism(&scheme.kind)).unwrap_or_default();
        let scopes: Vec<CodeSpan> = scopes.iter().map(|scope| CodeSpan::new(scope)).collect();
        let scopes = text::Page::joined(&scopes, ", ");
        let parts: [&dyn Fits<text::Page>; 3] = [&text::Page::text(name), &text::Page::fixed(kind), &scopes];
        text::Page::filled(if scopes.is_empty() { "**{}** ({})" } else { "**{}** ({}), with the scopes {}" }, &parts)
    });
    let schemes = text::Page::joined(&schemes.collect::<Vec<_>>(), " and ");
    if schemes.is_empty() { "none".into() } else { schemes }
}

fn mechanism(kind: &SecuritySchemeKind) -> &'static str {
    match kind {
        SecuritySchemeKind::ApiKey { .. } | SecuritySchemeKind::UnnamedKey(_) => "API key",
        SecuritySchemeKind::Basic => "HTTP Basic",
        SecuritySchemeKind::Bearer => "bearer token",
        SecuritySchemeKind::OtherHttp(_) => "HTTP",
        SecuritySchemeKind::OAuth2(_) => "OAuth 2.0",
        SecuritySchemeKind::OpenIdConnect(_) => "OpenID Connect",
    }
}

fn cell(text: &Option<String>) -> Cell {
    text.as_deref().map(markdown::table_cell).unwrap_or_default()
}
