use crate::config::Pagination;
use crate::ir::{Api, Operation, Paging, Parameter, ParameterIn, Schema, SchemaKind, SchemaRef};

/// Marks the operations that take both parameters of the config and answer with an array.
pub(super) fn mark(api: &mut Api, config: Option<&Pagination>) {
    let Some(config) = config else { return };
    let schemas = std::mem::take(&mut api.schemas);
    for operation in &mut api.operations {
        operation.paging = paging(operation, config, &schemas);
    }
    api.schemas = schemas;
}

fn paging(operation: &Operation, config: &Pagination, schemas: &[Schema]) -> Option<Paging> {
    let limit = query(operation, &config.limit)?;
    let offset = query(operation, &config.offset)?;
    if limit.required || offset.required || !answers_with_array(operation, schemas) {
        return None;
    }
    let schema = schemas.get(limit.value.schema()?.id.index())?;
    let maximum = match &schema.kind {
        SchemaKind::Integer(format) => format.maximum,
        _ => return None,
    };
    let default = schema.default.as_ref().and_then(serde_json::Value::as_i64);
    let size = maximum.or(default).and_then(|size| u32::try_from(size).ok()).filter(|size| *size > 0)?;
    Some(Paging { limit: limit.name.clone(), offset: offset.name.clone(), size })
}

fn query<'a>(operation: &'a Operation, name: &str) -> Option<&'a Parameter> {
    operation.parameters.iter().find(|parameter| parameter.location_in == ParameterIn::Query && parameter.name == name)
}

fn answers_with_array(operation: &Operation, schemas: &[Schema]) -> bool {
    let is_array = |schema: SchemaRef| {
        schemas.get(schema.id.index()).is_some_and(|schema| matches!(schema.kind, SchemaKind::Array(_)))
    };
    let mut successes = operation.successes();
    match (successes.next(), successes.next()) {
        (Some(only), None) => only.json().and_then(|json| json.schema).is_some_and(is_array),
        _ => false,
    }
}
