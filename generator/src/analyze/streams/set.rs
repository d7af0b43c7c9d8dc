//! What a request has to be answered by a stream.

use crate::ir::{
    AdditionalProperties, Document, InputPlace, MediaTypeKind, OperationObject, Parameter, ParameterIn, ParameterValue,
    SchemaId, SchemaKind, StreamSetting,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The places of all values, or why one has none.
pub(super) fn all(
    document: &Document,
    operation: &OperationObject,
    values: &BTreeMap<String, Value>,
) -> Result<Vec<StreamSetting>, String> {
    values.iter().map(|(name, value)| setting(document, operation, name, value)).collect()
}

fn setting(
    document: &Document,
    operation: &OperationObject,
    name: &str,
    value: &Value,
) -> Result<StreamSetting, String> {
    let in_query = in_query(operation, name);
    let in_body = in_body(document, operation, name);
    let (place, schema) = match (in_query, in_body) {
        (Some(_), Some(_)) => return Err(format!("its body and its query both have `{name}`")),
        (Some(schema), None) => (InputPlace::Query, schema),
        (None, Some(schema)) => (InputPlace::Body, schema),
        (None, None) => return Err(format!("neither its body nor its query has `{name}`")),
    };
    match schema.is_none_or(|schema| fits(document, schema, value)) {
        true => Ok(StreamSetting { name: name.to_owned(), place, value: value.clone() }),
        false => Err(format!("its `{name}` is of another type than {value}")),
    }
}

/// The schema of a parameter of the query, where there is one.
fn in_query(operation: &OperationObject, name: &str) -> Option<Option<SchemaId>> {
    let is_meant = |own: &&Parameter| own.parameter_in == ParameterIn::Query && own.name == name;
    let schema = match &operation.parameters.iter().find(is_meant)?.value {
        ParameterValue::Schema { schema, .. } => Some(schema.id),
        ParameterValue::Content(_) | ParameterValue::WholeQuery(_) => None,
    };
    Some(schema)
}

/// The schema of a property of the body, in the first of its forms that has it.
fn in_body(document: &Document, operation: &OperationObject, name: &str) -> Option<Option<SchemaId>> {
    let content = operation.body.iter().flat_map(|body| &body.content);
    let forms =
        content.filter(|own| matches!(own.kind, MediaTypeKind::Json | MediaTypeKind::Form | MediaTypeKind::Multipart));
    forms.filter_map(|own| own.schema).find_map(|schema| property(document, schema.id, name))
}

/// The schema of a property, as far as it is known; none where there is no such property.
fn property(document: &Document, schema: SchemaId, name: &str) -> Option<Option<SchemaId>> {
    match &document.schema(schema).kind {
        SchemaKind::Object(object) => match object.properties.iter().find(|property| property.name == name) {
            Some(property) => Some(Some(property.schema.id)),
            None => matches!(object.additional, AdditionalProperties::Kept(_)).then_some(None),
        },
        // It depends on the variant what it is.
        SchemaKind::Union(union) => {
            let has = union.variants.iter().any(|variant| match &document.schema(variant.schema.id).kind {
                SchemaKind::Object(object) => object.properties.iter().any(|property| property.name == name),
                _ => false,
            });
            has.then_some(None)
        }
        SchemaKind::Any | SchemaKind::Map(_) => Some(None),
        _ => None,
    }
}

/// Whether a value is of the type that a schema has.
fn fits(document: &Document, schema: SchemaId, value: &Value) -> bool {
    match &document.schema(schema).kind {
        SchemaKind::Boolean => value.is_boolean(),
        SchemaKind::Integer(_) => value.is_i64() || value.is_u64(),
        SchemaKind::Number(_) => value.is_number(),
        SchemaKind::String(_) => value.is_string(),
        SchemaKind::Enumeration(values) => values.values.iter().any(|own| own.to_json() == *value),
        SchemaKind::Object(_) | SchemaKind::Map(_) | SchemaKind::Array(_) | SchemaKind::Tuple(_) => false,
        SchemaKind::Any | SchemaKind::Union(_) => true,
    }
}
