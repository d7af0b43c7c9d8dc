//! Responses that come item by item: `[[stream]]`.

use super::faults::place;
use super::tables::starts;
use crate::diagnostic::Diagnostic;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// How the responses of some operations come item by item, as far as the document does not say it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    /// The operations that it is for, by `operationId`, or by method and path: `"GET /things"`; one that has no such stream is an error.
    #[serde(default)]
    pub operations: Vec<String>,
    /// The tags whose operations it is for, as far as they fit; without tags and operations it is for all that fit.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The media type of the stream, such as `text/event-stream`; by default each that the document lists and that is a stream. An operation that is
    /// named under `operations` has it even if the document does not list it.
    pub media_type: Option<String>,
    /// What an item is, by the name of a schema under `components/schemas`; of events it is what their data is.
    pub item: Option<String>,
    /// What is set in a request to get the stream, each a property of the body or a parameter of the query: `{ stream = true }`.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::any_table")]
    pub set: BTreeMap<String, Value>,
    /// What the service sends behind the last item, such as `[DONE]`; it is no item.
    pub end: Option<String>,
}

impl Stream {
    fn fault(&self) -> Option<Diagnostic> {
        let says_nothing =
            self.media_type.is_none() && self.item.is_none() && self.set.is_empty() && self.end.is_none();
        let is_single = |value: &Value| value.is_boolean() || value.is_number() || value.is_string();
        match self.set.iter().find(|(_, value)| !is_single(value)) {
            _ if says_nothing => Some(
                Diagnostic::error("the stream says nothing that the document does not")
                    .help("write `media_type`, `item`, `set` or `end`, or take the table out"),
            ),
            Some((name, _)) => Some(
                Diagnostic::error(format!("`set` of the stream gives `{name}` a list, a table or a time"))
                    .help("write a text, a number, `true` or `false`"),
            ),
            None if self.end.as_deref() == Some("") => {
                Some(Diagnostic::error("`end` of the stream is empty").help("take it out, or write what is sent"))
            }
            None => None,
        }
    }
}

/// What is wrong with tables that have the right keys and types, each at its line.
pub(super) fn faults(text: &str, tables: &[Stream]) -> Vec<Diagnostic> {
    let starts = starts(text, "stream");
    let faults = tables.iter().enumerate().filter_map(|(index, table)| {
        let start = starts.get(index).copied().unwrap_or_default();
        Some(table.fault()?.place(place(text, start)))
    });
    faults.collect()
}
