mod media_types;
mod parameters;

use super::front_matter::front_matter;
use super::index::summary;
use super::program::{paging_program, program};
use super::{Context, File, type_name};
use crate::emit::tag::typed_errors;
use crate::ir::{
    MediaTypeKind, Operation, OperationId, Output, Response, SecurityRequirement, SecuritySchemeKind, Signature, Tag,
};
use crate::markdown;
use crate::names::OperationNames;
use crate::names::case::kebab;
use crate::views::{HeaderEntry, MethodPage, OperationSection, ResponseRow, TypeName};
use std::collections::BTreeSet;

/// The way from a page of methods to the folder of models.
const MODELS: &str = "../models/";

/// `docs/methods/<tag>.md`.
pub(in crate::emit) fn file(context: Context<'_>, tag: &Tag) -> File {
    let slug = context.names.of_tag(&tag.name).page.clone();
    File::template(format!("docs/methods/{slug}.md"), "docs/methods/page.md", page(context, tag, &slug))
}

fn page(context: Context<'_>, tag: &Tag, slug: &str) -> MethodPage {
    let names = context.names.of_tag(&tag.name);
    let operations = context.api.operations.iter().enumerate().filter(|(_, operation)| operation.tag == tag.name);
    MethodPage {
        front_matter: front_matter(context, "methods", &tag.name, slug),
        heading: format!("{}::operations::{}::{}", context.library_name(), names.module, names.handle),
        description: tag.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        base_url: super::base_url(context),
        operations: operations.map(|(index, operation)| section(context, OperationId(index), operation)).collect(),
    }
}

fn section(context: Context<'_>, id: OperationId, operation: &Operation) -> OperationSection {
    let names = context.names.of_operation(id);
    let module = &context.names.of_tag(&operation.tag).module;
    let paged = operation.paging.is_some();
    OperationSection {
        heading: kebab(&names.method),
        method: operation.method.as_str().to_owned(),
        path: operation.path.as_str().to_owned(),
        summary: summary(operation),
        description: operation.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        deprecated: operation.deprecated,
        specification: operation.docs.external.as_ref().and_then(|external| markdown::link_target(&external.url)),
        parameters: parameters::rows(context, operation, names),
        bodies: media_types::bodies(operation, names),
        return_type: output_type(context, names, &operation.signature.output),
        others: media_types::others(context, operation, names),
        paged,
        responses: operation.responses.iter().map(|response| response_row(context, response)).collect(),
        error_type: typed_errors(context, operation).map(|_| format!("operations::{module}::{}", names.error)),
        content_type: operation.signature.bodies.iter().map(|body| body.media_type.clone()).collect(),
        accept: accept(&operation.signature),
        authorization: operation.security.iter().map(|alternative| authorization(context, alternative)).collect(),
        example: program(context, id, operation),
        paging_example: paged.then(|| paging_program(context, id, operation)),
    }
}

fn output_type(context: Context<'_>, names: &OperationNames, output: &Output) -> Option<TypeName> {
    let plain = |code: &str| Some(TypeName { code: code.to_owned(), page: None });
    match output {
        Output::Empty => None,
        Output::Json { schema, optional } => {
            let own = type_name(context, *schema, MODELS);
            let code = if *optional { format!("Option<{}>", own.code) } else { own.code };
            Some(TypeName { code, ..own })
        }
        Output::Text => plain("String"),
        Output::Stream => plain("ByteStream"),
        Output::ByStatus(_) => plain(&names.success),
    }
}

fn accept(signature: &Signature) -> Vec<String> {
    let others = signature.others.iter().map(|other| &other.media_type);
    let names: BTreeSet<&String> = signature.accept.iter().chain(others).collect();
    names.into_iter().cloned().collect()
}

fn response_row(context: Context<'_>, response: &Response) -> ResponseRow {
    let json = response.content.iter().find(|media_type| media_type.kind == MediaTypeKind::Json);
    let headers = response
        .headers
        .iter()
        .map(|header| HeaderEntry { name: header.name.clone(), description: cell(&header.docs.description) });
    ResponseRow {
        code: response.status.to_string(),
        description: cell(&response.docs.description),
        data_type: json.and_then(|json| Some(type_name(context, json.schema?, MODELS))),
        headers: headers.collect(),
    }
}

fn authorization(context: Context<'_>, alternative: &SecurityRequirement) -> String {
    let schemes = alternative.schemes.iter().map(|(name, scopes)| {
        let kind = context.api.security_schemes.get(name).map(|scheme| mechanism(&scheme.kind)).unwrap_or_default();
        let scopes: Vec<String> = scopes.iter().map(|scope| format!("`{}`", scope.replace('`', "'"))).collect();
        let scopes = if scopes.is_empty() { String::new() } else { format!(", with the scopes {}", scopes.join(", ")) };
        format!("**{}** ({kind}){scopes}", markdown::table_cell(name))
    });
    let schemes: Vec<String> = schemes.collect();
    if schemes.is_empty() { "none".to_owned() } else { schemes.join(" and ") }
}

fn mechanism(kind: &SecuritySchemeKind) -> &'static str {
    match kind {
        SecuritySchemeKind::ApiKey { .. } => "API key",
        SecuritySchemeKind::Basic => "HTTP Basic",
        SecuritySchemeKind::Bearer => "bearer token",
        SecuritySchemeKind::OtherHttp(_) => "HTTP",
        SecuritySchemeKind::OAuth2(_) => "OAuth 2.0",
        SecuritySchemeKind::OpenIdConnect(_) => "OpenID Connect",
    }
}

fn cell(text: &Option<String>) -> String {
    text.as_deref().map(markdown::table_cell).unwrap_or_default()
}
