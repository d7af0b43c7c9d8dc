//! Whole programs that make a call.

use super::Context;
use crate::ir::Operation;
use crate::markdown;
use crate::surface::{DescribedOperation, Output};

/// A program that makes a call, and then the same call with every optional parameter.
pub(super) fn program(context: Context<'_>, described: DescribedOperation<'_>) -> String {
    let DescribedOperation { operation, own } = described;
    let library = &context.surface.library;
    let mut lines = vec![
        format!("use {library}::Client;"),
        String::new(),
        "#[tokio::main]".to_owned(),
        "async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("    let client = {};", client(context)),
    ];
    lines.extend(variables(context, described));
    lines.push(String::new());
    lines.push(format!("    // {}", title(operation)));
    lines.push(format!("    let response = {}.send().await?;", context.sample_request(described.own.id)));
    lines.push(show(own.output()).to_owned());
    if let Some(call) = context.sample_with_options(own.id) {
        lines.push(String::new());
        lines.push("    // The same, with all optional parameters".to_owned());
        lines.push(format!("    let response = {};", fallible(&call).replace('\n', "\n    ")));
        lines.push(show(own.output()).to_owned());
    }
    lines.extend(["    Ok(())".to_owned(), "}".to_owned()]);
    lines.join("\n")
}

/// A program that follows the pages of an operation.
pub(super) fn paging_program(context: Context<'_>, described: DescribedOperation<'_>) -> String {
    let library = &context.surface.library;
    let variables = variables(context, described).join("\n");
    let request = context.sample_request(described.own.id);
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

/// How a sample gets its client: from the environment, or with every credential that some operation asks for.
fn client(context: Context<'_>) -> String {
    if context.config.config.environment.is_some() {
        return "Client::from_env()?".to_owned();
    }
    let schemes = context.surface.security.schemes.iter().map(|scheme| match scheme.key {
        Some(_) => format!(".{}(\"key\")", scheme.method),
        None => format!(".{}(\"user\", \"password\")", scheme.method),
    });
    let schemes: String = schemes.collect();
    let token = if schemes.is_empty() { ".bearer_token(\"token\")" } else { "" };
    format!("Client::builder().base_url(\"https://example.com\"){token}{schemes}.build()?")
}

/// The arguments as variables, a line each, with what the document says of them.
fn variables(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<String> {
    let library = &context.surface.library;
    let lines = context.sample_arguments(described.own.id).into_iter().map(|argument| {
        let docs = &argument.input.docs;
        let text = markdown::summary(docs.description.as_deref().or(docs.summary.as_deref()).unwrap_or_default());
        let line =
            format!("    let {} = {}; // {}", argument.name, fallible(&argument.value(library)), one_line(&text));
        line.trim_end_matches(['/', ' ']).to_owned()
    });
    lines.collect()
}

/// What a program does with a response: shows it, or reads what is streamed.
fn show(output: &Output) -> &'static str {
    match output {
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

/// A program's errors go up, unlike those of a doctest's sample: all but those of dates, whose type is no error without `std`.
fn fallible(call: &str) -> String {
    ["{}", "[]"].iter().fold(call.to_owned(), |call, json| {
        let read = format!("({json:?})");
        call.replace(&format!("{read}.unwrap()"), &format!("{read}?"))
    })
}
