//! Compares a tree with the tables, and reports every difference.
//!
//! A tree that passes is one that the parser accepts. That matters for more than the messages: where a nested schema
//! does not fit, the parser tries it again in another way, at every level, and the time doubles with each.

mod cycle;
mod key;
mod reference;
mod value;

use serde_json::Value;

use super::TARGET;
use super::context::{Context, Members};
use super::path::Path;
use super::walk::{NESTING, deeper, too_deep};
use crate::diagnostic::Diagnostic;
use crate::document::grammar::Object;
use crate::document::grammar::{Keys, Need, Shape, Table};
use crate::document::suggest::nearest;

/// Reports what is wrong, and opens the schemas that are defined by themselves.
pub(super) fn check(tree: &mut Value, context: &mut Context<'_>) {
    Check { tree, context, compared: 0 }.object(Object::OpenApi, tree, Path::ROOT);
    cycle::cycles(tree, context);
}

struct Check<'t, 'c, 'o> {
    tree: &'t Value,
    context: &'c mut Context<'o>,
    /// How many names were compared with names that do not exist.
    compared: usize,
}

impl Check<'_, '_, '_> {
    /// An object of a known kind.
    fn object(&mut self, kind: Object, node: &Value, path: Path<'_>) {
        let path = deeper(kind, path);
        let Value::Object(members) = node else {
            return self.wrong_type(&Shape::Object(kind), node, &path);
        };
        if too_deep(&path) {
            return self.nesting(kind, &path);
        }
        let table = kind.table();
        if members.contains_key("$ref") && table.members.is_none() {
            return self.misplaced_reference(kind, &path);
        }
        self.fields(kind, members, &path);
        for (name, member) in members {
            let path = path.key(name);
            match (table.field(TARGET, name), table.members) {
                (Some(field), _) => self.value(&field.shape, member, path),
                (None, _) if table.extension(name) => {}
                (None, Some((keys, shape))) => {
                    self.key(keys, &path);
                    self.value(&shape, member, path);
                }
                (None, None) => self.unknown_field(kind, table, name, &path),
            }
        }
    }

    fn nesting(&mut self, kind: Object, path: &Path<'_>) {
        let what = if kind == Object::Schema { "schemas" } else { "objects" };
        let at = self.context.value(&path.pointer());
        let error = Diagnostic::error(format!("{what} are nested more than {NESTING} levels deep"))
            .at(at)
            .help("give the inner ones a name under `components`, and refer to them");
        self.context.push(error);
    }

    /// The fields that an object must have, or must not have beside each other.
    fn fields(&mut self, kind: Object, members: &Members, path: &Path<'_>) {
        let table = kind.table();
        for field in table.fields(TARGET) {
            let present = || members.contains_key(field.name);
            match field.need {
                Need::Always if !present() => self.missing(kind, field.name, path),
                Need::When(tag, value) => match members.get(tag) {
                    Some(found) if found == value && !present() => self.missing(kind, field.name, path),
                    Some(Value::String(found)) if found != value && present() => {
                        self.without_effect(field.name, tag, found, path);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if let Some((one, other)) = table.either {
            self.either(kind, members, one, other, path);
        }
        if matches!(kind, Object::Parameter | Object::Header) {
            self.single_media_type(kind, members, path);
        }
    }

    fn missing(&mut self, kind: Object, name: &str, path: &Path<'_>) {
        let wrong = format!("{} must have the field `{name}`", kind.name());
        self.at_name(path, wrong);
    }

    fn without_effect(&mut self, name: &str, tag: &str, found: &str, path: &Path<'_>) {
        let at = self.context.key(&path.pointer(), name);
        let wrong = format!("`{name}` has no effect where `{tag}` is `{found}`");
        self.context.repaired(at, wrong, "ignored");
    }

    fn either(&mut self, kind: Object, members: &Members, one: &str, other: &str, path: &Path<'_>) {
        match (members.contains_key(one), members.contains_key(other)) {
            (true, true) => {
                let at = self.context.key(&path.pointer(), other);
                let wrong = format!("{} cannot have both `{one}` and `{other}`", kind.name());
                self.context.error(at, wrong, "");
            }
            (false, false) => {
                let wrong = format!("{} must have the field `{one}` or `{other}`", kind.name());
                self.at_name(path, wrong);
            }
            _ => {}
        }
    }

    /// What is sent in a parameter or a header is of one media type (section 4.7.12.2.3).
    fn single_media_type(&mut self, kind: Object, members: &Members, path: &Path<'_>) {
        let content = members.get("content").and_then(Value::as_object);
        if content.is_some_and(|content| content.len() != 1) {
            let at = self.context.key(&path.pointer(), "content");
            let wrong = format!("the `content` of {} must have exactly one media type", kind.name());
            self.context.error(at, wrong, "");
        }
    }

    /// An error about what an object lacks: under its key, or where it begins when it has none.
    fn at_name(&mut self, path: &Path<'_>, wrong: String) {
        let at = self.context.name(path);
        self.context.error(at, wrong, "");
    }

    fn misplaced_reference(&mut self, kind: Object, path: &Path<'_>) {
        let at = self.context.key(&path.pointer(), "$ref");
        let wrong = format!("a reference cannot stand in the place of {}", kind.name());
        self.context.error(at, wrong, "");
    }

    fn unknown_field(&mut self, kind: Object, table: &Table, name: &str, path: &Path<'_>) {
        let parent = path.parent().map(Path::pointer).unwrap_or_default();
        let at = self.context.key(&parent, name);
        let warning = Diagnostic::warning(format!("unknown field `{name}` in {}", kind.name())).at(at).label("ignored");
        let fields = table.fields(TARGET).map(|field| field.name);
        self.context.push(match nearest(name, fields) {
            Some(near) => warning.help(format!("did you mean `{near}`?")),
            None => warning,
        });
    }

    /// Any value.
    fn value(&mut self, shape: &Shape, node: &Value, path: Path<'_>) {
        match (shape, node) {
            (Shape::Any, _) => {}
            (Shape::OrReference(kind), Value::Object(members)) if members.contains_key("$ref") => {
                self.reference(*kind, members, &path);
            }
            (Shape::Object(kind) | Shape::OrReference(kind), _) => self.object(*kind, node, path),
            (Shape::FlagOr(_), Value::Bool(_)) => {}
            (Shape::FlagOr(inner), Value::Object(_)) => self.value(inner, node, path),
            (Shape::List(inner), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(inner, item, path.index(index));
                }
            }
            (Shape::Map(keys, inner), Value::Object(members)) => {
                for (name, member) in members {
                    let path = path.key(name);
                    self.key(*keys, &path);
                    self.value(inner, member, path);
                }
            }
            _ => self.scalar(shape, node, &path),
        }
    }

    fn key(&mut self, keys: Keys, path: &Path<'_>) {
        let (Some(parent), Some(name)) = (path.parent(), path.name()) else {
            return;
        };
        if let Some(diagnostic) = key::check(keys, name) {
            let at = self.context.key(&parent.pointer(), name);
            self.context.push(diagnostic.at(at));
        }
    }
}
