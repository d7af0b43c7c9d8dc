//! What a request is sent with to be answered item by item.

use bytes::Bytes;
use serde_json::Value;
use serde_json::value::RawValue;

use super::super::streamed::Streamed;
use super::Request;
use super::body::Body;
use super::shape::Pairs;

impl Request {
    /// The request as its operation wants it to be answered item by item.
    pub(crate) fn streamed(mut self) -> Self {
        let Streamed { query, members, end: _ } = self.operation.stream;
        for (name, value) in query {
            self = self.query(name, *value);
        }
        for (name, json) in members {
            self = self.member(name, json);
        }
        self
    }

    /// Sets a member of the body, which is an object as JSON or a form.
    fn member(mut self, name: &'static str, json: &'static str) -> Self {
        let media_type = self.content_type.unwrap_or(self.operation.content_type);
        let set = match self.body.take() {
            Some(Body::Bytes(body)) => body.and_then(|body| with_member(&body, name, json)),
            None if media_type.contains("json") => with_member(b"{}", name, json),
            fields => {
                self.body = fields;
                let text = serde_json::from_str::<String>(json);
                return self.field(name, text.unwrap_or_else(|_| json.to_owned()));
            }
        };
        self.body = Some(Body::Bytes(set));
        self
    }
}

/// An object as JSON, with a member more, or with another value of it.
fn with_member(body: &[u8], name: &str, json: &str) -> Result<Bytes, String> {
    let fault = |error: serde_json::Error| format!("the member {name} cannot be set in it: {error}");
    let Pairs(mut members) = serde_json::from_slice::<Pairs<&RawValue>>(body).map_err(fault)?;
    members.retain(|(member, _)| member != name);
    members.push((name.to_owned(), serde_json::from_str(json).map_err(fault)?));
    let members = members.iter().map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), value.get()));
    Ok(format!("{{{}}}", members.collect::<Vec<_>>().join(",")).into())
}
