//! The fields that an object must have, or must not have beside each other.

use serde_json::{Value, json};

use super::Conform;
use super::fault::Faults;
use crate::diagnostic::{Diagnostic, Instead, Kind};
use crate::document::grammar::{METHODS, Need, Object};
use crate::document::normalize::TARGET;
use crate::document::normalize::context::Members;
use crate::document::normalize::path::Path;

/// What stands for a field that must be there, where it says nothing that a client needs.
fn default(kind: Object, name: &str) -> Option<Value> {
    match (kind, name) {
        (Object::OpenApi, "info") => Some(json!({ "title": "", "version": "" })),
        (Object::OpenApi, "paths") | (Object::Operation, "responses") => Some(json!({})),
        (Object::Info, "title" | "version") | (Object::Response, "description") => Some(json!("")),
        (_, "authorizationUrl" | "tokenUrl" | "openIdConnectUrl") => Some(json!("")),
        (Object::ImplicitFlow | Object::PasswordFlow, "scopes") => Some(json!({})),
        (Object::ClientCredentialsFlow | Object::AuthorizationCodeFlow, "scopes") => Some(json!({})),
        (Object::DeviceAuthorizationFlow, "scopes") => Some(json!({})),
        (Object::DeviceAuthorizationFlow, "deviceAuthorizationUrl") => Some(json!("")),
        (Object::Response | Object::RequestBody, "content") => Some(json!({ "*/*": {} })),
        _ => None,
    }
}

/// The fields without which an object is none.
pub(super) fn needed(kind: Object, members: &Members) -> Vec<&'static str> {
    let of_table = kind.table().fields(TARGET).filter(|field| match field.need {
        Need::Always => default(kind, field.name).is_none(),
        Need::When(tag, value) => {
            members.get(tag).is_some_and(|found| found == value) && default(kind, field.name).is_none()
        }
        Need::Optional => kind == Object::Server && field.name == "variables",
    });
    of_table.map(|field| field.name).collect()
}

/// What a user gets where an object loses a field that it can do without.
pub(super) fn instead(kind: Object, name: &str) -> Instead {
    match (kind, name) {
        (Object::PathItem, name) if METHODS.contains(&name) => Instead::NoOperation,
        (Object::Response | Object::RequestBody, "content") => Instead::AnyValue,
        (Object::Parameter | Object::Header, "content") => "read as text".into(),
        _ => "ignored".into(),
    }
}

/// Whether an object describes content: one that loses all of it is one of any content, and not of none.
pub(super) fn has_content(kind: Object, members: &Members) -> bool {
    let is_there = |content: &Value| content.as_object().is_none_or(|content| !content.is_empty());
    matches!(kind, Object::Response | Object::RequestBody) && members.get("content").is_some_and(is_there)
}

/// Puts in what stands for content of which nothing is left.
pub(super) fn any_content(kind: Object, members: &mut Members) {
    if members.get("content").and_then(Value::as_object).is_none_or(Members::is_empty) {
        members.extend(default(kind, "content").map(|content| ("content".to_owned(), content)));
    }
}

/// Puts in what an object must have, and has lost.
pub(super) fn complete(kind: Object, members: &mut Members) {
    let is_needed = |need: Need| match need {
        Need::Always => true,
        Need::When(tag, value) => members.get(tag).is_some_and(|found| found == value),
        Need::Optional => false,
    };
    let missing =
        kind.table().fields(TARGET).filter(|field| is_needed(field.need) && !members.contains_key(field.name));
    let missing: Vec<&str> = missing.map(|field| field.name).collect();
    for name in missing {
        if let Some(value) = default(kind, name) {
            members.insert(name.to_owned(), value);
        }
    }
    match kind {
        Object::Parameter | Object::Header if !members.contains_key("schema") && !members.contains_key("content") => {
            members.insert("schema".to_owned(), json!({ "type": "string" }));
        }
        Object::Link if !members.contains_key("operationId") && !members.contains_key("operationRef") => {
            members.insert("operationId".to_owned(), json!(""));
        }
        _ => {}
    }
}

impl Conform<'_, '_> {
    /// Tells the fields that an object lacks. Gives those without which it is none.
    pub(super) fn missing(&mut self, kind: Object, members: &Members, path: &Path<'_>) -> Faults {
        let mut lost = Faults::new();
        for field in kind.table().fields(TARGET) {
            let is_there = || members.contains_key(field.name);
            let is_missing = match field.need {
                Need::Always => !is_there(),
                Need::When(tag, value) => match members.get(tag).and_then(Value::as_str) {
                    Some(found) if found == value => !is_there(),
                    Some(found) if is_there() => {
                        self.without_effect(field.name, tag, found, path);
                        false
                    }
                    _ => false,
                },
                Need::Optional => false,
            };
            if !is_missing {
                continue;
            }
            let wrong = format!("{} must have the field `{}`", kind.name(), field.name);
            let fault = Diagnostic::of(Kind::MissingField, wrong).at(self.context.name(path));
            match default(kind, field.name) {
                Some(_) if kind == Object::RequestBody => self.settle(vec![fault], Instead::AnyValue),
                Some(_) => self.settle(vec![fault], "read as an empty one"),
                None => lost.push(fault),
            }
        }
        if let Some((one, other)) = kind.table().either
            && !members.contains_key(one)
            && !members.contains_key(other)
        {
            let wrong = format!("{} must have the field `{one}` or `{other}`", kind.name());
            lost.push(Diagnostic::of(Kind::MissingField, wrong).at(self.context.name(path)));
        }
        lost
    }

    fn without_effect(&mut self, name: &str, tag: &str, found: &str, path: &Path<'_>) {
        let at = self.context.key(&path.pointer(), name);
        let wrong = format!("`{name}` has no effect where `{tag}` is `{found}`");
        self.context.repaired(Kind::FieldWithoutEffect, at, wrong, "ignored");
    }

    /// Of two fields that exclude each other the first is read; what is sent in a parameter or a header is of one media type
    /// (section 4.7.12.2.3).
    pub(super) fn exclusive(&mut self, kind: Object, members: &mut Members, path: &Path<'_>) {
        let Some((one, other)) = kind.table().either else { return };
        if members.contains_key(one) && members.contains_key(other) {
            let at = self.context.key(&path.pointer(), other);
            let wrong = format!("{} cannot have both `{one}` and `{other}`", kind.name());
            self.context.repaired(Kind::ExclusiveFields, at, wrong, "ignored");
            members.shift_remove(other);
        }
        if !matches!(kind, Object::Parameter | Object::Header) {
            return;
        }
        let Some(Value::Object(content)) = members.get_mut("content") else { return };
        if content.len() == 1 {
            return;
        }
        let at = self.context.key(&path.pointer(), "content");
        let wrong = format!("the `content` of {} must have exactly one media type", kind.name());
        let instead = if content.is_empty() { "read as text" } else { "the first is read" };
        self.context.repaired(Kind::SeveralMediaTypes, at, wrong, instead);
        let first = content.keys().next().cloned();
        content.retain(|name, _| Some(name) == first.as_ref());
        if content.is_empty() {
            members.shift_remove("content");
        }
    }
}
