//! Sample calls, built of the document's example values. All of them are compiled.

use super::Context;
use super::request::required_parameters;
use crate::ir::{EnumValue, IntegerFormat, Operation, OperationId, Parameter, SchemaKind, SchemaRef, StringFormat};
use serde_json::Value;

/// The expression that calls an operation: `client.source_usages().get_status_by_source_id("2c91").send().await?`.
pub(super) fn call(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    format!("{}.send().await?", request(context, id, operation))
}

/// A call with every optional parameter set, a step a line; the required ones are variables of their own names. None where
/// there is no optional parameter.
pub(super) fn optional_call(context: Context<'_>, id: OperationId, operation: &Operation) -> Option<String> {
    let named = operation.parameters.iter().zip(&context.names.of_operation(id).parameters);
    let setters: String = named
        .filter(|(parameter, _)| !parameter.required)
        .map(|(parameter, name)| format!("\n    .{name}({})", value(context, parameter)))
        .collect();
    let request = request_of_variables(context, id, operation).replacen("().", "()\n    .", 1);
    let request = request.replacen("client.", "client\n    .", 1);
    (!setters.is_empty()).then(|| format!("{request}{setters}\n    .send()\n    .await?"))
}

fn request(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let values = arguments(context, id, operation).into_iter().map(|(_, value)| value);
    request_of(context, id, operation, values)
}

/// The expression that makes a request, up to the call that sends it; the arguments are variables of their own names.
pub(super) fn request_of_variables(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let names = arguments(context, id, operation).into_iter().map(|(name, _)| name);
    request_of(context, id, operation, names)
}

/// The names of the required parameters, each with a value for it.
pub(super) fn arguments<'a>(context: Context<'a>, id: OperationId, operation: &'a Operation) -> Vec<(String, String)> {
    let parameters = required_parameters(operation, context.names.of_operation(id));
    parameters.into_iter().map(|(parameter, name)| (name.to_owned(), value(context, parameter))).collect()
}

fn request_of(
    context: Context<'_>,
    id: OperationId,
    operation: &Operation,
    arguments: impl Iterator<Item = String>,
) -> String {
    let module = &context.names.of_tag(&operation.tag).module;
    let body = operation.body.as_ref().filter(|body| body.required).map(|_| "&body".to_owned());
    let arguments: Vec<String> = arguments.chain(body).collect();
    format!("client.{module}().{}({})", context.names.of_operation(id).method, arguments.join(", "))
}

/// The documentation of an operation's method ends in this: a call that is compiled, but not run.
pub(super) fn doctest(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let package = context.library_name();
    let body = match operation.body.as_ref().filter(|body| body.required) {
        Some(body) => format!(", body: {}", body_type(context, package, body)),
        None => String::new(),
    };
    format!(
        "```no_run\n\
         # async fn sample(client: {package}::Client{body}) -> Result<(), {package}::Error> {{\n\
         let response = {};\n\
         # Ok(()) }}\n\
         ```",
        call(context, id, operation)
    )
}

pub(super) fn body_type(context: Context<'_>, package: &str, body: &crate::ir::RequestBody) -> String {
    match body.content.first().and_then(|media_type| media_type.schema) {
        Some(schema) => context.spelled_model_path(schema, package),
        None => format!("{package}::serde_json::Value"),
    }
}

impl Context<'_> {
    /// An open enum of a literal, with the path that code outside of the crate takes.
    fn open_enum(&self, schema: SchemaRef, literal: &str) -> String {
        let bare = SchemaRef { nullable: false, ..schema };
        let tokens = self.non_null_type(bare, super::types::Scope::Elsewhere).to_string();
        let path = tokens.replace("models ::", &format!("{}::models::", self.library_name())).replace(' ', "");
        format!("{path}::from({literal})")
    }

    /// A type with full paths, as code outside of the crate spells it.
    pub(super) fn spelled_model_path(&self, schema: SchemaRef, package: &str) -> String {
        let tokens = self.rust_type(schema, super::types::Scope::Elsewhere).to_string();
        tokens
            .replace("models ::", &format!("{package}::models::"))
            .replace("serde_json ::", &format!("{package}::serde_json::"))
            .replace("chrono ::", &format!("{package}::chrono::"))
            .replace(' ', "")
    }
}

/// A value for a parameter, as a Rust expression: the document's example if it is of the right type, else its default, else
/// one that is made up.
fn value(context: Context<'_>, parameter: &Parameter) -> String {
    let Some(schema) = parameter.value.schema() else { return "\"\"".to_owned() };
    let of_schema = context.api.schema(schema.id);
    let given = [parameter.example.as_ref(), of_schema.example.as_ref(), of_schema.default.as_ref()];
    let given = given.into_iter().flatten().find_map(|value| literal(context, schema, value));
    given.unwrap_or_else(|| made_up(context, schema))
}

fn literal(context: Context<'_>, schema: SchemaRef, value: &Value) -> Option<String> {
    match (&context.api.schema(schema.id).kind, value) {
        (SchemaKind::Boolean, Value::Bool(value)) => Some(value.to_string()),
        (SchemaKind::Integer(format), Value::Number(number)) => {
            let number = number.as_i64()?;
            fits(*format, number).then(|| number.to_string())
        }
        (SchemaKind::Number, Value::Number(number)) => Some(format!("{:?}", number.as_f64()?)),
        (SchemaKind::String(StringFormat::Date | StringFormat::DateTime), Value::String(text)) => {
            Some(format!("{}.parse().unwrap()", quoted(text)))
        }
        (SchemaKind::String(_), Value::String(text)) => Some(quoted(text)),
        (SchemaKind::String(StringFormat::Text | StringFormat::Other(_)), Value::Number(number)) => {
            Some(quoted(&number.to_string()))
        }
        (SchemaKind::Enumeration(enumeration), Value::String(text))
            if !matches!(enumeration.values.first(), Some(EnumValue::Integer(_))) =>
        {
            Some(context.open_enum(schema, &quoted(text)))
        }
        (SchemaKind::Array(array), Value::Array(values)) => {
            let items: Option<Vec<_>> = values.iter().map(|value| literal(context, array.items, value)).collect();
            items.filter(|items| !items.is_empty()).map(|items| format!("[{}]", items.join(", ")))
        }
        (SchemaKind::Array(array), one) if !one.is_array() => {
            literal(context, array.items, one).map(|item| format!("[{item}]"))
        }
        _ => None,
    }
}

fn made_up(context: Context<'_>, schema: SchemaRef) -> String {
    match &context.api.schema(schema.id).kind {
        SchemaKind::Boolean => "true".to_owned(),
        SchemaKind::Integer(format) => match format.minimum.filter(|minimum| fits(*format, *minimum)) {
            Some(minimum) => minimum.to_string(),
            None => "1".to_owned(),
        },
        SchemaKind::Number => "1.0".to_owned(),
        SchemaKind::String(StringFormat::Date) => "\"2025-01-01\".parse().unwrap()".to_owned(),
        SchemaKind::String(StringFormat::DateTime) => "\"2025-01-01T00:00:00Z\".parse().unwrap()".to_owned(),
        SchemaKind::Enumeration(enumeration) => match enumeration.values.first() {
            Some(EnumValue::String(text)) => context.open_enum(schema, &quoted(text)),
            Some(EnumValue::Integer(number)) => context.open_enum(schema, &number.to_string()),
            None => "Default::default()".to_owned(),
        },
        SchemaKind::Array(array) => format!("[{}]", made_up(context, array.items)),
        _ => "\"example\"".to_owned(),
    }
}

/// Whether a number is of the Rust type of a format.
fn fits(format: IntegerFormat, number: i64) -> bool {
    match (format.bits, format.unsigned) {
        (32, true) => u32::try_from(number).is_ok(),
        (32, false) => i32::try_from(number).is_ok(),
        (_, unsigned) => !(unsigned && number < 0),
    }
}

/// A string literal. `{:?}` escapes what Rust needs escaped.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
