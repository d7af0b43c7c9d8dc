//! Values of the wrong type that can only mean one thing: numbers in quotes, text without quotes, and nothing at all.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::diagnostic::suggest::nearest;
use crate::document::grammar::Object;
use crate::document::grammar::{Need, Shape};
use crate::document::normalize::context::{Context, Members, Site};
use crate::document::normalize::path::Path;
use crate::document::normalize::version;
use crate::document::normalize::{TARGET, value};

/// Repairs the fields of an object.
pub(super) fn repair(kind: Object, members: &mut Members, site: &mut Site<'_, '_>) {
    let table = kind.table();
    let mut empty = Vec::new();
    for (name, member) in members.iter_mut() {
        let Some(shape) = table.shape(TARGET, name) else {
            continue;
        };
        let field = table.field(TARGET, name);
        if member.is_null() && field.is_some() && !matches!(shape, Shape::Any) {
            empty.push(name.clone());
        } else {
            descend(&shape, member, &site.path.key(name), site.context);
        }
    }
    for name in empty {
        nothing(kind, &name, members, site);
    }
}

/// A field without a value is read as if it were not there; a text that must be there is read as an empty one.
fn nothing(kind: Object, name: &str, members: &mut Members, site: &mut Site<'_, '_>) {
    let field = kind.table().field(TARGET, name);
    let text = field.is_some_and(|field| matches!(field.need, Need::Always) && matches!(field.shape, Shape::Text));
    let wrong = format!("`{name}` has no value");
    if kind == Object::Schema && name == "type" && site.context.version.has_3_1() {
        site.repaired_name(Kind::MissingValue, name, wrong, "read as the type `null`, which wants quotes");
        members.insert(name.to_owned(), json!("null"));
    } else if text {
        site.repaired_name(Kind::MissingValue, name, wrong, "read as an empty text");
        members.insert(name.to_owned(), json!(""));
    } else {
        site.repaired_name(Kind::MissingValue, name, wrong, "ignored");
        members.shift_remove(name);
    }
}

/// Repairs a value, and those in it down to the next object.
fn descend(shape: &Shape, node: &mut Value, path: &Path<'_>, context: &mut Context<'_>) {
    match (shape, &mut *node) {
        (Shape::List(inner), Value::Array(items)) => {
            for (index, item) in items.iter_mut().enumerate() {
                descend(inner, item, &path.index(index), context);
            }
        }
        (Shape::Map(_, inner), Value::Object(members)) => {
            for (key, member) in members.iter_mut() {
                descend(inner, member, &path.key(key), context);
            }
        }
        (Shape::Count, Value::Number(number)) => {
            // 5.0 is 5, however it is written: no fault, but the parser wants it so.
            if let Some(whole) = value::without_fraction(number) {
                *node = Value::Number(whole);
            }
        }
        (Shape::Text | Shape::SchemaName | Shape::Flag | Shape::Number | Shape::Count | Shape::Word(_), _) => {
            if let Some((found, read)) = scalar(shape, node, path, context) {
                let (what, must) = (path.described(), shape.described());
                let wrong = format!("{what} must be {must}, found {found}");
                let at = context.value(&path.pointer());
                let kind = if matches!(shape, Shape::Word(_)) { Kind::UnknownWord } else { Kind::WrongType };
                context.repaired(kind, at, wrong, format!("read as {}", value::shown(&read)));
                *node = read;
            }
        }
        (Shape::OrReference(Object::Schema), Value::Bool(_)) => {
            version::spell_flag(node, path, context);
        }
        (Shape::Object(_) | Shape::OrReference(_), Value::Null) => {
            // An item of a list without a value may as well be a dash too many: the check refuses it.
            if let (Some(parent), Some(name)) = (path.parent(), path.name()) {
                let at = context.key(&parent.pointer(), name);
                let wrong = format!("`{name}` has no value");
                context.repaired(Kind::MissingValue, at, wrong, "read as an empty object");
                *node = json!({});
            }
        }
        _ => {}
    }
}

/// What was found and what was meant; `None` where nothing is wrong, or it is not clear.
fn scalar(shape: &Shape, node: &Value, path: &Path<'_>, context: &Context<'_>) -> Option<(String, Value)> {
    let read = match (shape, node) {
        (Shape::Text | Shape::SchemaName, Value::Number(_) | Value::Bool(_)) => {
            context.converted(node, "string", &path.pointer())?
        }
        (Shape::Text | Shape::SchemaName, Value::Null) => json!(""),
        (Shape::Flag, Value::String(text)) => json!(value::flag(text)?),
        (Shape::Number, Value::String(text)) => Value::Number(value::number(text)?),
        (Shape::Count, Value::String(text)) => json!(text.trim().parse::<u64>().ok()?),
        (Shape::Word(words), Value::String(text)) if !words.contains(&&**text) => {
            json!(nearest(text.trim(), words.iter().copied())?)
        }
        _ => return None,
    };
    let found = match (shape, node) {
        (Shape::Word(_), _) => value::shown(node),
        _ => value::described(node).to_owned(),
    };
    Some((found, read))
}
