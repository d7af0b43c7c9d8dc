//! Which operations are taken, and what they use.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Selection;
use super::groups::Groups;
use crate::diagnostic::suggest;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::grammar::{ADDITIONAL, operation_keys};
use crate::document::load::LinkedDocument;
use crate::source::pointer;

pub(super) struct Selected<'s> {
    selection: &'s Selection,
    groups: Groups,
    /// Whether the operations that are copied now can be left out; those of callbacks cannot.
    pub(super) filtering: bool,
    known_tags: BTreeSet<String>,
    known_operations: BTreeSet<String>,
    used_tags: BTreeSet<String>,
    used_schemes: BTreeSet<String>,
    uses_root_security: bool,
    /// Whether any operation of the document, selected or not, names a scheme of its own, or has none but those of the document.
    names_schemes: bool,
    inherits_schemes: bool,
}

impl<'s> Selected<'s> {
    pub(super) fn new(document: &LinkedDocument, selection: &'s Selection) -> Self {
        Self {
            selection,
            groups: if selection.is_everything() { Groups::default() } else { Groups::of(document) },
            filtering: false,
            known_tags: BTreeSet::new(),
            known_operations: BTreeSet::new(),
            used_tags: BTreeSet::new(),
            used_schemes: BTreeSet::new(),
            uses_root_security: false,
            names_schemes: false,
            inherits_schemes: false,
        }
    }

    pub(super) fn everything(&self) -> bool {
        self.selection.is_everything()
    }

    /// The group of the operation at a place of the tree, where the document has no tags and is not taken whole. The tree has to
    /// say it, since a part does not tell it.
    pub(super) fn group(&self, to: &str) -> Option<&str> {
        self.groups.group(to)
    }

    /// Whether the operation that is to stand at a place of the tree is wanted; notes what it uses if so.
    pub(super) fn take(&mut self, operation: &Map<String, Value>, to: &str) -> bool {
        if self.everything() {
            return true;
        }
        let tags: Vec<&str> = texts(operation.get("tags")).chain(self.groups.group(to)).collect();
        let id = operation.get("operationId").and_then(Value::as_str);
        self.known_tags.extend(tags.iter().map(|tag| (*tag).to_owned()));
        let named = |wanted: &String| id == Some(wanted.as_str()) || method_and_path(to).as_ref() == Some(wanted);
        match operation.get("security") {
            Some(security) => self.names_schemes |= schemes(security).next().is_some(),
            None => self.inherits_schemes = true,
        }
        let wanted = !self.filtering
            || tags.iter().any(|tag| self.selection.tags.iter().any(|wanted| wanted == tag))
            || self.selection.operations.iter().any(named);
        // An operation without an id is known by its place alone.
        self.known_operations.extend(id.map(str::to_owned).or_else(|| method_and_path(to)));
        self.known_operations.extend(self.selection.operations.iter().filter(|wanted| named(wanted)).cloned());
        if wanted {
            self.used_tags.extend(tags.into_iter().map(str::to_owned));
            match operation.get("security") {
                Some(security) => self.used_schemes.extend(schemes(security)),
                None => self.uses_root_security = true,
            }
        }
        wanted
    }

    /// Whether every operation that is wanted was found, so that no other can be meant. Of a tag that is never known.
    pub(super) fn is_complete(&self) -> bool {
        let operations = &self.selection.operations;
        self.selection.tags.is_empty() && operations.iter().all(|id| self.known_operations.contains(id))
    }

    /// Removes from the document what only other operations need, and extensions that refer to other files: they are
    /// not followed, so that they would lead nowhere from here.
    pub(super) fn trim(&mut self, document: &mut Map<String, Value>) {
        document.retain(|key, value| !(key.starts_with("x-") && holds_file_reference(value)));
        if self.everything() {
            return;
        }
        let of_root = document.get("security").is_some_and(|security| schemes(security).next().is_some());
        self.names_schemes |= self.inherits_schemes && of_root;
        if self.uses_root_security {
            self.used_schemes.extend(document.get("security").into_iter().flat_map(schemes));
        } else {
            document.shift_remove("security");
        }
        if self.names_schemes && self.used_schemes.is_empty() {
            open(document);
        }
        if let Some(Value::Array(tags)) = document.get_mut("tags") {
            let used =
                |tag: &Value| tag.get("name").and_then(Value::as_str).is_some_and(|name| self.used_tags.contains(name));
            tags.retain(used);
        }
    }

    /// The security schemes that the selected operations name; none where no operation of the document names any, so that all of them may be
    /// meant.
    pub(super) fn security_schemes(&self) -> Option<Vec<String>> {
        self.names_schemes.then(|| self.used_schemes.iter().cloned().collect())
    }

    /// Says which parts of the selection name nothing.
    pub(super) fn report(&self, diagnostics: &mut Diagnostics) {
        if self.selection.is_of_another {
            return;
        }
        let tags = unknown("no operation has the tag", &self.selection.tags, &self.known_tags);
        let operations = unknown("there is no operation", &self.selection.operations, &self.known_operations);
        diagnostics.extend(tags.chain(operations));
    }
}

/// Has each operation say that it asks for nothing: the others, which are left out, say what they ask for, so that a document of these alone would be
/// one that says nothing of credentials.
fn open(document: &mut Map<String, Value>) {
    let items = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut);
    for item in items.filter_map(Value::as_object_mut) {
        for keys in operation_keys(item) {
            let mut keys = keys.iter();
            let first = keys.next().and_then(|key| item.get_mut(key));
            let operation = keys.try_fold(first, |node, key| Some(node?.get_mut(key))).flatten();
            if let Some(operation) = operation.and_then(Value::as_object_mut) {
                operation.entry("security").or_insert_with(|| Value::Array(Vec::new()));
            }
        }
    }
}

fn unknown<'n>(
    message: &'n str,
    wanted: &'n [String],
    known: &'n BTreeSet<String>,
) -> impl Iterator<Item = Diagnostic> + 'n {
    wanted.iter().filter(|name| !known.contains(*name)).map(move |name| {
        let diagnostic = Diagnostic::error(format!("{message} `{name}`"));
        match suggest::nearest(name, known.iter().map(String::as_str)) {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
            None => diagnostic,
        }
    })
}

/// What an operation is called that has no id, `GET /things`, by its place in the tree.
fn method_and_path(to: &str) -> Option<String> {
    let keys: Vec<_> = pointer::tokens(to).collect();
    match keys.iter().map(AsRef::as_ref).collect::<Vec<&str>>()[..] {
        ["paths", path, ADDITIONAL, method] => Some(format!("{method} {path}")),
        ["paths", path, method] => Some(format!("{} {path}", method.to_uppercase())),
        _ => None,
    }
}

fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The names in a list of security requirements.
fn schemes(security: &Value) -> impl Iterator<Item = String> + '_ {
    let requirements = security.as_array().into_iter().flatten().filter_map(Value::as_object);
    requirements.flat_map(|requirement| requirement.keys().cloned())
}

fn holds_file_reference(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            members.get("$ref").and_then(Value::as_str).is_some_and(|text| !text.starts_with('#'))
                || members.values().any(holds_file_reference)
        }
        Value::Array(items) => items.iter().any(holds_file_reference),
        _ => false,
    }
}
