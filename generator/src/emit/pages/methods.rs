use super::front_matter::front_matter;
use super::index::summary;
use super::program::{paging_program, program};
use super::{Context, File, type_name};
use crate::emit::request::{bounds, plain_text, required_parameters};
use crate::emit::tag::{success, typed_errors};
use crate::ir::{
    MediaTypeKind, Operation, OperationId, Parameter, ParameterIn, Response, SecurityRequirement, SecuritySchemeKind,
    Tag,
};
use crate::markdown;
use crate::names::case::kebab;
use crate::views::{HeaderEntry, MethodPage, OperationSection, ParameterRow, ResponseRow, TypeName};
use std::collections::BTreeSet;

/// The way from a page of methods to the folder of models.
const MODELS: &str = "../models/";

/// `docs/methods/<tag>.md`.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    context
        .api
        .tags
        .iter()
        .map(|tag| {
            let slug = context.names.of_tag(&tag.name).page.clone();
            File::template(format!("docs/methods/{slug}.md"), "docs/methods/page.md", page(context, tag, &slug))
        })
        .collect()
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
        parameters: parameters(context, id, operation),
        return_type: success(operation).map(|schema| type_name(context, schema, MODELS)),
        paged,
        responses: operation.responses.iter().map(|response| response_row(context, response)).collect(),
        error_type: typed_errors(context, operation).map(|_| format!("operations::{module}::{}", names.error)),
        content_type: operation.body.as_ref().and_then(|body| Some(body.content.first()?.name.clone())),
        accept: accept(operation),
        authorization: operation.security.iter().map(|alternative| authorization(context, alternative)).collect(),
        example: program(context, id, operation),
        paging_example: paged.then(|| paging_program(context, id, operation)),
    }
}

/// The parameters in the order of the Rust arguments, then the setters, then the body.
fn parameters(context: Context<'_>, id: OperationId, operation: &Operation) -> Vec<ParameterRow> {
    let names = context.names.of_operation(id);
    let optional = operation.parameters.iter().zip(names.parameters.iter().map(String::as_str));
    let optional = optional.filter(|(parameter, _)| !parameter.required);
    let all = required_parameters(operation, names).into_iter().chain(optional);
    let mut rows: Vec<ParameterRow> = all.map(|(parameter, name)| parameter_row(context, parameter, name)).collect();
    if let Some(body) = &operation.body {
        let schema = body.content.first().and_then(|media_type| media_type.schema);
        let any = || TypeName { code: "serde_json::Value".to_owned(), page: None };
        rows.push(ParameterRow {
            kind: "Body".to_owned(),
            name: names.body.clone(),
            data_type: schema.map_or_else(any, |schema| type_name(context, schema, MODELS)),
            required: body.required,
            default: None,
            description: cell(&body.docs.description),
            bounds: None,
        });
    }
    rows
}

fn parameter_row(context: Context<'_>, parameter: &Parameter, name: &str) -> ParameterRow {
    let kind = match parameter.location_in {
        ParameterIn::Path => "Path",
        ParameterIn::Query => "Query",
        ParameterIn::Header => "Header",
        ParameterIn::Cookie => "Cookie",
    };
    let schema = parameter.value.schema();
    let default = schema.and_then(|schema| context.api.schema(schema.id).default.as_ref());
    let text = || TypeName { code: "String".to_owned(), page: None };
    ParameterRow {
        kind: kind.to_owned(),
        name: name.to_owned(),
        data_type: schema.map_or_else(text, |schema| type_name(context, schema, MODELS)),
        required: parameter.required,
        default: default.map(|value| markdown::table_cell(&plain_text(value))),
        description: cell(&parameter.docs.description),
        bounds: schema.and_then(|schema| bounds(context, schema.id)),
    }
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

fn accept(operation: &Operation) -> Vec<String> {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let names: BTreeSet<String> = content.map(|media_type| media_type.name.clone()).collect();
    names.into_iter().collect()
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
