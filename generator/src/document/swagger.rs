//! Makes OpenAPI 3.0 of Swagger 2.0: the trees of all files of a document, in memory.
//!
//! A document is converted after overlays were applied, which name nodes as the document has them, and after its references
//! were followed once: whether an item of `parameters` is a body, and of which kind a node of another file is, is known
//! by that alone. Every node that is put elsewhere is noted in two tables. [`Origins`] lead from the new tree to the one that
//! was read, so that messages show the text that was written; [`Moves`] lead the other way, so that references stay as they
//! were written and are followed once more. Every later stage goes without knowing of Swagger.

mod authorization;
mod body;
mod budget;
mod content;
mod converter;
mod document;
mod form;
mod input;
mod list;
mod media_type;
mod moves;
mod node;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;
mod server;
mod shared;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::grammar::{NodeKind, Object};
use super::limits::Limits;
use super::load::{LinkedDocument, Target};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Origins};
use budget::Budget;
use converter::Converter;
use shared::Shared;

pub(crate) use moves::Moves;

/// The members of a JSON object.
type Members = Map<String, Value>;

/// What a file becomes.
#[derive(Debug)]
pub(crate) struct Converted {
    pub(crate) tree: Value,
    /// From the nodes of `tree` to the tree as it was.
    pub(crate) origins: Origins,
    /// From the tree as it was to the nodes of `tree`.
    pub(crate) moves: Moves,
    /// What has no equal in OpenAPI 3.0, by the pointer of the object in `tree` that it is said of.
    pub(crate) warnings: Vec<(Arc<str>, Diagnostic)>,
}

/// Whether the tree is the root of a Swagger 2.0 document.
pub(crate) fn is_swagger(root: &Value) -> bool {
    let version = root.get("swagger").filter(|_| root.get("openapi").is_none());
    version.is_some_and(|version| match version {
        Value::String(text) => matches!(text.trim(), "2" | "2.0" | "2.0.0"),
        Value::Number(number) => number.as_f64() == Some(2.0),
        _ => false,
    })
}

/// The maps of the root document that only references lead into, and what they hold.
pub(crate) const SECTIONS: [(&str, NodeKind); 3] = [
    ("definitions", NodeKind::Collection(Object::Schema)),
    ("parameters", NodeKind::Collection(Object::Parameter)),
    ("responses", NodeKind::Collection(Object::Response)),
];

/// Where a document has what stands under a section of `components` in OpenAPI 3.0.
pub(crate) fn section(components: &str) -> String {
    let name = match components {
        "schemas" => "definitions",
        "requestBodies" => "parameters",
        "securitySchemes" => "securityDefinitions",
        other => other,
    };
    format!("#/{name}")
}

/// Converts the files of a document whose references have been followed, and whose root is Swagger 2.0.
///
/// - `reached`: the nodes that references lead to, each with the kind that is expected there.
///
/// An error is that the document would be larger than `limits` allow.
pub(crate) fn convert(
    document: &LinkedDocument,
    reached: &BTreeSet<(Target, NodeKind)>,
    limits: &Limits,
) -> Result<Vec<(FileId, Converted)>, Box<Diagnostic>> {
    let shared = Shared::of(document, reached);
    let mut files: BTreeSet<FileId> = reached.iter().map(|(target, _)| target.file).collect();
    files.insert(document.root());
    let mut budget = Budget::new(limits);
    let mut converted = Vec::new();
    for file in files {
        let Some(tree) = document.tree(file) else { continue };
        let nodes = reached.iter().filter(|(target, _)| target.file == file);
        let nodes = nodes.map(|(target, kind)| (&*target.pointer, *kind));
        let mut converter = Converter::new(document, &shared, file, &mut budget);
        let made = converter.file(tree, nodes);
        converted.push((file, converter.finish(made)?));
    }
    Ok(converted)
}
