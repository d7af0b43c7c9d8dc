use sailmaker::ir::{Api, EnumValue, Operation, Parameter, ParameterIn, SchemaKind, StatusPattern};
use serde_json::Value;

/// An operation of the document, with what to send it.
#[derive(Debug, PartialEq)]
pub(super) struct SampledOperation {
    /// The `operationId`.
    pub(super) id: String,
    pub(super) parameters: Vec<SampledParameter>,
    /// The documented statuses that are no success.
    pub(super) errors: Vec<u16>,
}

/// A parameter with values that the document allows.
#[derive(Debug, PartialEq)]
pub(super) struct SampledParameter {
    /// The name on the wire.
    pub(super) name: String,
    pub(super) required: bool,
    /// Whether it is sent in the query.
    pub(super) in_query: bool,
    /// The values as text, each once, at least one.
    pub(super) values: Vec<String>,
}

/// All operations of the document. The values of a parameter are its example, its default, its bounds, all that its type
/// lists, and those that `further` has for its name.
pub(super) fn operations(api: &Api, further: &[(&str, &str)]) -> Result<Vec<SampledOperation>, String> {
    api.operations.iter().map(|operation| sampled(api, operation, further)).collect()
}

fn sampled(api: &Api, operation: &Operation, further: &[(&str, &str)]) -> Result<SampledOperation, String> {
    let parameters = operation.parameters.iter().map(|parameter| {
        let values = values(api, parameter, further);
        if values.is_empty() {
            return Err(format!("{}: there is no example of the parameter {}", operation.label(), parameter.name));
        }
        Ok(SampledParameter {
            name: parameter.name.clone(),
            required: parameter.required,
            in_query: parameter.parameter_in == ParameterIn::Query,
            values,
        })
    });
    let statuses = operation.responses.iter().map(|response| response.status);
    let errors = statuses.filter(|status| !status.is_success()).filter_map(|status| match status {
        StatusPattern::Code(code) => Some(code),
        StatusPattern::Range(_) | StatusPattern::Default => None,
    });
    Ok(SampledOperation {
        id: operation.label(),
        parameters: parameters.collect::<Result<_, _>>()?,
        errors: errors.collect(),
    })
}

fn values(api: &Api, parameter: &Parameter, further: &[(&str, &str)]) -> Vec<String> {
    let mut values: Vec<String> = parameter.example.iter().map(text).collect();
    if let Some(schema) = parameter.value.schema().map(|schema| api.schema(schema.id)) {
        values.extend(schema.example.iter().chain(&schema.default).map(text));
        values.extend(listed(&schema.kind));
    }
    values.extend(further.iter().filter(|(name, _)| *name == parameter.name).map(|(_, value)| (*value).to_owned()));
    values.sort();
    values.dedup();
    values
}

fn listed(kind: &SchemaKind) -> Vec<String> {
    match kind {
        SchemaKind::Boolean => vec![false.to_string(), true.to_string()],
        SchemaKind::Integer(format) => format.minimum.iter().chain(&format.maximum).map(i64::to_string).collect(),
        SchemaKind::Enumeration(enumeration) => enumeration.values.iter().map(value_text).collect(),
        _ => Vec::new(),
    }
}

fn value_text(value: &EnumValue) -> String {
    match value {
        EnumValue::String(text) => text.clone(),
        EnumValue::Integer(number) => number.to_string(),
    }
}

/// A value as a path or a query has it.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
