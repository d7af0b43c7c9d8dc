//! The fields of an object of an overlay, and what is wrong with them.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest;
use crate::source::Location;

/// A release of the specification; the patch version does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    V1_0,
    V1_1,
}

/// An object of an overlay while it is read.
pub(super) struct Fields<'v, 'd> {
    /// What it is, with its article.
    what: &'static str,
    pub(super) members: &'v Map<String, Value>,
    pub(super) location: Location,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'v, 'd> Fields<'v, 'd> {
    /// The fields of `value`, which has to be an object.
    pub(super) fn of(
        what: &'static str,
        value: &'v Value,
        location: Location,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let Some(members) = value.as_object() else {
            diagnostics.push(unexpected(what, "an object", value, location));
            return None;
        };
        Some(Self { what, members, location, diagnostics })
    }

    /// Says which fields there must not be: those that are not in `names`, with the version that has each, and are no
    /// extensions.
    pub(super) fn check_names(&mut self, names: &[(&str, Version)], version: Version) {
        for key in self.members.keys().filter(|key| !key.starts_with("x-")) {
            let diagnostic = match names.iter().find(|(name, _)| name == key) {
                Some((_, since)) if *since <= version => continue,
                Some(_) => Diagnostic::error(format!("`{key}` came with Overlay 1.1"))
                    .label("this overlay is of an earlier version")
                    .help("write `overlay: 1.1.0` at the top"),
                None => {
                    let known = names.iter().filter(|(_, since)| *since <= version).map(|(name, _)| *name);
                    let help = match suggest::nearest(key, known) {
                        Some(name) => format!("did you mean `{name}`?"),
                        None => "take it out, or let its name begin with `x-`".to_owned(),
                    };
                    Diagnostic::error(format!("`{key}` is no field of {}", self.what)).help(help)
                }
            };
            self.diagnostics.push(diagnostic.at(self.location.child(key).key()));
        }
    }

    /// A field that there has to be.
    pub(super) fn required(&mut self, name: &str) -> Option<&'v Value> {
        let value = self.members.get(name);
        if value.is_none() {
            let message = format!("{} needs the field `{name}`", self.what);
            self.diagnostics.push(Diagnostic::error(message).at(self.location.clone()).help(format!("add `{name}`")));
        }
        value
    }

    /// A field that has to be text, if it is there.
    pub(super) fn text(&mut self, name: &str) -> Option<&'v str> {
        let value = self.members.get(name)?;
        let text = value.as_str();
        if text.is_none() {
            self.diagnostics.push(unexpected(&format!("`{name}`"), "text", value, self.location.child(name)));
        }
        text
    }

    /// A field that has to be there, and text.
    pub(super) fn required_text(&mut self, name: &str) -> Option<&'v str> {
        self.required(name)?;
        self.text(name)
    }

    /// A field that has to be `true` or `false`, if it is there.
    pub(super) fn boolean(&mut self, name: &str) -> Option<bool> {
        let value = self.members.get(name)?;
        let boolean = value.as_bool();
        if boolean.is_none() {
            self.diagnostics.push(unexpected(
                &format!("`{name}`"),
                "`true` or `false`",
                value,
                self.location.child(name),
            ));
        }
        boolean
    }
}

/// A value of another kind than the specification has.
pub(super) fn unexpected(what: &str, expected: &str, value: &Value, location: Location) -> Diagnostic {
    let found = match value {
        Value::Null => "nothing",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    let diagnostic =
        Diagnostic::error(format!("{what} has to be {expected}")).at(location).label(format!("this is {found}"));
    match (expected, value) {
        ("text", Value::Number(_) | Value::Bool(_)) => diagnostic.help("put it into quotes"),
        _ => diagnostic,
    }
}
