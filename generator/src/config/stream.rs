//! Responses that come item by item: `[[stream]]`.

use super::faults::place;
use super::tables::{Text, starts};
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
    #[schemars(schema_with = "super::schema::scalars")]
    pub set: BTreeMap<String, Value>,
    /// What the service sends behind the last item, such as `[DONE]`; it is no item.
    pub end: Option<String>,
}

impl Stream {
    fn fault(&self) -> Option<Diagnostic> {
        let says_nothing =
            self.media_type.is_none() && self.item.is_none() && self.set.is_empty() && self.end.is_none();
        if says_nothing {
            let fault = Diagnostic::error("the stream says nothing that the document does not");
            return Some(fault.help("write `media_type`, `item`, `set` or `end`, or take the table out"));
        }
        (self.end.as_deref() == Some(""))
            .then(|| Diagnostic::error("`end` of the stream is empty").help("take it out, or write what is sent"))
    }
}

/// What is wrong with tables that have the right keys and types, each at its line.
pub(super) fn faults((text, config): Text<'_>, tables: &[Stream]) -> Vec<Diagnostic> {
    let starts = starts(config, "stream");
    let faults = tables.iter().enumerate().filter_map(|(index, table)| {
        let start = starts.get(index).copied().unwrap_or_default();
        Some(table.fault()?.place(place(text, start)))
    });
    faults.collect()
}
