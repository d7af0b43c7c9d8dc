//! The header `Link` (RFC 8288, section 3).

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with the relation `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    // What is no ASCII may stand in a title; were the field passed over, the pages would seem to be at their end.
    headers.get_all(LINK).iter().find_map(|value| of_field(&String::from_utf8_lossy(value.as_bytes())))
}

/// The target in one field, which may have several links.
fn of_field(field: &str) -> Option<String> {
    let mut rest = field;
    while let Some((_, link)) = rest.split_once('<') {
        let (target, after) = link.split_once('>')?;
        let (parameters, following) = split(after, b',');
        if is_next(parameters) {
            return Some(target.trim().to_owned());
        }
        rest = following;
    }
    None
}

/// What is before the first separator that is not within quotation marks, and what is behind it.
fn split(text: &str, separator: u8) -> (&str, &str) {
    let (mut quoted, mut escaped) = (false, false);
    let end = text.bytes().position(|byte| {
        let ends = byte == separator && !quoted;
        quoted ^= byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    let parts = end.and_then(|end| text.split_at_checked(end));
    parts.map_or((text, ""), |(before, behind)| (before, behind.get(1..).unwrap_or_default()))
}

/// Whether `next` is among the relations; of several parameters `rel` the first one counts.
fn is_next(parameters: &str) -> bool {
    let named =
        std::iter::successors(Some(("", parameters)), |(_, rest)| Some(split(rest, b';')).filter(|_| !rest.is_empty()));
    let named = named.filter_map(|(parameter, _)| parameter.split_once('='));
    let relation = named.map(|(name, value)| (name.trim(), value)).find(|(name, _)| name.eq_ignore_ascii_case("rel"));
    relation.is_some_and(|(_, value)| {
        let value = value.trim().trim_matches('"');
        value.split_ascii_whitespace().any(|relation| relation.eq_ignore_ascii_case("next"))
    })
}
