//! Sample calls, built of the document's example values. All of them are compiled.

mod value;

use super::Context;
use super::request::{Given, given};
use super::types::Scope;
use crate::ir::{Input, InputForm, InputPlace, Operation, OperationId, SchemaKind};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::str::FromStr;
use value::value;

/// An argument of a sample call.
pub(super) struct Argument<'a> {
    /// Its name, which is that of the variable that holds it.
    pub(super) name: &'a str,
    /// What it is for.
    pub(super) input: &'a Input,
    pub(super) sample: Sample,
}

/// What a sample gives for an input.
pub(super) enum Sample {
    /// An expression.
    Value(String),
    /// A reference to a variable of a type, with full paths.
    Reference(String),
}

impl Argument<'_> {
    /// The argument as a variable of its own name is given.
    fn variable(&self) -> String {
        match self.sample {
            Sample::Value(_) => self.name.to_owned(),
            Sample::Reference(_) => format!("&{}", self.name),
        }
    }

    /// The value of the variable, as an expression; values of models are read from JSON.
    pub(super) fn value(&self, library: &str) -> String {
        match &self.sample {
            Sample::Value(value) => value.clone(),
            Sample::Reference(own) => {
                let json = if own.starts_with("Vec<") { "[]" } else { "{}" };
                format!("{library}::serde_json::from_str::<{own}>({json:?}).unwrap()")
            }
        }
    }
}

/// What a call of an operation takes: the parameters, and the primary form of a body that is required.
pub(super) fn arguments<'a>(context: Context<'a>, id: OperationId, operation: &'a Operation) -> Vec<Argument<'a>> {
    let names = &context.names.of_operation(id).inputs;
    let signature = &operation.signature;
    let body = signature.bodies.first().filter(|body| body.required).map(|body| &body.arguments);
    let indices = signature.arguments.iter().chain(body.into_iter().flatten());
    let argument = |index: &usize| {
        let input = signature.inputs.get(*index)?;
        Some(Argument { name: names.get(*index)?, input, sample: sample(context, input) })
    };
    indices.filter_map(argument).collect()
}

fn sample(context: Context<'_>, input: &Input) -> Sample {
    let library = context.library_name();
    let file = format!("{library}::File::from_bytes(\"contents\")");
    match given(context, input) {
        Given::File => Sample::Value(file),
        Given::Files => Sample::Value(format!("[{file}]")),
        Given::Reference(own) if own.to_string() != "str" => Sample::Reference(referenced(context, input)),
        _ => Sample::Value(value(context, input)),
    }
}

/// The type of the variable that a reference is to, with full paths.
fn referenced(context: Context<'_>, input: &Input) -> String {
    let library = context.library_name();
    let own = input.schema.map(|schema| match input.place {
        InputPlace::Body => context.rust_type(schema, Scope::Elsewhere),
        _ => context.non_null_type(schema, Scope::Elsewhere),
    });
    own.map_or_else(|| format!("{library}::serde_json::Value"), |own| spelled(&own.to_string(), library))
}

/// A type with full paths, as code outside of the crate spells it.
fn spelled(tokens: &str, library: &str) -> String {
    tokens
        .replace("models ::", &format!("{library}::models::"))
        .replace("serde_json ::", &format!("{library}::serde_json::"))
        .replace("chrono ::", &format!("{library}::chrono::"))
        .replace(' ', "")
}

/// A call with every optional parameter set, a step a line; the required ones are variables of their own names. None where
/// there is no optional parameter.
pub(super) fn optional_call(context: Context<'_>, id: OperationId, operation: &Operation) -> Option<String> {
    let named = operation.signature.inputs.iter().zip(&context.names.of_operation(id).inputs);
    let setters: String = named
        .filter(|(input, _)| input.setter)
        .map(|(input, name)| format!("\n    .{name}({})", optional_value(context, input)))
        .collect();
    let request = request_of_variables(context, id, operation).replacen("().", "()\n    .", 1);
    let request = request.replacen("client.", "client\n    .", 1);
    (!setters.is_empty()).then(|| format!("{request}{setters}\n    .send()\n    .await?"))
}

/// What a sample sets an input to. Values of models are read from JSON.
fn optional_value(context: Context<'_>, input: &Input) -> String {
    let library = context.library_name();
    let is_list = input.schema.is_some_and(|schema| matches!(context.api.schema(schema.id).kind, SchemaKind::Array(_)));
    match (sample(context, input), input.form) {
        (Sample::Value(value), InputForm::NamedFields | InputForm::NamedFiles) => format!("\"name\", {value}"),
        (Sample::Value(value), _) => value,
        (Sample::Reference(_), _) if is_list => "&[]".to_owned(),
        (Sample::Reference(_), _) => format!("&{library}::serde_json::from_str(\"{{}}\").unwrap()"),
    }
}

/// The expression that makes a request, up to the call that sends it; the arguments are variables of their own names.
pub(super) fn request_of_variables(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let arguments = arguments(context, id, operation);
    request_of(context, id, operation, arguments.iter().map(Argument::variable))
}

fn request_of(
    context: Context<'_>,
    id: OperationId,
    operation: &Operation,
    arguments: impl Iterator<Item = String>,
) -> String {
    let module = &context.names.of_tag(&operation.tag).module;
    let arguments: Vec<String> = arguments.collect();
    format!("client.{module}().{}({})", context.names.of_operation(id).method, arguments.join(", "))
}

/// The documentation of an operation's method ends in this: where it is, and a call that is compiled, but not run.
pub(super) fn sample_docs(context: Context<'_>, id: OperationId, operation: &Operation, route: &str) -> TokenStream {
    let arguments = arguments(context, id, operation);
    let variables = arguments.iter().filter_map(|argument| match &argument.sample {
        Sample::Reference(own) => Some(format!(", {}: {own}", argument.name)),
        Sample::Value(_) => None,
    });
    let variables: String = variables.collect();
    let values = arguments.iter().map(|argument| match &argument.sample {
        Sample::Value(value) => value.clone(),
        Sample::Reference(_) => argument.variable(),
    });
    let call = request_of(context, id, operation, values);
    let call = raw(call.strip_prefix("client.").unwrap_or(&call));
    let variables = (!variables.is_empty()).then(|| quote!(, #variables));
    quote!(#[doc = request::sample!(#route, #call #variables)])
}

/// A string literal without escapes, where there is a way to write it so.
fn raw(text: &str) -> Literal {
    let is_plain = !text.contains('"') || text.contains(['\\', '\n', '\r']) || text.contains("\"#");
    let raw = if is_plain { None } else { Literal::from_str(&format!("r#\"{text}\"#")).ok() };
    raw.unwrap_or_else(|| Literal::string(text))
}
