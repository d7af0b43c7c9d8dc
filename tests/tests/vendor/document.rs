//! `spec/source-usages.yaml` beside what the vendor publishes of the same two operations, and the generated pages beside the
//! page that users of the Python SDK read.

use super::versions::Versions;
use sailmaker::config::LoadedConfig;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::ir::{Api, Operation, SchemaKind, SchemaRef};
use sailmaker::{Input, model};
use sailmaker_tests::trials::{Found, Trial};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The tests of this file.
pub fn trials(versions: &Found<Versions>, page: &Found<PathBuf>) -> Vec<Trial> {
    let mut trials = sailmaker_tests::trials![versions; the_document_says_what_the_vendors_says];
    trials.extend(sailmaker_tests::trials![page; the_page_tells_what_the_reference_page_tells]);
    trials
}

const OPERATIONS: [&str; 2] = ["getStatusBySourceId", "getUsagesBySourceId"];

/// The model of both operations in a document.
fn operations(document: &Path) -> Api {
    let config = LoadedConfig::of_document(document, Path::new("out"), None);
    let selection = Selection { operations: OPERATIONS.map(str::to_owned).to_vec(), ..Selection::default() };
    let outcome = model(&Input { config, selection, load: LoadOptions::default() });
    let printed = outcome.diagnostics.render(&outcome.sources, sailmaker::diagnostic::Style::Plain);
    outcome.result.unwrap_or_else(|| panic!("{printed}"))
}

/// What an operation says that shows on the wire: everything but texts, places and the names of components.
fn on_the_wire(api: &Api, operation: &Operation) -> Value {
    let parameters: Vec<Value> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let schema = parameter.value.schema().unwrap();
            json!({
                "name": parameter.name,
                "in": parameter.parameter_in,
                "required": parameter.required,
                "schema": shape(api, schema, 0),
                "default": api.schema(schema.id).default,
            })
        })
        .collect();
    let responses: Vec<Value> = operation
        .responses
        .iter()
        .map(|response| {
            let content = response.content.iter().map(|media_type| {
                json!({ "name": media_type.name, "schema": media_type.schema.map(|schema| shape(api, schema, 0)) })
            });
            json!({ "status": response.status, "content": content.collect::<Vec<_>>() })
        })
        .collect();
    json!({
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "tag": operation.tag,
        "parameters": parameters,
        "security": operation.security,
        "responses": responses,
    })
}

/// A schema without what it is called and how it is described.
fn shape(api: &Api, schema: SchemaRef, depth: usize) -> Value {
    assert!(depth < 8, "no schema of these operations is recursive");
    let nullable = api.is_nullable(schema);
    let inner = |id: SchemaRef| shape(api, id, depth + 1);
    let kind = match &api.schema(schema.id).kind {
        SchemaKind::Array(array) => json!({ "array": inner(array.items) }),
        SchemaKind::Object(object) => {
            let properties = object.properties.iter().map(|property| {
                (property.name.clone(), json!({ "required": property.required, "schema": inner(property.schema) }))
            });
            Value::Object(properties.collect())
        }
        other => serde_json::to_value(other).unwrap(),
    };
    json!({ "nullable": nullable, "kind": kind })
}

fn ours() -> Api {
    operations(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/source-usages.yaml"))
}

fn the_document_says_what_the_vendors_says(versions: Versions) {
    let theirs = operations(&versions.v2025.path);
    let ours = ours();
    for id in OPERATIONS {
        let of = |api: &Api| {
            let operation = api.operations.iter().find(|operation| operation.id.as_deref() == Some(id)).unwrap();
            on_the_wire(api, operation)
        };
        assert_eq!(of(&ours), of(&theirs));
    }
    let servers = |api: &Api| api.servers.iter().map(|server| server.url.clone()).collect::<Vec<_>>();
    assert_eq!(servers(&ours), servers(&theirs));
}

/// A row of a table as its cells, without Markdown's decoration.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_matches('|').replace(['*', '`'], "");
    row.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Every table row, heading and front matter key of the reference page has its counterpart in ours.
fn the_page_tells_what_the_reference_page_tells(reference: PathBuf) {
    let reference = std::fs::read_to_string(reference).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/docs");
    let ours = std::fs::read_to_string(root.join("methods/source-usages.md")).unwrap();
    let rows: Vec<Vec<String>> = ours.lines().filter(|line| line.starts_with('|')).map(cells).collect();
    let mut compared = 0;
    for line in reference.lines() {
        let theirs = cells(line);
        match theirs.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            // Parameters: where, name, whether it is required, default.
            [kind @ ("Path" | "Query"), name, _, required, _] => {
                let required = required.to_lowercase();
                let ours = |row: &Vec<String>| {
                    row.first().is_some_and(|cell| cell == kind)
                        && row.get(1).is_some_and(|cell| cell == name)
                        && row.get(3).is_some_and(|cell| cell.to_lowercase() == required)
                };
                assert!(rows.iter().any(ours), "{line}");
                compared += 1;
            }
            // Responses: status and type.
            [code, _, kind, ..] if code.parse::<u16>().is_ok() => {
                let kind = kind.replace("List[", "Vec<").replace(']', ">");
                let shown = |row: &Vec<String>| {
                    row.first().is_some_and(|cell| cell == code) && row.get(2).is_some_and(|cell| cell.contains(&kind))
                };
                assert!(rows.iter().any(shown), "{line}");
                let model = kind.trim_start_matches("Vec<").trim_end_matches('>');
                let pages = std::fs::read_dir(root.join("models")).unwrap();
                let has_page = |path: std::path::PathBuf| {
                    std::fs::read_to_string(path).unwrap().contains(&format!("\n# {model}\n"))
                };
                assert!(pages.map(|page| page.unwrap().path()).any(has_page), "{model} has no page");
                compared += 1;
            }
            // The table of methods: link, HTTP request, summary.
            [link, request, summary] if request.starts_with("GET") => {
                let is_same = |row: &Vec<String>| {
                    row.first() == Some(&(*link).to_owned())
                        && row.get(1).is_some_and(|cell| cell == request)
                        && row.get(2).is_some_and(|cell| cell == summary)
                };
                assert!(rows.iter().any(is_same), "{line}");
                compared += 1;
            }
            _ if line.starts_with("##") || line.starts_with("[API Spec]") || line.starts_with("All URIs") => {
                let heading = |text: &str| text.trim().trim_end_matches(" ").to_owned();
                assert!(ours.lines().any(|ours| heading(ours) == heading(line)), "{line}");
                compared += 1;
            }
            _ if line.contains(": ")
                && line
                    .split(": ")
                    .next()
                    .is_some_and(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_')) =>
            {
                let key = format!("{}: ", line.split(": ").next().unwrap());
                assert!(ours.lines().any(|line| line.starts_with(&key)), "{line}");
                compared += 1;
            }
            _ if line.contains("**Content-Type**") || line.contains("**Accept**") || line.contains("Back to top") => {
                assert!(ours.lines().any(|ours| ours.trim() == line.trim()), "{line}");
                compared += 1;
            }
            _ => {}
        }
    }
    assert!(compared > 40, "the page was not understood: {compared} lines were compared");
}
