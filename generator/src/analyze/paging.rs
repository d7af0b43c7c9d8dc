use crate::config::Pagination;
use crate::ir::{Document, OperationObject, Paging, Parameter, ParameterIn, SchemaKind, SchemaRef};

/// How the results of each operation come in pages: those of operations that take both parameters of the config and respond with
/// an array.
pub(super) fn of(document: &Document, config: Option<&Pagination>) -> Vec<Option<Paging>> {
    document.operations.iter().map(|operation| paging(document, operation, config?)).collect()
}

fn paging(document: &Document, operation: &OperationObject, config: &Pagination) -> Option<Paging> {
    let limit = query(operation, &config.limit)?;
    let offset = query(operation, &config.offset)?;
    if limit.required || offset.required || !responds_with_array(document, operation) {
        return None;
    }
    let schema = document.schema(limit.value.schema()?.id);
    let maximum = match &schema.kind {
        SchemaKind::Integer(format) => format.maximum,
        _ => return None,
    };
    let default = schema.default.as_ref().and_then(serde_json::Value::as_i64);
    let size = maximum.or(default).and_then(|size| u32::try_from(size).ok()).filter(|size| *size > 0)?;
    Some(Paging { limit: limit.name.clone(), offset: offset.name.clone(), size })
}

fn query<'a>(operation: &'a OperationObject, name: &str) -> Option<&'a Parameter> {
    operation.parameters.iter().find(|parameter| parameter.parameter_in == ParameterIn::Query && parameter.name == name)
}

fn responds_with_array(document: &Document, operation: &OperationObject) -> bool {
    let is_array = |schema: SchemaRef| matches!(document.schema(schema.id).kind, SchemaKind::Array(_));
    let mut successes = operation.successes();
    match (successes.next(), successes.next()) {
        (Some(only), None) => only.json().and_then(|json| json.schema).is_some_and(is_array),
        _ => false,
    }
}
