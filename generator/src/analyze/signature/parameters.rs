use super::styles::{self, Styled, Written};
use crate::analyze::types::Types;
use crate::diagnostic::Diagnostics;
use crate::ir::{
    Constant, EnumValue, Input, InputForm, InputPlace, MediaType, MediaTypeKind, OperationObject, Parameter,
    ParameterIn, ParameterValue, SchemaKind, Signature, plain_text,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Adds the parameters, in the document's order.
pub(super) fn add(
    types: &Types<'_>,
    operation: &OperationObject,
    signature: &mut Signature,
    diagnostics: &mut Diagnostics,
) {
    let template: Vec<&str> = operation.path.parameters().collect();
    let positions = template.iter().enumerate().rev().map(|(position, name)| (*name, position));
    let positions: BTreeMap<&str, usize> = positions.collect();
    let mut required = Vec::new();
    for parameter in &operation.parameters {
        let written = form(types, parameter, diagnostics);
        let form = written.unwrap_or(match whole_query(&parameter.value) {
            Some(_) => InputForm::WholeQuery,
            None => InputForm::Plain,
        });
        let place = InputPlace::from(parameter.parameter_in);
        let constant = constant(types, parameter, form);
        if let Some(value) = &constant {
            signature.constants.push(Constant { name: parameter.name.clone(), place, value: value.clone() });
        }
        if constant.is_some() && has_one_value(types, parameter) {
            continue;
        }
        let setter = !parameter.required || constant.is_some();
        if !setter {
            let position = positions.get(parameter.name.as_str()).filter(|_| place == InputPlace::Path);
            required.push((position.copied().unwrap_or(template.len()), signature.inputs.len()));
        }
        signature.inputs.push(Input {
            name: parameter.name.clone(),
            place,
            form,
            media_type: whole_query(&parameter.value).map(|media_type| media_type.name.clone()),
            schema: parameter.value.schema().filter(|_| written.is_some()),
            setter,
            constant,
            deprecated: parameter.deprecated,
            docs: parameter.docs.clone(),
            example: parameter.example.clone(),
        });
    }
    required.sort_unstable();
    signature.arguments = required.into_iter().map(|(_, input)| input).collect();
}

/// How a parameter is written; none where a caller writes its text.
fn form(types: &Types<'_>, parameter: &Parameter, diagnostics: &mut Diagnostics) -> Option<InputForm> {
    match &parameter.value {
        ParameterValue::Schema { schema, style, explode, allow_reserved } => {
            let value = Styled {
                schema: schema.id,
                style: *style,
                explode: *explode,
                reserved: *allow_reserved,
                in_query: parameter.parameter_in == ParameterIn::Query,
                of: Written::Parameter(parameter),
            };
            styles::form(types, value, diagnostics)
        }
        value if is_text(value) => None,
        ParameterValue::Content(_) | ParameterValue::WholeQuery(_) => Some(InputForm::Json),
    }
}

/// Whether a caller writes the value as text: because it is of a media type other than JSON, or all of the query.
fn is_text(value: &ParameterValue) -> bool {
    matches!(value, ParameterValue::Content(content) if content.kind != MediaTypeKind::Json)
        || whole_query(value).is_some()
}

fn whole_query(value: &ParameterValue) -> Option<&MediaType> {
    match value {
        ParameterValue::WholeQuery(media_type) => Some(media_type),
        _ => None,
    }
}

/// The value of a required parameter that the document gives: the only one that it lists, or its default.
fn constant(types: &Types<'_>, parameter: &Parameter, form: InputForm) -> Option<String> {
    let schema = parameter.value.schema()?;
    if !parameter.required || parameter.parameter_in == ParameterIn::Path || form != InputForm::Plain {
        return None;
    }
    let schema = types.schema(schema.id);
    let default = schema.default.as_ref();
    match (&schema.kind, default) {
        (SchemaKind::Enumeration(values), _) if values.values.len() == 1 => {
            values.values.first().map(EnumValue::to_string)
        }
        (SchemaKind::Boolean, Some(Value::Bool(_)))
        | (SchemaKind::Integer(_) | SchemaKind::Number(_), Some(Value::Number(_)))
        | (SchemaKind::String(_), Some(Value::String(_)))
        | (SchemaKind::Enumeration(_), Some(Value::Number(_) | Value::String(_))) => default.map(plain_text),
        _ => None,
    }
}

fn has_one_value(types: &Types<'_>, parameter: &Parameter) -> bool {
    let schema = parameter.value.schema().map(|schema| &types.schema(schema.id).kind);
    matches!(schema, Some(SchemaKind::Enumeration(values)) if values.values.len() == 1)
}
