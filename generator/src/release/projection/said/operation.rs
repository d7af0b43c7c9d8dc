use super::schema::Schemas;
use super::{security, servers, words};
use crate::ir::{
    Encoding, Header, MediaType, MediaTypeKind, Operation, OperationObject, Parameter, ParameterIn, ParameterValue,
    RequestBody, Response, Style, Webhook,
};
use crate::release::projection::facts::Facts;
use serde_json::Value;

/// An operation. How it is called follows from the rest.
pub(super) fn of(schemas: &Schemas<'_>, operation: &Operation) -> Facts {
    let Operation { object, signature: _, paging: _, total_count: _, stream: _, errors: _ } = operation;
    let OperationObject {
        id,
        method: _,
        path: _,
        tag,
        docs,
        deprecated,
        parameters,
        body,
        responses,
        security,
        servers,
        location: _,
    } = object;
    let responses = responses.iter().map(|own| (own.status.to_string(), response(schemas, own)));
    Facts::new()
        .with("id", id.as_deref())
        .with("tag", tag.as_str())
        .with("words", words::of(docs))
        .with("deprecated", *deprecated)
        .with("parameters", parameters.iter().map(|own| parameter(schemas, own)).collect::<Vec<Value>>())
        .with("body", body.as_ref().map(|own| self::body(schemas, own)))
        .with("responses", responses.collect::<Facts>())
        .with("security", security.iter().map(security::requirement).collect::<Vec<Value>>())
        .with("servers", self::servers(servers))
}

fn parameter(schemas: &Schemas<'_>, parameter: &Parameter) -> Value {
    let Parameter { name, parameter_in, value, required, deprecated, docs, example, location: _ } = parameter;
    let place = match parameter_in {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    };
    let facts = Facts::new().with("name", name.as_str()).with("in", place);
    let facts = match value {
        ParameterValue::Schema { schema, style, explode, allow_reserved } => facts
            .with("schema", schemas.at(*schema))
            .with("style", self::style(*style))
            .with("explode", *explode)
            .with("reserved", *allow_reserved),
        ParameterValue::Content(own) => facts.with("content", content(schemas, std::slice::from_ref(own))),
        ParameterValue::WholeQuery(own) => facts.with("whole query", content(schemas, std::slice::from_ref(own))),
    };
    facts
        .with("required", *required)
        .with("deprecated", *deprecated)
        .with("words", words::of(docs))
        .with_json("example", example.as_ref())
        .into()
}

fn body(schemas: &Schemas<'_>, body: &RequestBody) -> Value {
    let RequestBody { required, docs, content, location: _ } = body;
    // Each media type is an argument or a method, in this order.
    let several = Some(content).filter(|content| content.len() > 1);
    let order = several.map(|content| content.iter().map(|own| own.name.as_str()).collect::<Vec<_>>());
    let facts = Facts::new().with("required", *required).with("words", words::of(docs)).with("order", order);
    facts.with("content", self::content(schemas, content)).into()
}

fn response(schemas: &Schemas<'_>, response: &Response) -> Facts {
    let Response { status: _, docs, headers, content, location: _ } = response;
    let headers = headers.iter().map(|own| (own.name.as_str(), header(schemas, own)));
    let facts = Facts::new().with("words", words::of(docs)).with("headers", headers.collect::<Facts>());
    facts.with("content", self::content(schemas, content))
}

fn header(schemas: &Schemas<'_>, header: &Header) -> Facts {
    let Header { name: _, schema, required, docs, example } = header;
    Facts::new()
        .with("schema", schema.map(|own| schemas.at(own)))
        .with("required", *required)
        .with("words", words::of(docs))
        .with_json("example", example.as_ref())
}

/// A request that the service sends, by its name and method.
pub(super) fn webhook(schemas: &Schemas<'_>, webhook: &Webhook) -> (String, Facts) {
    let Webhook { name, method, docs, content, location: _ } = webhook;
    let facts = Facts::new().with("words", words::of(docs)).with("content", self::content(schemas, content));
    (format!("{} {name}", method.as_str()), facts)
}

/// Media types by their names.
fn content(schemas: &Schemas<'_>, content: &[MediaType]) -> Facts {
    content.iter().map(|own| (own.name.as_str(), media_type(schemas, own))).collect()
}

fn media_type(schemas: &Schemas<'_>, media_type: &MediaType) -> Facts {
    let MediaType { name: _, kind, schema, item, encoding, example, location: _ } = media_type;
    let kind = match kind {
        MediaTypeKind::Json => "json",
        MediaTypeKind::Form => "form",
        MediaTypeKind::Multipart => "multipart",
        MediaTypeKind::Text => "text",
        // What locks of earlier versions have.
        MediaTypeKind::Items(_) if media_type.name_is_json() => "json",
        MediaTypeKind::Items(_) | MediaTypeKind::Binary => "binary",
    };
    let encoding = encoding.iter().map(|(name, own)| (name.as_str(), self::encoding(own)));
    Facts::new()
        .with("kind", kind)
        .with("schema", schema.map(|own| schemas.at(own)))
        .with("item", item.map(|own| schemas.at(own)))
        .with("encoding", encoding.collect::<Facts>())
        .with_json("example", example.as_ref())
}

fn encoding(encoding: &Encoding) -> Facts {
    let Encoding { content_type, style, explode } = encoding;
    let facts = Facts::new().with("type", content_type.as_deref()).with("style", style.map(self::style));
    facts.with("explode", *explode)
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "space delimited",
        Style::PipeDelimited => "pipe delimited",
        Style::DeepObject => "deep object",
    }
}
