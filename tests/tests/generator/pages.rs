//! Which operations have pages: by the rules, and by the config.

mod configured;
mod found;

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::Api;
use sailmaker::{Input, Outcome, model};
use std::fs;

/// The model of a document with a config whose end this is; and what is printed of it.
pub(crate) fn read(document: &str, config: &str) -> (Option<Api>, String) {
    read_part(document, config, Selection::default())
}

/// The same of a part of the document.
pub(crate) fn read_part(document: &str, config: &str, selection: Selection) -> (Option<Api>, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), document).unwrap();
    let head = "document = \"api.yaml\"\noutput = \"out\"\n[crate]\nname = \"api\"\nversion = \"0.1.0\"\n";
    let path = folder.path().join("api.toml");
    fs::write(&path, format!("{head}{config}")).unwrap();
    let shown = |text: String| text.replace(&format!("{}/", folder.path().display()), "");
    let config = match LoadedConfig::load(&path) {
        Ok(config) => config,
        Err(errors) => return (None, shown(errors.diagnostics.render(&errors.sources, Style::Plain))),
    };
    let input = Input { config, selection, load: LoadOptions::default() };
    let Outcome { result, diagnostics, sources } = model(&input);
    (result, shown(diagnostics.render(&sources, Style::Plain)))
}

/// A document of one operation: its query parameters, and the schema of its answer.
fn document(parameters: &[&str], schema: &str) -> String {
    let parameters: String = parameters
        .iter()
        .map(|parameter| match parameter.split_once(' ') {
            Some((name, schema)) => format!("\n        - {{name: '{name}', in: query, schema: {schema}}}"),
            None => format!("\n        - {{name: '{parameter}', in: query, schema: {{type: string}}}}"),
        })
        .collect();
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://example.com'}}]\npaths:\n  /a:\n    \
         get:\n      operationId: listA\n      tags: [t]\n      parameters: [{{name: x, in: query, schema: {{}}}}]\n      responses:\n        '200':\n          \
         description: D.\n          headers: {{}}\n          content: {{application/json: {{schema: {schema}}}}}\n"
    )
    .replace(" [{name: x, in: query, schema: {}}]", if parameters.is_empty() { " []" } else { &parameters })
}

/// How an operation has pages, in words.
fn found(parameters: &[&str], schema: &str) -> String {
    paging(&document(parameters, schema))
}

fn paging(document: &str) -> String {
    let (api, printed) = read(document, "");
    let api = api.unwrap_or_else(|| panic!("{printed}"));
    let paging = api.operations[0].paging.as_ref();
    paging.map_or("none".to_owned(), |own| match own.items.join(".") {
        items if items.is_empty() => own.to_string(),
        items => format!("{own} in {items}"),
    })
}

/// How the operation has pages by a config.
fn configured(document: &str, config: &str) -> String {
    let (api, printed) = read(document, config);
    let api = api.unwrap_or_else(|| panic!("{printed}"));
    api.operations[0].paging.as_ref().map_or("none".to_owned(), ToString::to_string)
}

/// A schema of an object, by its properties.
fn object(properties: &str) -> String {
    format!("{{type: object, properties: {{{properties}}}}}")
}

const LIST: &str = "{type: array, items: {type: object, properties: {id: {type: string}}}}";
