use super::{MODELS, cell};
use crate::ir::{Input, InputForm, InputPlace, plain_text};
use crate::pages::type_name;
use crate::pages::views::{ParameterRow, TypeName};
use crate::surface::{Context, DescribedOperation, SetterOf, docs};
use crate::text::{Cell, Word};
use std::collections::BTreeSet;

/// The parameters in the order of the Rust arguments, then the setters, then the body or its fields.
pub(super) fn rows(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<ParameterRow> {
    let signature = &described.operation.signature;
    let in_arguments: BTreeSet<usize> = signature.arguments.iter().copied().collect();
    let is_of_body = |input: &Input| matches!(input.place, InputPlace::Body | InputPlace::Field);
    let rest = |of_body: bool| {
        let all = signature.inputs.iter().enumerate();
        all.filter(|(index, input)| is_of_body(input) == of_body && !in_arguments.contains(index)).collect::<Vec<_>>()
    };
    let arguments = signature.arguments.iter().filter_map(|index| Some((*index, signature.inputs.get(*index)?)));
    let all = arguments.chain(rest(false)).chain(rest(true));
    all.map(|(index, input)| row(context, described, input, name(described, index))).collect()
}

/// What an input is set by: one that is a whole body has the name of the body's form where it is optional.
fn name(DescribedOperation { operation, own }: DescribedOperation<'_>, index: usize) -> String {
    let signature = &operation.signature;
    let is_whole = signature.inputs.get(index).is_some_and(|input| input.place == InputPlace::Body);
    let form = signature.bodies.iter().position(|body| is_whole && !body.required && body.arguments.contains(&index));
    let setter = form.and_then(|form| own.setters.iter().find(|setter| setter.of == SetterOf::Body(form)));
    let name = setter.map(|setter| &setter.name).or_else(|| Some(&own.arguments.get(index)?.name));
    name.cloned().unwrap_or_default()
}

fn row(context: Context<'_>, described: DescribedOperation<'_>, input: &Input, name: String) -> ParameterRow {
    let kind = match input.place {
        InputPlace::Path => "Path",
        InputPlace::Query => "Query",
        InputPlace::Header => "Header",
        InputPlace::Cookie => "Cookie",
        InputPlace::Field => "Form",
        InputPlace::Body => "Body",
    };
    let required = match input.place {
        InputPlace::Body => described.operation.signature.bodies.iter().any(|body| body.required),
        _ => !input.setter,
    };
    let default = input.schema.and_then(|schema| context.api.schema(schema.id).default.as_ref()).map(plain_text);
    let default = input.constant.clone().or(default);
    ParameterRow {
        kind: Word::new(kind),
        name: Word::new(&name),
        data_type: data_type(context, input),
        required,
        default: default.map(|value| Cell::text(&value)),
        description: cell(&input.docs.description),
        bounds: input.schema.and_then(|schema| docs::bounds(context.api, schema.id)).map(|bounds| Cell::text(&bounds)),
    }
}

fn data_type(context: Context<'_>, input: &Input) -> TypeName {
    let plain = match input.form {
        InputForm::File | InputForm::NamedFiles => "File",
        InputForm::Files => "Vec<File>",
        InputForm::Json | InputForm::Value | InputForm::Form => "serde_json::Value",
        _ => "String",
    };
    let is_file = matches!(input.form, InputForm::File | InputForm::NamedFiles | InputForm::Files);
    match input.schema {
        Some(schema) if !is_file => type_name(context, &context.surface.non_null_type(schema.id), MODELS),
        _ => TypeName { code: Cell::code(plain), page: None },
    }
}
