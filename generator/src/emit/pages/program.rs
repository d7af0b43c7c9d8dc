//! Whole programs that make a call.

use super::Context;
use crate::emit::example::{arguments, optional_call, request_of_variables};
use crate::ir::{Operation, OperationId, Output};
use crate::markdown;

/// A program that makes a call, and then the same call with every optional parameter.
pub(super) fn program(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let library = context.library_name();
    let mut lines = vec![
        format!("use {library}::Client;"),
        String::new(),
        "#[tokio::main]".to_owned(),
        "async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("    let client = {};", client(context)),
    ];
    lines.extend(variables(context, id, operation));
    lines.push(String::new());
    lines.push(format!("    // {}", title(operation)));
    lines.push(format!("    let response = {}.send().await?;", request_of_variables(context, id, operation)));
    lines.push(show(operation).to_owned());
    if let Some(call) = optional_call(context, id, operation) {
        lines.push(String::new());
        lines.push("    // The same, with all optional parameters".to_owned());
        lines.push(format!("    let response = {};", fallible(&call).replace('\n', "\n    ")));
        lines.push(show(operation).to_owned());
    }
    lines.extend(["    Ok(())".to_owned(), "}".to_owned()]);
    lines.join("\n")
}

/// A program that follows the pages of an operation.
pub(super) fn paging_program(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let library = context.library_name();
    let variables = variables(context, id, operation).join("\n");
    let request = request_of_variables(context, id, operation);
    format!(
        "use {library}::Client;\n\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let client = {};\n\
         {variables}\n\n    \
         let mut items = {request}.stream();\n    \
         while let Some(item) = items.next().await {{\n        \
         println!(\"{{:?}}\", item?);\n    \
         }}\n    \
         Ok(())\n}}",
        client(context)
    )
}

/// How a sample gets its client.
fn client(context: Context<'_>) -> String {
    match &context.config.config.environment {
        Some(_) => "Client::from_env()?".to_owned(),
        None => "Client::builder().base_url(\"https://example.com\").bearer_token(\"token\").build()?".to_owned(),
    }
}

/// The arguments as variables, a line each, with what the document says of them.
fn variables(context: Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let library = context.library_name();
    let lines = arguments(context, id, operation).into_iter().map(|argument| {
        let docs = &argument.input.docs;
        let text = markdown::summary(docs.description.as_deref().or(docs.summary.as_deref()).unwrap_or_default());
        let line =
            format!("    let {} = {}; // {}", argument.name, fallible(&argument.value(library)), one_line(&text));
        line.trim_end_matches(['/', ' ']).to_owned()
    });
    lines.collect()
}

/// What a program does with a response: shows it, or reads what is streamed.
fn show(operation: &Operation) -> &'static str {
    match operation.signature.output {
        Output::Stream => "    println!(\"{} bytes\", response.into_inner().bytes().await?.len());",
        _ => "    println!(\"{:#?}\", *response);",
    }
}

fn title(operation: &Operation) -> String {
    let summary = operation.docs.summary.as_deref().map(markdown::summary);
    one_line(&summary.unwrap_or_else(|| operation.label()))
}

fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// A program's errors go up; those of a doctest's sample cannot.
fn fallible(call: &str) -> String {
    call.replace(").unwrap()", ")?")
}
