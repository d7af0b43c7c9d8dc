//! Whole programs that make a call.

use super::Context;
use crate::ir::{OAuthFlowKind, Operation, is_loopback};
use crate::markdown;
use crate::surface::{DescribedOperation, Output, SampleArgument};
use crate::text::{Rust, Word};

/// A program that makes a call.
pub(super) fn plain_program(context: Context<'_>, described: DescribedOperation<'_>) -> Rust {
    around(context, described, &context.sample_request(described.own.id), Vec::new())
}

/// A program that makes a call, and then the same call with every optional parameter.
pub(super) fn program(context: Context<'_>, described: DescribedOperation<'_>) -> Rust {
    let own = described.own;
    let Some(call) = context.sample_with_options(own.id) else { return plain_program(context, described) };
    let arguments = context.sample_arguments(own.id);
    let request = context.sample_request_of(own.id, arguments.iter().map(SampleArgument::variable_again));
    let again = vec![
        "\n    // The same, with all optional parameters".into(),
        Rust::filled("    let response = {};", &[&fallible(&call).replaced("\n", "\n    ")]),
        show(own.output()).into(),
    ];
    around(context, described, &request, again)
}

/// A program around a call, with what comes behind it.
fn around(context: Context<'_>, described: DescribedOperation<'_>, request: &Rust, behind: Vec<Rust>) -> Rust {
    let mut lines = vec![
        Rust::filled("use {}::Client;\n", &[&Word::new(&context.surface.library)]),
        "#[tokio::main]".into(),
        "async fn main() -> Result<(), Box<dyn std::error::Error>> {".into(),
        Rust::filled("    let client = {};", &[&client(context)]),
    ];
    lines.extend(variables(context, described));
    lines.push(Rust::filled("\n    // {}", &[&title(described.operation)]));
    lines.push(Rust::filled("    let response = {}.send().await?;", &[request]));
    lines.push(show(described.own.output()).into());
    lines.extend(behind);
    lines.extend(["    Ok(())".into(), "}".into()]);
    Rust::joined(&lines, "\n")
}

/// A program that follows the pages of an operation.
pub(super) fn paging_program(context: Context<'_>, described: DescribedOperation<'_>) -> Rust {
    let variables = Rust::joined(&variables(context, described), "\n");
    let request = context.sample_request(described.own.id);
    Rust::filled(
        "use {}::Client;\n\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {\n    \
         let client = {};\n\
         {}\n\n    \
         let mut items = {}.stream();\n    \
         while let Some(item) = items.next().await {\n        \
         println!(\"{:?}\", item?);\n    \
         }\n    \
         Ok(())\n}",
        &[&Word::new(&context.surface.library), &client(context), &variables, &request],
    )
}

/// How samples get their client: as the config says that the environment has it, or with all that a builder takes.
pub(super) fn client(context: Context<'_>) -> Rust {
    if context.config.config.environment.is_some() {
        return "Client::from_env()?".into();
    }
    Rust::filled("Client::builder(){}{}.build()?", &[&base(context), &credentials(context)])
}

/// The calls that set a base URL, where a client needs one, and that allow it to be plain `http`.
pub(super) fn base(context: Context<'_>) -> Rust {
    let url = sample_base_url(context);
    let plain = if url.starts_with("http://") && !is_loopback(&url) { ".allow_http()" } else { "" };
    match context.surface.security.is_default_address {
        true => Rust::fixed(plain),
        false => Rust::filled(".base_url({}){}", &[&Rust::literal(&url), &Rust::fixed(plain)]),
    }
}

/// A base URL for samples: the config's, else that of the document's first server, without its path.
pub(super) fn sample_base_url(context: Context<'_>) -> String {
    let own = || {
        let server = context.api.main_server()?;
        let url = server.default_url();
        url.contains("://").then(|| url.trim_end_matches('/').trim_end_matches(server.path().as_str()).to_owned())
    };
    let configured = context.config.config.server.example.clone();
    configured.or_else(own).unwrap_or_else(|| "https://api.example.com".to_owned())
}

/// What a sample gives a builder: client credentials where there is nothing else, else keys or a token.
pub(super) fn credentials(context: Context<'_>) -> Rust {
    let security = &context.surface.security;
    match security.schemes.is_empty() && security.client_credentials.is_some() {
        true => ".client_credentials(\"id\", \"secret\")".into(),
        false => keys(context),
    }
}

/// What a sample sets of the authorization code grant: a secret, and two of the scopes that there are.
pub(super) fn login(context: Context<'_>) -> Rust {
    let flow = context.api.flow(OAuthFlowKind::AuthorizationCode);
    let scopes = flow.into_iter().flat_map(|flow| flow.scopes.keys()).take(2);
    let scopes: Vec<Rust> = scopes.map(|scope| Rust::literal(scope)).collect();
    let scopes = match scopes.as_slice() {
        [] => Rust::default(),
        scopes => Rust::filled(".scopes([{}])", &[&Rust::joined(scopes, ", ")]),
    };
    Rust::filled(".client_secret(\"secret\"){}", &[&scopes])
}

/// Every credential that a builder takes or, where there are none but tokens, a token.
fn keys(context: Context<'_>) -> Rust {
    let schemes = context.surface.security.schemes.iter().map(|scheme| match scheme.key {
        Some(_) => Rust::filled(".{}(\"key\")", &[&Word::new(&scheme.method)]),
        None => Rust::filled(".{}(\"user\", \"password\")", &[&Word::new(&scheme.method)]),
    });
    let schemes = Rust::joined(&schemes.collect::<Vec<_>>(), "");
    let token =
        if schemes.is_empty() && context.surface.security.takes_token { ".bearer_token(\"token\")" } else { "" };
    Rust::joined(&[Rust::fixed(token), schemes], "")
}

/// The arguments as variables, a line each, with what the document says of them.
fn variables(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<Rust> {
    let library = &context.surface.library;
    let lines = context.sample_arguments(described.own.id).into_iter().map(|argument| {
        let docs = &argument.input.docs;
        let text = markdown::summary(docs.description.as_deref().or(docs.summary.as_deref()).unwrap_or_default());
        let value = fallible(&argument.value(library)).replaced("\n", "\n    ");
        let name = Word::new(argument.name);
        let line = Rust::filled("    let {} = {};", &[&name, &value]);
        match text.trim_end_matches(['/', ' ']) {
            "" => line,
            text => Rust::filled("{} // {}", &[&line, &Rust::comment(text)]),
        }
    });
    lines.collect()
}

/// What a program does with a response: shows it, or reads what is streamed.
fn show(output: &Output) -> &'static str {
    match output {
        Output::Stream => "    println!(\"{} bytes\", response.into_inner().bytes().await?.len());",
        Output::Items(..) => {
            "    let mut items = response.into_inner();\n    \
             while let Some(item) = items.next().await {\n        \
             println!(\"{:#?}\", item?);\n    \
             }"
        }
        _ => "    println!(\"{:#?}\", *response);",
    }
}

/// What an operation does, as a comment.
pub(super) fn title(operation: &Operation) -> Rust {
    match &operation.docs.summary {
        Some(summary) => Rust::comment(&markdown::summary(summary)),
        None => Rust::comment(&operation.label()),
    }
}

/// A program's errors go up, unlike those of a doctest's sample: all but those of dates, whose type is no error without `std`.
fn fallible(call: &Rust) -> Rust {
    call.replaced("(\"{}\").unwrap()", "(\"{}\")?").replaced("(\"[]\").unwrap()", "(\"[]\")?")
}
