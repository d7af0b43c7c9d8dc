//! Makes a tree what the tables say: what does not fit is left out, or read as what allows anything, each with a warning that says what is
//! wrong and what a user gets instead.
//!
//! A tree that has been here is one that the parser accepts. That matters for more than the messages: where a nested schema
//! does not fit, the parser tries it again in another way, at every level, and the time doubles with each.

mod components;
mod fault;
mod fields;
pub(in crate::document) mod key;
mod reference;
mod value;

use serde_json::Value;

use super::context::{Context, Members};
use super::path::Path;
use super::walk::{NESTING, deeper, too_deep};
use super::{TARGET, value as values};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Instead, Kind};
use crate::document::grammar::{Keys, Object, Shape, Table};
use components::Components;
use fault::{Faults, left_out};

/// Leaves out what does not fit, and tells it.
pub(super) fn conform(tree: &mut Value, context: &mut Context<'_>) {
    let mut conform = Conform { components: Components::of(tree), context, compared: 0 };
    conform.components(tree);
    // It is known to be an object, and what such a one lacks has a default.
    if let Err(faults) = conform.object(Object::OpenApi, tree, Path::ROOT) {
        conform.settle(faults, "ignored");
    }
}

struct Conform<'c, 'o> {
    context: &'c mut Context<'o>,
    /// What references can lead to.
    components: Components,
    /// How many names were compared with names that do not exist.
    compared: usize,
}

impl Conform<'_, '_> {
    /// An object of a known kind. What is wrong with it is an error where it cannot stay as it is.
    fn object(&mut self, kind: Object, node: &mut Value, path: Path<'_>) -> Result<(), Faults> {
        let path = deeper(kind, path);
        let Value::Object(members) = node else {
            return Err(self.wrong_type(&Shape::Object(kind), node, &path));
        };
        if too_deep(&path) {
            return Err(self.nesting(kind, &path));
        }
        let table = kind.table();
        if members.contains_key("$ref") && table.members.is_none() {
            self.misplaced_reference(kind, members, &path);
        }
        let mut lost = self.missing(kind, members, &path);
        let needed = fields::needed(kind, members);
        let had_content = fields::has_content(kind, members);
        members.retain(|name, member| {
            let (shape, path) = match (table.field(TARGET, name), table.members) {
                (Some(_), _) if kind == Object::OpenApi && name == "components" => return true,
                (Some(field), _) => (field.shape, path.key(name)),
                (None, _) if table.extension(name) => return true,
                (None, Some((keys, shape))) => return self.entry(keys, &shape, member, path.key(name)),
                (None, None) => {
                    self.unknown_field(kind, table, name, &path);
                    return false;
                }
            };
            match self.value(&shape, member, path) {
                Err(faults) if needed.contains(&name.as_str()) => {
                    lost.extend(faults);
                    false
                }
                Err(faults) => {
                    self.settle(faults, fields::instead(kind, name));
                    false
                }
                Ok(()) => true,
            }
        });
        self.exclusive(kind, members, &path);
        if had_content {
            fields::any_content(kind, members);
        }
        fields::complete(kind, members);
        if lost.is_empty() { Ok(()) } else { Err(lost) }
    }

    fn nesting(&mut self, kind: Object, path: &Path<'_>) -> Faults {
        let what = if kind == Object::Schema { "schemas" } else { "objects" };
        let at = self.context.value(&path.pointer());
        let fault = Diagnostic::of(Kind::DeepNesting, format!("{what} are nested more than {NESTING} levels deep"))
            .at(at)
            .help("give the inner ones a name under `components`, and refer to them");
        vec![fault]
    }

    /// Takes a reference away that stands where OpenAPI has none. What is beside it stays.
    fn misplaced_reference(&mut self, kind: Object, members: &mut Members, path: &Path<'_>) {
        if !self.context.lost.contains(&self.context.value(&path.key("$ref").pointer())) {
            let at = self.context.key(&path.pointer(), "$ref");
            let wrong = format!("a reference cannot stand in the place of {}", kind.name());
            self.context.repaired(Kind::MisplacedReference, at, wrong, "ignored");
        }
        members.shift_remove("$ref");
    }

    fn unknown_field(&mut self, kind: Object, table: &Table, name: &str, path: &Path<'_>) {
        let at = self.context.key(&path.pointer(), name);
        let wrong = format!("unknown field `{name}` in {}", kind.name());
        let warning = Diagnostic::of(Kind::UnknownField, wrong).at(at).label("ignored");
        let fields = table.fields(TARGET).map(|field| field.name);
        self.context.push(match nearest(name, fields) {
            Some(near) => warning.help(format!("did you mean `{near}`?")),
            None => warning,
        });
    }

    /// Any value.
    fn value(&mut self, shape: &Shape, node: &mut Value, path: Path<'_>) -> Result<(), Faults> {
        match (shape, &mut *node) {
            (Shape::Any, _) => Ok(()),
            (Shape::Object(kind) | Shape::OrReference(kind), _) => self.or_anything(shape, *kind, node, path),
            (Shape::FlagOr(_), Value::Bool(_)) => Ok(()),
            (Shape::FlagOr(inner), Value::Object(_)) => self.value(inner, node, path),
            (Shape::List(inner), Value::Array(items)) => {
                self.list(inner, items, &path);
                Ok(())
            }
            (Shape::Map(keys, inner), Value::Object(members)) => self.map(*keys, inner, members, &path),
            _ => self.scalar(shape, node, &path),
        }
    }

    /// An object, or what allows anything that one of its kind can be.
    fn or_anything(&mut self, shape: &Shape, kind: Object, node: &mut Value, path: Path<'_>) -> Result<(), Faults> {
        let found = match (shape, &*node) {
            (Shape::OrReference(_), Value::Object(members)) if members.contains_key("$ref") => {
                self.reference(kind, members, &path)
            }
            _ => self.object(kind, node, path),
        };
        let (Err(faults), Some((instead, stand_in))) = (&found, kind.stand_in()) else { return found };
        self.settle(faults.clone(), instead);
        *node = stand_in;
        Ok(())
    }

    fn list(&mut self, inner: &Shape, items: &mut Vec<Value>, path: &Path<'_>) {
        let mut unwanted = Vec::new();
        for (index, item) in items.iter_mut().enumerate() {
            let found = self.value(inner, item, path.index(index));
            unwanted.push(found.is_err());
            if let Err(faults) = found {
                self.settle(faults, left_out(inner));
            }
        }
        self.context.retain(items, &path.pointer(), &unwanted);
    }

    /// The variables of a server are needed: without one of them the server has no address.
    fn map(&mut self, keys: Keys, inner: &Shape, members: &mut Members, path: &Path<'_>) -> Result<(), Faults> {
        if !matches!(inner, Shape::Object(Object::ServerVariable)) {
            members.retain(|name, member| self.entry(keys, inner, member, path.key(name)));
            return Ok(());
        }
        let found = members.iter_mut().filter_map(|(name, member)| self.value(inner, member, path.key(name)).err());
        let lost: Faults = found.flatten().collect();
        if lost.is_empty() { Ok(()) } else { Err(lost) }
    }

    /// A member of a map. Gives whether it stays.
    fn entry(&mut self, keys: Keys, inner: &Shape, member: &mut Value, path: Path<'_>) -> bool {
        let found = self.key(keys, &path).and_then(|()| self.value(inner, member, path));
        let Err(faults) = found else { return true };
        let instead = if keys == Keys::Path { Instead::NoOperations } else { left_out(inner) };
        self.settle(faults, instead);
        false
    }

    fn key(&mut self, keys: Keys, path: &Path<'_>) -> Result<(), Faults> {
        let (Some(parent), Some(name)) = (path.parent(), path.name()) else { return Ok(()) };
        let Some(diagnostic) = key::check(keys, name) else { return Ok(()) };
        let diagnostic = diagnostic.at(self.context.key(&parent.pointer(), name));
        if diagnostic.kind == Some(Kind::ComponentName) && !name.is_empty() {
            self.context.push(diagnostic);
            return Ok(());
        }
        Err(vec![diagnostic])
    }
}
