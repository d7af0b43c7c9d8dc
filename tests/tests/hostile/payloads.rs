//! What would leave its place in one language or another.

pub use sailmaker_tests::payloads::EACH;

use sailmaker::document::grammar::Version;
use sailmaker::document::grammar::strings::{self, StringKind};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Where a payload stands in a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Before all else, in what the grammar lets begin with anything; else behind it.
    Start,
    End,
}

/// Some of them in one text, short enough for the names of files. What is compiled of it leaves a file behind.
pub const ALL_AT_ONCE: &str = "``\n\n```rust\nstd::fs::write(\"M\", \"\").unwrap();\n```\n\"##;std::fs::write(\"M\",\"\");//\\\n\
    --><script>m()</script></p>{{m}}](javascript:m)|`\0\u{202e}\u{200b}\u{1b}\u{9b}\"####";

/// A document with a payload in each string that is the author's.
pub fn in_each_string(document: &Value, version: Version, at: At, payload: &str) -> Value {
    strings::rewritten(document, version, &mut |kind, text| hostile(kind, text, at, payload))
}

/// A document with a payload at the end of one word of the vocabulary where it stands first, and which word that was; none where
/// there are no more.
pub fn in_one_word(document: &Value, version: Version, number: usize, payload: &str) -> Option<(Value, String)> {
    let (mut met, mut word) = (BTreeSet::new(), None);
    let rewritten = strings::rewritten(document, version, &mut |kind, text| {
        let is_word = matches!(kind, StringKind::Word | StringKind::Reference | StringKind::Format);
        if !is_word || !met.insert(text.to_owned()) || met.len() != number + 1 {
            return text.to_owned();
        }
        word = Some(text.to_owned());
        format!("{text}{payload}")
    });
    Some((rewritten, word?))
}

/// What a path and a URL have variables in; and a path has neither a query nor a fragment. A payload with such signs would ask for
/// something else than to be shown.
const BRACES: [char; 2] = ['{', '}'];

/// The same text gets the same payload, so that what belongs together by its name still does.
fn hostile(kind: StringKind, text: &str, at: At, payload: &str) -> String {
    match kind {
        // The names of variables are within the URL.
        StringKind::Free if text.starts_with("http") => {
            text.replace('}', &format!("{payload}}}")) + &payload.replace(BRACES, "")
        }
        StringKind::Free if at == At::Start && !text.starts_with('/') => format!("{payload}{text}"),
        StringKind::Free | StringKind::Component => format!("{text}{payload}"),
        StringKind::MediaType => format!("{text}; a=\"{payload}\""),
        StringKind::Path => path(text, &payload.replace(['#', '?'], "").replace(BRACES, "")),
        StringKind::Reference => reference(text, payload),
        StringKind::Format | StringKind::Word => text.to_owned(),
    }
}

fn path(template: &str, payload: &str) -> String {
    let segment = |segment: &str| match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(name) => format!("{{{name}{payload}}}"),
        None if segment.is_empty() => String::new(),
        None => format!("{segment}{payload}"),
    };
    template.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// A reference to what has another name now.
fn reference(text: &str, payload: &str) -> String {
    if !text.starts_with('#') {
        return text.to_owned();
    }
    let token = payload.replace('~', "~0").replace('/', "~1");
    let mut encoded = text.to_owned();
    for byte in token.bytes() {
        let written = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'~' => write!(encoded, "{}", char::from(byte)),
            _ => write!(encoded, "%{byte:02X}"),
        };
        written.expect("a string takes all");
    }
    encoded
}
