//! What the model holds and the emitter cannot write yet. Each is an error at its place, so that nothing is generated that
//! would be silently wrong.

use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::ir::{
    Api, MediaType, MediaTypeKind, Operation, Parameter, ParameterIn, ParameterValue, RequestBody, Schema, SchemaId,
    SchemaKind, SecuritySchemeKind, StringFormat, Style,
};
use std::collections::BTreeSet;

pub(super) fn check(api: &Api, diagnostics: &mut Diagnostics) {
    let reached = api.schemas.iter().filter(|schema| schema.direction.request || schema.direction.response);
    reached.for_each(|schema| {
        check_schema(schema, diagnostics);
        check_nesting(api, schema, diagnostics);
    });
    for operation in &api.operations {
        operation.parameters.iter().for_each(|parameter| check_parameter(api, parameter, diagnostics));
        operation.body.iter().for_each(|body| check_body(body, diagnostics));
        check_responses(operation, diagnostics);
        check_security(api, operation, diagnostics);
        check_servers(api, operation, diagnostics);
    }
}

fn unsupported(location: &Location, what: impl AsRef<str>, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!("{} is not supported yet", what.as_ref());
    diagnostics.push(Diagnostic::error(message).at(location.clone()).help(help));
}

fn check_schema(schema: &Schema, diagnostics: &mut Diagnostics) {
    let what = match &schema.kind {
        SchemaKind::String(StringFormat::Binary) => "a string of format `binary`",
        _ => return,
    };
    unsupported(&schema.location, what, "leave the operations that use it out, by `--tag`", diagnostics);
}

fn check_parameter(api: &Api, parameter: &Parameter, diagnostics: &mut Diagnostics) {
    let name = &parameter.name;
    let what = match (&parameter.value, parameter.location_in) {
        (_, ParameterIn::Cookie) => format!("the cookie parameter `{name}`"),
        (ParameterValue::Content(_), _) => format!("the parameter `{name}`, which has `content`,"),
        (ParameterValue::Schema { schema, style, allow_reserved, .. }, place) => {
            let usual = matches!((place, style), (ParameterIn::Query, Style::Form) | (_, Style::Simple));
            let array = matches!(api.schema(schema.id).kind, SchemaKind::Array(_)) && place == ParameterIn::Query;
            if !usual {
                format!("the style of the parameter `{name}`")
            } else if *allow_reserved {
                format!("the parameter `{name}`, which has `allowReserved`,")
            } else if !(is_plain(api, schema.id) || array && is_plain(api, items(api, schema.id))) {
                format!("the parameter `{name}`, which is no plain value or list of plain values,")
            } else {
                return;
            }
        }
    };
    unsupported(&parameter.location, what, "leave the operations that use it out, by `--tag`", diagnostics);
}

fn items(api: &Api, id: SchemaId) -> SchemaId {
    match &api.schema(id).kind {
        SchemaKind::Array(array) => array.items.id,
        _ => id,
    }
}

/// Whether a value is one piece of text in a URL or header.
fn is_plain(api: &Api, id: SchemaId) -> bool {
    matches!(
        api.schema(id).kind,
        SchemaKind::Boolean
            | SchemaKind::Integer(_)
            | SchemaKind::Number
            | SchemaKind::Enumeration(_)
            | SchemaKind::String(
                StringFormat::Text | StringFormat::Date | StringFormat::DateTime | StringFormat::Other(_)
            )
    )
}

fn check_body(body: &RequestBody, diagnostics: &mut Diagnostics) {
    let other = |media_type: &&MediaType| media_type.kind != MediaTypeKind::Json;
    if let Some(media_type) = body.content.iter().find(other) {
        let what = format!("a body of the media type `{}`", media_type.name);
        unsupported(&media_type.location, what, "leave the operation out, by `--tag`", diagnostics);
    } else if body.content.len() > 1 {
        unsupported(&body.location, "a body of several media types", "leave all but one out", diagnostics);
    }
}

fn check_responses(operation: &Operation, diagnostics: &mut Diagnostics) {
    for response in operation.successes() {
        if let (None, Some(other)) = (response.json(), response.content.first()) {
            let what = format!("a response of the media type `{}`", other.name);
            unsupported(&other.location, what, "leave the operation out, by `--tag`", diagnostics);
        }
    }
    let schemas: BTreeSet<_> =
        operation.successes().map(|response| response.json().and_then(|json| json.schema)).collect();
    if schemas.len() > 1 {
        let what = format!("the operation `{}`, which has several successes with different bodies,", operation.label());
        unsupported(&operation.location, what, "leave the operation out, by `--tag`", diagnostics);
    }
}

fn check_servers(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) {
    if !operation.servers.is_empty() && operation.servers != api.servers {
        let what = format!("the operation `{}`, which has a server of its own,", operation.label());
        unsupported(&operation.location, what, "leave the operation out, by `--tag`", diagnostics);
    }
}

/// How many lists and maps may stand one in another. The compiler has a bound as well, and says less about it.
const NESTING: usize = 24;

/// A list of lists of … of itself has no Rust type: no struct or enum stands in between.
fn check_nesting(api: &Api, schema: &Schema, diagnostics: &mut Diagnostics) {
    let mut kind = &schema.kind;
    for _ in 0..NESTING {
        kind = match kind {
            SchemaKind::Array(array) => &api.schema(array.items.id).kind,
            SchemaKind::Map(values) => &api.schema(values.id).kind,
            _ => return,
        };
    }
    let message = format!("this is a list or map of itself, or of more than {NESTING} others, one in another");
    let help = "put an object with a named property in between";
    diagnostics.push(Diagnostic::error(message).at(schema.location.clone()).help(help));
}

fn check_security(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) {
    let is_bearer = |name: &String| match api.security_schemes.get(name).map(|scheme| &scheme.kind) {
        Some(SecuritySchemeKind::OAuth2(_) | SecuritySchemeKind::Bearer | SecuritySchemeKind::OpenIdConnect(_)) => true,
        Some(_) | None => false,
    };
    let possible = operation.security.iter().any(|alternative| alternative.schemes.keys().all(is_bearer));
    if !(possible || operation.security.is_empty()) {
        let what = format!("the security of the operation `{}`, which no bearer token meets,", operation.label());
        unsupported(&operation.location, what, "leave the operation out, by `--tag`", diagnostics);
    }
}
