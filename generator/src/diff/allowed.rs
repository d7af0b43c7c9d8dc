//! What a schema allows of the values of its type, in words.

use super::compared_client::ComparedClient;
use crate::diff::code;
use crate::ir::{SchemaKind, SchemaRef, StringFormat, Validation};
use std::borrow::Cow;

/// `: 80 characters or less, where it was anything`, where the two differ in that.
pub(super) fn change(
    (old, was): (&ComparedClient<'_>, SchemaRef),
    (new, is): (&ComparedClient<'_>, SchemaRef),
) -> String {
    let kinds = (&old.schema(was.id).kind, &new.schema(is.id).kind);
    let own = |side, schema, kind| match std::mem::discriminant(kinds.0) == std::mem::discriminant(kinds.1) {
        true => allowed(side, schema),
        false => [vec![self::kind(kind).to_owned()], allowed(side, schema)].concat(),
    };
    match (own(old, was, kinds.0), own(new, is, kinds.1)) {
        (was, is) if was == is => String::new(),
        (was, is) => format!(": {}, where it was {}", listed(&is), listed(&was)),
    }
}

fn kind(kind: &SchemaKind) -> &'static str {
    match kind {
        SchemaKind::Any => "anything",
        SchemaKind::Boolean => "`true` or `false`",
        SchemaKind::Integer(_) => "a whole number",
        SchemaKind::Number(_) => "a number",
        SchemaKind::String(_) => "text",
        SchemaKind::Enumeration(_) => "one of a list of values",
        SchemaKind::Array(_) | SchemaKind::Tuple(_) => "a list",
        SchemaKind::Object(_) | SchemaKind::Map(_) => "an object",
        SchemaKind::Union(_) => "one of several schemas",
    }
}

fn listed(allowed: &[String]) -> String {
    if allowed.is_empty() { "anything".to_owned() } else { allowed.join(", ") }
}

fn allowed(side: &ComparedClient<'_>, schema: SchemaRef) -> Vec<String> {
    let kind = &side.schema(schema.id).kind;
    let own = side.client.api.schema(schema.id);
    let validation = if matches!(own.kind, SchemaKind::Integer(_)) {
        own.effective_validation()
    } else {
        Cow::Borrowed(&own.validation)
    };
    let alternatives: Vec<String> = validation.alternatives().map(|own| requirements(kind, own).join(", ")).collect();
    let said = [
        Some(alternatives.join(", or ")).filter(|said| !said.is_empty()),
        matches!(kind, SchemaKind::Array(array) if array.unique).then(|| "no item twice".to_owned()),
        format(kind).map(str::to_owned),
    ];
    said.into_iter().flatten().collect()
}

/// What text of a format is, where a service takes no other.
fn format(kind: &SchemaKind) -> Option<&'static str> {
    match kind {
        SchemaKind::String(StringFormat::Byte) => Some("base64"),
        SchemaKind::String(StringFormat::Duration) => Some("an ISO 8601 duration"),
        _ => None,
    }
}

fn requirements(kind: &SchemaKind, validation: &Validation) -> Vec<String> {
    let said = [
        range(validation),
        size(kind, validation),
        validation.pattern.as_ref().map(|pattern| format!("text that matches {}", code(pattern))),
        validation.multiple_of.map(|number| format!("a multiple of {number}")),
        values(validation),
    ];
    said.into_iter().flatten().collect()
}

/// How large a number may be.
fn range(validation: &Validation) -> Option<String> {
    if let (Some(from), Some(to), false, false) =
        (validation.minimum, validation.maximum, validation.exclusive_minimum, validation.exclusive_maximum)
    {
        return Some(format!("{from} to {to}"));
    }
    let from = validation.minimum.map(|bound| match validation.exclusive_minimum {
        true => format!("more than {bound}"),
        false => format!("{bound} or more"),
    });
    let to = validation.maximum.map(|bound| match validation.exclusive_maximum {
        true => format!("less than {bound}"),
        false => format!("{bound} or less"),
    });
    joined(from, to)
}

/// How long a text may be, and how many items or properties there may be.
fn size(kind: &SchemaKind, validation: &Validation) -> Option<String> {
    let (one, several) = match kind {
        SchemaKind::Array(_) | SchemaKind::Tuple(_) => ("item", "items"),
        SchemaKind::Object(_) | SchemaKind::Map(_) => ("property", "properties"),
        _ => ("character", "characters"),
    };
    let counted = |count: usize| format!("{count} {}", if count == 1 { one } else { several });
    match (validation.minimum_size.filter(|least| *least > 0), validation.maximum_size) {
        (Some(least), Some(most)) => Some(format!("{least} to {}", counted(most))),
        (Some(least), None) => Some(format!("{} or more", counted(least))),
        (None, Some(most)) => Some(format!("{} or less", counted(most))),
        (None, None) => None,
    }
}

fn joined(from: Option<String>, to: Option<String>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{from} and {to}")),
        (from, to) => from.or(to),
    }
}

fn values(validation: &Validation) -> Option<String> {
    let values: Vec<String> = validation.values.iter().map(|value| code(&value.to_string())).collect();
    (!values.is_empty()).then(|| format!("one of {}", values.join(", ")))
}
