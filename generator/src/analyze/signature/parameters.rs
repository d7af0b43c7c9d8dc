use super::shape::{is_plain, is_plain_list};
use crate::analyze::types::Types;
use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::ir::{
    Constant, EnumValue, Input, InputForm, InputPlace, MediaTypeKind, OperationObject, Parameter, ParameterIn,
    ParameterValue, SchemaKind, Signature, Style, plain_text,
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
        let form = spellable(types, parameter, form(types, parameter), diagnostics);
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
            media_type: None,
            schema: parameter.value.schema().filter(|_| !is_text(&parameter.value)),
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

/// Values of one piece are plain, and so are lists of them in a query; everything else is written in its style.
fn form(types: &Types<'_>, parameter: &Parameter) -> InputForm {
    let (schema, style, explode, reserved) = match &parameter.value {
        ParameterValue::Schema { schema, style, explode, allow_reserved } => {
            (*schema, *style, *explode, *allow_reserved)
        }
        value if is_text(value) => return InputForm::Plain,
        ParameterValue::Content(_) => return InputForm::Json,
    };
    let styled = InputForm::Styled { style, explode, reserved };
    let in_query = parameter.parameter_in == ParameterIn::Query;
    if reserved || matches!(style, Style::Label | Style::Matrix) {
        return styled;
    }
    if is_plain(types, schema.id) {
        return InputForm::Plain;
    }
    let plain_list = is_plain_list(types, schema.id);
    match style {
        Style::Form if plain_list && in_query && !explode => InputForm::Joined,
        // With a name and value an item there is nothing left to delimit.
        Style::Form | Style::SpaceDelimited | Style::PipeDelimited if plain_list && in_query && explode => {
            InputForm::Each
        }
        _ => styled,
    }
}

/// The form, or where OpenAPI has no way to write such a value in its style, that of the style `form` (OpenAPI 3.0.4, section
/// 4.7.12.4).
fn spellable(types: &Types<'_>, parameter: &Parameter, form: InputForm, diagnostics: &mut Diagnostics) -> InputForm {
    let (InputForm::Styled { style, explode, reserved }, Some(schema)) = (form, parameter.value.schema()) else {
        return form;
    };
    let what = match (style, &types.schema(schema.id).kind) {
        (Style::DeepObject, SchemaKind::Array(_) | SchemaKind::Tuple(_)) => "an array",
        (Style::SpaceDelimited | Style::PipeDelimited, SchemaKind::Object(_) | SchemaKind::Map(_)) if explode => {
            "an object with `explode`"
        }
        _ => return form,
    };
    let message = format!("the style of the parameter `{}` has no way to write {what}", parameter.name);
    diagnostics.push(
        Diagnostic::of(Kind::ParameterStyle, message).at(parameter.location.clone()).label("read as the style `form`"),
    );
    let plain_list = is_plain_list(types, schema.id);
    match (plain_list && !reserved, explode) {
        (true, true) => InputForm::Each,
        (true, false) => InputForm::Joined,
        (false, _) => InputForm::Styled { style: Style::Form, explode, reserved },
    }
}

/// Whether a caller writes the value as text, because it is of a media type other than JSON.
fn is_text(value: &ParameterValue) -> bool {
    matches!(value, ParameterValue::Content(content) if content.kind != MediaTypeKind::Json)
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
        | (SchemaKind::Integer(_) | SchemaKind::Number, Some(Value::Number(_)))
        | (SchemaKind::String(_), Some(Value::String(_)))
        | (SchemaKind::Enumeration(_), Some(Value::Number(_) | Value::String(_))) => default.map(plain_text),
        _ => None,
    }
}

fn has_one_value(types: &Types<'_>, parameter: &Parameter) -> bool {
    let schema = parameter.value.schema().map(|schema| &types.schema(schema.id).kind);
    matches!(schema, Some(SchemaKind::Enumeration(values)) if values.values.len() == 1)
}
