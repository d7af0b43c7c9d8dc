//! What of a body may be shown in messages and logs.

use crate::runtime::decode::without_mark;
use crate::runtime::percent;
use crate::runtime::secret::Secret;

/// The most characters of a body that are shown.
const LENGTH: usize = 200;

/// The beginning of `body` on one line: without a byte order mark, secrets redacted, control
/// characters escaped, at most 200 characters.
pub(crate) fn excerpt(body: &[u8], secrets: &[Secret]) -> String {
    let text = String::from_utf8_lossy(without_mark(body));
    let secrets = spellings(secrets);
    let mut rest = text.trim();
    let mut shown = String::new();
    let mut length = 0;
    while let Some(next) = rest.chars().next() {
        let piece;
        (piece, rest) = match secrets.iter().find_map(|secret| rest.strip_prefix(secret.as_str())) {
            Some(rest) => ("[redacted]".to_owned(), rest),
            None => (escape(next), rest.get(next.len_utf8()..).unwrap_or_default()),
        };
        length += piece.chars().count();
        if length > LENGTH - 1 && !(length == LENGTH && rest.is_empty()) {
            shown.push('…');
            break;
        }
        shown.push_str(&piece);
    }
    shown
}

/// The secrets as they are, and as JSON, forms and cookies spell them; the longest first, in case
/// one is the beginning of another.
fn spellings(secrets: &[Secret]) -> Vec<String> {
    let secrets = secrets.iter().map(Secret::expose);
    let mut all: Vec<String> = secrets
        .flat_map(|secret| {
            let encoded = percent::text(secret);
            [secret.to_owned(), in_json(secret), encoded.replace("%20", "+"), encoded, percent::cookie(secret)]
        })
        .filter(|spelling| !spelling.is_empty())
        .collect();
    all.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
    all.dedup();
    all
}

/// What is between the quotation marks of a JSON string.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or_default().to_owned()
}

/// A character as one line can show it: control and invisible characters as `\n` or `\u{…}`.
pub(crate) fn escape(character: char) -> String {
    match character {
        '"' | '\'' | '\\' => character.to_string(),
        _ => character.escape_debug().to_string(),
    }
}
