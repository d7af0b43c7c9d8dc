//! One small document a case: what is said about it, and what becomes of it.

mod content;
mod document;
mod enumeration;
mod files;
mod nesting;
mod operation;
mod parameter;
mod property;
mod reference;
mod schema;
mod security;
mod spelling;
mod structure;
mod types;
mod value;

use std::path::Path;

use serde_json::Value;

use super::{Normalized, normalize};
use crate::diagnostic::{Diagnostics, Style};
use crate::document::parse::parse;
use crate::document::{Bundle, LoadOptions, Selection, bundle, load_bytes};
use crate::source::{Origins, SourceSet};

/// Normalizes a document, and gives what was said about it, and the tree unless there were errors. Whatever passes
/// must be accepted by the parser.
fn run(text: &str) -> (String, Option<Value>) {
    let mut diagnostics = Diagnostics::new();
    let path = Path::new("api.yaml");
    let linked = load_bytes(path, text.into(), &LoadOptions::default(), &mut diagnostics);
    let bundle = bundle(&linked, &Selection::default(), &mut diagnostics);
    let normalized = normalize(bundle, &mut diagnostics);
    let tree = normalized.as_ref().map(|normalized| normalized.tree.clone());
    if let Some(normalized) = normalized {
        parse(normalized, &mut diagnostics);
    }
    (diagnostics.render(linked.sources(), Style::Plain), tree)
}

/// What is said about a document, and what becomes of the node at `pointer`, with its members in the order of their names.
fn repaired(pointer: &str, text: &str) -> String {
    let (report, tree) = run(text);
    match tree {
        Some(tree) => {
            let node = tree.pointer(pointer).cloned().map(|mut node| {
                node.sort_all_objects();
                node.to_string()
            });
            format!("{report}=> {}\n", node.as_deref().unwrap_or("nothing"))
        }
        None => report,
    }
}

/// A document of that version without operations, with `text` at its end.
fn document(version: &str, text: &str) -> String {
    format!("openapi: {version}\ninfo: {{ title: T, version: v1 }}\n{text}")
}

/// A document in which the schema `A` is `text`, and `B` an object.
fn with_schema(version: &str, text: &str) -> String {
    let rest = "paths: {}\ncomponents:\n  schemas:\n    B: { type: object }\n    A:\n";
    document(version, &format!("{rest}{}", indented(6, text)))
}

/// A document in which the operation `get /a` is `text`.
fn with_operation(text: &str) -> String {
    let rest = "paths:\n  /a:\n    get:\n";
    document("3.0.3", &format!("{rest}{}", indented(6, text)))
}

/// The lines of a text that may itself be indented as the code around it is.
fn indented(by: usize, text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let margin = |line: &str| line.len() - line.trim_start().len();
    let common = lines().map(margin).min().unwrap_or_default();
    lines().map(|line| format!("{:by$}{}\n", "", &line[common..])).collect()
}

/// The messages about a tree that is given as it is, without the stages before; empty when the parser takes it.
fn messages(tree: Value) -> String {
    let mut diagnostics = Diagnostics::new();
    let origins = Origins::new(SourceSet::default().root());
    let normalized = normalize(Bundle::of(tree, origins), &mut diagnostics);
    normalized.and_then(|normalized| parse(normalized, &mut diagnostics));
    let messages = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str());
    messages.collect::<Vec<_>>().join("\n")
}

/// What is said about a schema, and what becomes of it.
fn schema(text: &str) -> String {
    repaired("/components/schemas/A", &with_schema("3.0.3", text))
}

/// The same in a document of 3.1.
fn schema_3_1(text: &str) -> String {
    repaired("/components/schemas/A", &with_schema("3.1.0", text))
}

/// What is said about an operation, and what becomes of it.
fn operation(text: &str) -> String {
    repaired("/paths/~1a/get", &with_operation(text))
}
