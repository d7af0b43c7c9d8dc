use crate::ir::{
    Api, ErrorSet, ErrorSetId, ErrorVariant, Operation, Response, Schema, SchemaKind, SchemaRef, StatusPattern,
    StringFormat,
};

/// The statuses, each with the Rust type of its body.
type Key = Vec<(StatusPattern, Option<String>)>;

/// Gives every operation its table of status and error type; operations with the same table share one.
pub(super) fn collect(api: &mut Api) {
    let mut keys: Vec<Key> = Vec::new();
    let mut sets: Vec<ErrorSet> = Vec::new();
    let schemas = &api.schemas;
    for operation in &mut api.operations {
        let variants = variants(operation, schemas);
        let key: Key = variants
            .iter()
            .map(|variant| (variant.status, variant.schema.map(|schema| type_of(schemas, schema, 0))))
            .collect();
        let index = keys.iter().position(|other| *other == key).unwrap_or_else(|| {
            keys.push(key);
            sets.push(ErrorSet { variants });
            sets.len() - 1
        });
        operation.errors = Some(ErrorSetId(index));
    }
    api.error_sets = sets;
}

fn variants(operation: &Operation, schemas: &[Schema]) -> Vec<ErrorVariant> {
    let kept = |schema: SchemaRef| {
        let same_as = schemas.get(schema.id.index()).and_then(|schema| schema.same_as);
        SchemaRef { id: same_as.unwrap_or(schema.id), ..schema }
    };
    let errors = operation.responses.iter().filter(|response| !response.status.is_success());
    errors
        .map(|response| ErrorVariant {
            status: response.status,
            schema: json(response).map(kept),
            description: response.docs.description.clone(),
        })
        .collect()
}

fn json(response: &Response) -> Option<SchemaRef> {
    response.json().and_then(|media_type| media_type.schema)
}

/// How many lists and maps one in another are told apart.
const DEPTH: usize = 32;

/// A text that is the same for schemas of the same Rust type.
fn type_of(schemas: &[Schema], schema: SchemaRef, depth: usize) -> String {
    let Some(of) = schemas.get(schema.id.index()).filter(|_| depth < DEPTH) else { return String::new() };
    let inner = |schema| type_of(schemas, schema, depth + 1);
    let own = match &of.kind {
        SchemaKind::Array(array) => format!("[{}]", inner(array.items)),
        SchemaKind::Map(values) => format!("{{{}}}", inner(*values)),
        SchemaKind::Integer(format) => format!("{} {}", format.bits, format.unsigned),
        SchemaKind::String(StringFormat::Date) => "date".to_owned(),
        SchemaKind::String(StringFormat::DateTime) => "date-time".to_owned(),
        SchemaKind::String(_) => "string".to_owned(),
        SchemaKind::Any | SchemaKind::Boolean | SchemaKind::Number => format!("{:?}", of.kind),
        SchemaKind::Object(_) | SchemaKind::Enumeration(_) | SchemaKind::Union(_) => {
            of.same_as.unwrap_or(schema.id).index().to_string()
        }
    };
    let nullable = if of.nullable || schema.nullable { "?" } else { "" };
    format!("{own}{nullable}")
}
