//! Responses of a success that are errors: `[failure]`.

use super::tables::Text;
use super::{faults::place, schema};
use crate::diagnostic::Diagnostic;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Value;

/// What makes a response an error although its status says that it is none: `property = "ok"` with `is = false`. The error has the body
/// that the operation's `default` response has. Responses that are read as they come (bytes, events, lines) are not looked at.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// The property of the body that tells; names with dots between them lead to one that is deeper. A body without it is no error.
    pub property: String,
    /// What the property is in an error: `true` or `false`, a number or a string.
    #[serde(default)]
    #[schemars(schema_with = "schema::scalar")]
    pub is: Option<Value>,
    /// What the property is in a success, if anything else is an error.
    #[serde(default)]
    #[schemars(schema_with = "schema::scalar")]
    pub is_not: Option<Value>,
}

impl Failure {
    /// What the property is compared with, and whether any other value is an error.
    fn value(&self) -> Option<(&Value, bool)> {
        let is = self.is.as_ref().map(|value| (value, false));
        is.or_else(|| self.is_not.as_ref().map(|value| (value, true)))
    }

    /// The same with the value as JSON.
    pub fn json(&self) -> Option<(String, bool)> {
        let (value, is_other) = self.value()?;
        Some((serde_json::to_string(value).ok()?, is_other))
    }

    /// The names that lead to the property.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        self.property.split('.')
    }

    fn fault(&self) -> Option<Diagnostic> {
        let both = self.is.is_some() == self.is_not.is_some();
        if both {
            let fault = Diagnostic::error("`[failure]` must have one of `is` and `is_not`");
            return Some(fault.help("write `is` with the value of an error, or `is_not` with that of a success"));
        }
        self.path().any(str::is_empty).then(|| {
            Diagnostic::error("`failure.property` has a name that is empty")
                .help("write the names of properties with a dot between each two")
        })
    }
}

/// What is wrong with a table that has the right keys and types.
pub(super) fn faults((text, config): Text<'_>, failure: Option<&Failure>) -> Option<Diagnostic> {
    let fault = failure?.fault()?;
    let start = config.get("failure").map_or(0, |table| table.span().start);
    Some(fault.place(place(text, start)))
}
