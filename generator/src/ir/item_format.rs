use super::essence;
use serde::Serialize;

/// How a body is a sequence of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemFormat {
    /// Server-sent events (WHATWG HTML, section 9.2).
    Events,
    /// A JSON value a line.
    Lines,
    /// JSON text sequences (RFC 7464).
    Texts,
}

/// The media types of lines of JSON, of which none is registered.
const LINES: [&str; 12] = [
    "application/jsonl",
    "application/json-l",
    "application/jsonlines",
    "application/json-lines",
    "application/ndjson",
    "application/stream+json",
    "application/x-jsonl",
    "application/x-jsonlines",
    "application/x-json-lines",
    "application/x-ndjson",
    "application/x-json-stream",
    "text/x-ndjson",
];

impl ItemFormat {
    /// The format of a media type, by its name; none where it is no sequence.
    pub fn of(name: &str) -> Option<Self> {
        match essence(name).as_str() {
            "text/event-stream" => Some(Self::Events),
            texts if texts == "application/json-seq" || texts.ends_with("+json-seq") => Some(Self::Texts),
            lines if LINES.contains(&lines) || lines.ends_with("+jsonl") => Some(Self::Lines),
            // A service that is watched sends a line a change.
            "application/json" if has_parameter(name, "stream", "watch") => Some(Self::Lines),
            _ => None,
        }
    }
}

/// Whether a media type has a parameter with a value (RFC 9110, section 5.6.6).
fn has_parameter(media_type: &str, name: &str, value: &str) -> bool {
    let mut parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    parameters.any(|(own, given)| own.trim().eq_ignore_ascii_case(name) && given.trim().trim_matches('"') == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_sequences_by_their_names() {
        for (name, format) in [
            ("text/event-stream", Some(ItemFormat::Events)),
            ("Text/Event-Stream; charset=utf-8", Some(ItemFormat::Events)),
            ("application/x-ndjson", Some(ItemFormat::Lines)),
            ("application/jsonl;charset=utf-8", Some(ItemFormat::Lines)),
            ("application/vnd.a+jsonl", Some(ItemFormat::Lines)),
            ("application/json-seq", Some(ItemFormat::Texts)),
            ("application/geo+json-seq", Some(ItemFormat::Texts)),
            ("application/json;stream=watch", Some(ItemFormat::Lines)),
            ("application/json; charset=utf-8; Stream=\"watch\"", Some(ItemFormat::Lines)),
            ("application/vnd.kubernetes.protobuf;stream=watch", None),
            ("application/json;stream=no", None),
            ("application/json", None),
            ("text/plain", None),
        ] {
            assert_eq!(ItemFormat::of(name), format, "{name}");
        }
    }
}
