//! Whole programs that make a call.

use super::Context;
use crate::emit::example::{call, optional_call};
use crate::emit::request::required_parameters;
use crate::ir::{Operation, OperationId};
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
    lines.extend(comments(context, id, operation));
    lines.push(format!("    // {}", title(operation)));
    lines.push(format!("    let response = {};", fallible(&call(context, id, operation))));
    lines.push("    println!(\"{:#?}\", *response);".to_owned());
    if let Some(call) = optional_call(context, id, operation) {
        lines.push(String::new());
        lines.push("    // The same, with all optional parameters".to_owned());
        lines.push(format!("    let response = {};", fallible(&call).replace('\n', "\n    ")));
        lines.push("    println!(\"{:#?}\", *response);".to_owned());
    }
    lines.extend(["    Ok(())".to_owned(), "}".to_owned()]);
    lines.join("\n")
}

/// A program that follows the pages of an operation.
pub(super) fn paging_program(context: Context<'_>, id: OperationId, operation: &Operation) -> String {
    let library = context.library_name();
    let request = fallible(&call(context, id, operation)).replace(".send().await?", ".stream()");
    format!(
        "use {library}::Client;\n\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let client = {};\n    \
         let mut items = {request};\n    \
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

/// What the arguments are, a line each; and the body, where there is one.
fn comments(context: Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let names = context.names.of_operation(id);
    let mut comments: Vec<String> = required_parameters(operation, names)
        .into_iter()
        .map(|(parameter, name)| {
            let text = markdown::summary(parameter.docs.description.as_deref().unwrap_or_default());
            format!("    // {name}: {}", one_line(&text)).trim_end_matches([':', ' ']).to_owned()
        })
        .collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let own = crate::emit::example::body_type(context, context.library_name(), body);
        comments.push(format!("    let body: {own} = {}::serde_json::from_str(\"{{}}\")?;", context.library_name()));
    }
    comments
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
    call.replace(".parse().unwrap()", ".parse()?")
}
