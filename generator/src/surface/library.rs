use super::RustType;
use serde::Serialize;

/// The types at the root of the crate that are there only where an operation makes use of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RootTypes {
    /// `Authorization` and `AuthorizationCode`: users can be asked for tokens.
    pub authorization_code: bool,
    /// `ByteStream`, and its blocking twin: an operation gives bytes.
    pub byte_stream: bool,
    /// `Decimal`: a number has each of its digits.
    pub decimal: bool,
    /// `RefreshToken` and `Tokens`: tokens are fetched by a refresh token.
    pub refresh_token: bool,
    /// `Event` and `Events`, and the blocking twin of that: an operation gives events.
    pub events: bool,
    /// `File`: an operation takes bytes.
    pub file: bool,
    /// `Header`: the responses of an operation have documented headers.
    pub header: bool,
    /// `JsonStream`, and its blocking twin: an operation gives another sequence of items.
    pub json_stream: bool,
    /// `Unread`: a model keeps what none of its fields holds.
    pub unread: bool,
}

impl RootTypes {
    /// What the crate has beside the runtime, each a folder: its client, and the parts that it has a use for. A runtime that is shared has streams by itself.
    pub fn parts(self, shares_runtime: bool) -> impl Iterator<Item = &'static str> {
        let streams = self.streams() && !shares_runtime;
        let parts = [("authorization_code", self.authorization_code), ("client", true), ("streams", streams)];
        parts.into_iter().filter(|(_, is_used)| *is_used).map(|(name, _)| name)
    }

    /// Whether responses come item by item.
    pub fn streams(self) -> bool {
        self.events || self.json_stream
    }

    /// The names of those that are there.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let types = [
            ("Authorization", self.authorization_code),
            ("AuthorizationCode", self.authorization_code),
            ("ByteStream", self.byte_stream),
            ("Decimal", self.decimal),
            ("Event", self.events),
            ("Events", self.events),
            ("File", self.file),
            ("Header", self.header),
            ("RefreshToken", self.refresh_token),
            ("Tokens", self.refresh_token),
            ("JsonStream", self.json_stream),
            ("Unread", self.unread),
        ];
        types.into_iter().filter(|(_, is_used)| *is_used).map(|(name, _)| name)
    }
}

/// The types of other packages that strings of some formats have.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MappedTypes {
    /// Each type once, with the string that stands for what cannot be read.
    pub types: Vec<(RustType, Option<String>)>,
    /// The packages that have them, by their names in code, which the crate exports.
    pub packages: Vec<String>,
}

impl MappedTypes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }
}
