use super::{MODELS, cell};
use crate::emit::Context;
use crate::emit::pages::type_name;
use crate::emit::request::{bounds, input_type};
use crate::ir::{Input, InputPlace, Operation, plain_text};
use crate::markdown;
use crate::names::OperationNames;
use crate::views::{ParameterRow, TypeName};

/// The parameters in the order of the Rust arguments, then the setters, then the body or its fields.
pub(super) fn rows(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<ParameterRow> {
    let signature = &operation.signature;
    let is_of_body = |input: &Input| matches!(input.place, InputPlace::Body | InputPlace::Field);
    let others = |of_body: bool| {
        let all = signature.inputs.iter().enumerate();
        all.filter(move |(index, input)| is_of_body(input) == of_body && !signature.arguments.contains(index))
    };
    let arguments = signature.arguments.iter().filter_map(|index| Some((*index, signature.inputs.get(*index)?)));
    let all = arguments.chain(others(false)).chain(others(true));
    all.map(|(index, input)| row(context, operation, input, name(operation, names, index))).collect()
}

/// What an input is set by: one that is a whole body has the name of the body's form where it is optional.
fn name(operation: &Operation, names: &OperationNames, index: usize) -> String {
    let signature = &operation.signature;
    let is_whole = signature.inputs.get(index).is_some_and(|input| input.place == InputPlace::Body);
    let form = signature.bodies.iter().position(|body| is_whole && !body.required && body.arguments.contains(&index));
    let name = form.and_then(|form| names.bodies.get(form)).or_else(|| names.inputs.get(index));
    name.cloned().unwrap_or_default()
}

fn row(context: Context<'_>, operation: &Operation, input: &Input, name: String) -> ParameterRow {
    let kind = match input.place {
        InputPlace::Path => "Path",
        InputPlace::Query => "Query",
        InputPlace::Header => "Header",
        InputPlace::Cookie => "Cookie",
        InputPlace::Field => "Form",
        InputPlace::Body => "Body",
    };
    let required = match input.place {
        InputPlace::Body => operation.signature.bodies.iter().any(|body| body.required),
        _ => !input.setter,
    };
    let default = input.schema.and_then(|schema| context.api.schema(schema.id).default.as_ref()).map(plain_text);
    let default = input.constant.clone().or(default);
    ParameterRow {
        kind: kind.to_owned(),
        name,
        data_type: data_type(context, input),
        required,
        default: default.map(|value| markdown::table_cell(&value)),
        description: cell(&input.docs.description),
        bounds: input.schema.and_then(|schema| bounds(context, schema.id)),
    }
}

fn data_type(context: Context<'_>, input: &Input) -> TypeName {
    let plain = input_type(input);
    match input.schema {
        Some(schema) if !plain.contains("File") => type_name(context, schema, MODELS),
        _ => TypeName { code: plain.to_owned(), page: None },
    }
}
