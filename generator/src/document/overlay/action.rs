//! One action of an overlay.

use serde_json::Value;

use super::effect::{Change, Effect, Selected};
use super::fields::{Fields, Version};
use super::merge;
use super::query::{Invalid, Query};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Location, SourceSet, locate, text};

/// What is done, and to which nodes.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// The object in the overlay.
    pub(super) location: Location,
    pub(super) version: Version,
    pub(super) description: Option<String>,
    /// The query as it is written.
    pub(super) target: String,
    pub(super) query: Query,
    pub(super) operation: Operation,
}

/// What becomes of the nodes.
#[derive(Clone, Debug)]
pub(super) enum Operation {
    /// This is merged into each.
    Update(Value),
    /// The one node that this selects is merged into each.
    Copy(Query),
    /// They are taken out.
    Remove,
}

impl Action {
    pub(super) fn removes(&self) -> bool {
        matches!(self.operation, Operation::Remove)
    }

    /// Whether `value` becomes an item of an array that is selected; otherwise the items of `value` do. In version 1.0
    /// whatever is given is one item.
    pub(super) fn appends(&self, value: &Value) -> bool {
        self.version < Version::V1_1 || !value.is_array()
    }

    /// Whether the node already is what the action would make of it, or has what would be appended.
    pub(super) fn is_said(&self, node: &Value, value: &Value) -> bool {
        match node {
            Value::Array(items) if self.appends(value) => items.contains(value),
            node => merge::says(node, value),
        }
    }

    /// What was done, for those who ask.
    pub(super) fn effect(&self, nodes: Vec<Selected>) -> Effect {
        let change = match self.operation {
            Operation::Update(_) => Change::Update,
            Operation::Copy(_) => Change::Copy,
            Operation::Remove => Change::Remove,
        };
        let (location, description) = (self.location.clone(), self.description.clone());
        Effect { location, written: String::new(), description, target: self.target.clone(), change, nodes }
    }

    /// Where it says what is merged.
    pub(super) fn source(&self) -> Location {
        let field = if matches!(self.operation, Operation::Copy(_)) { "copy" } else { "update" };
        self.location.child(field)
    }
}

const FIELDS: &[(&str, Version)] = &[
    ("target", Version::V1_0),
    ("description", Version::V1_0),
    ("update", Version::V1_0),
    ("remove", Version::V1_0),
    ("copy", Version::V1_1),
];

/// Reads an action; `None` where it is wrong.
pub(super) fn read(
    sources: &SourceSet,
    value: &Value,
    location: Location,
    version: Version,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Action> {
    let before = diagnostics.len();
    let mut fields = Fields::of("an action", value, location.clone(), diagnostics)?;
    fields.check_names(FIELDS, version);
    let description = fields.text("description").map(str::to_owned);
    let target = fields.required_text("target");
    let query = target.and_then(|text| query(sources, text, location.child("target"), fields.diagnostics));
    let operation = operation(sources, &mut fields);
    let (target, query, operation) = (target?.to_owned(), query?, operation?);
    let is_right = diagnostics.len() == before;
    is_right.then_some(Action { location, version, description, target, query, operation })
}

fn operation(sources: &SourceSet, fields: &mut Fields<'_, '_>) -> Option<Operation> {
    let (update, copied) = (fields.members.get("update"), fields.text("copy"));
    let remove = fields.boolean("remove");
    if remove == Some(true) {
        return Some(Operation::Remove);
    }
    match (update, copied) {
        (Some(update), None) => Some(Operation::Update(update.clone())),
        (None, Some(copied)) => {
            query(sources, copied, fields.location.child("copy"), fields.diagnostics).map(Operation::Copy)
        }
        (Some(_), Some(_)) => {
            let diagnostic = Diagnostic::error("an action has either `update` or `copy`");
            let diagnostic = diagnostic.at(fields.location.child("copy").key());
            fields.diagnostics.push(diagnostic.help("make two actions of it: they are applied one after the other"));
            None
        }
        // Something is wrong with one of them, and has been said.
        (None, None) if fields.members.contains_key("copy") => None,
        (None, None) if fields.members.contains_key("remove") && remove.is_none() => None,
        (None, None) => {
            let diagnostic = Diagnostic::error("an action needs `update`, `copy` or `remove: true`");
            let diagnostic = diagnostic.at(fields.location.clone());
            fields.diagnostics.push(diagnostic.help("say what becomes of the nodes that it selects"));
            None
        }
    }
}

fn query(sources: &SourceSet, text: &str, location: Location, diagnostics: &mut Vec<Diagnostic>) -> Option<Query> {
    let Invalid { reason, offset } = match Query::parse(text) {
        Ok(query) => return Some(query),
        Err(invalid) => invalid,
    };
    let place = offset.and_then(|offset| within(sources, &location, text, offset)).unwrap_or(Place::Node(location));
    let help = match offset.and_then(|offset| text.get(offset..)) {
        Some(rest) if rest.starts_with('-') => "write names that have a `-` in brackets: `$['x-name']`",
        _ => "write a JSONPath of RFC 9535, such as `$.paths['/items'].get`",
    };
    diagnostics.push(Diagnostic::error("this is not a JSONPath").place(place).label(reason).help(help));
    None
}

/// The position of a byte of a scalar, where the file has the scalar as it is, without escapes and on one line.
fn within(sources: &SourceSet, location: &Location, scalar: &str, offset: usize) -> Option<Place> {
    let file_text = sources.file(location.file)?.text();
    let span = locate::locate(file_text, &[(&location.pointer, location.part)]).into_iter().next()?;
    let start = span.start + file_text.get(span)?.find(scalar).filter(|_| !scalar.is_empty())?;
    let (line, column) = text::line_column(file_text, start + offset);
    Some(Place::Text { file: location.file, line, column })
}
