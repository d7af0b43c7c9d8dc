use super::InputPlace;
use serde::Serialize;
use serde_json::Value;

/// What a request has, and a response ends with, where the response is read item by item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Streamed {
    /// What is set in the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<StreamSetting>,
    /// What comes behind the last item, and is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

/// A value that a request has where its response is read item by item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StreamSetting {
    /// The name on the wire.
    pub name: String,
    /// Where it goes: into the query or, as a property, into the body.
    pub place: InputPlace,
    /// The value: a text, a number or a boolean.
    pub value: Value,
}
