//! What of a body may be shown in messages and logs.

use crate::runtime::decode::without_mark;
use crate::runtime::secret::Secret;

/// The most characters of a body that are shown.
const LENGTH: usize = 200;

/// The beginning of `body` on one line: without a byte order mark, secrets redacted, control
/// characters escaped, at most 200 characters.
pub(crate) fn excerpt(body: &[u8], secrets: &[Secret]) -> String {
    let text = String::from_utf8_lossy(without_mark(body));
    let mut rest = text.trim();
    let mut shown = String::new();
    let mut length = 0;
    while let Some(next) = rest.chars().next() {
        let piece;
        (piece, rest) = match behind_secret(rest, secrets) {
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

/// What is behind the longest secret that a text begins with.
fn behind_secret<'t>(text: &'t str, secrets: &[Secret]) -> Option<&'t str> {
    let secrets = secrets.iter().map(Secret::expose).filter(|secret| !secret.is_empty());
    secrets.filter_map(|secret| behind(text, secret)).min_by_key(|rest| rest.len())
}

/// What is behind a secret, however its characters are spelled.
fn behind<'t>(text: &'t str, secret: &str) -> Option<&'t str> {
    // A `\` or a `%` may be itself or the beginning of a spelling.
    let mut rests = vec![text];
    for character in secret.chars() {
        rests = rests.into_iter().flat_map(|rest| behind_character(rest, character)).collect();
        rests.dedup();
        if rests.is_empty() {
            return None;
        }
    }
    rests.into_iter().min_by_key(|rest| rest.len())
}

/// What is behind a character: as it is, or as JSON strings (RFC 8259, section 7), forms and percent-encoding spell it.
fn behind_character(text: &str, character: char) -> impl Iterator<Item = &str> {
    let escaped = text.strip_prefix('\\').and_then(|rest| behind_escape(rest, character));
    let percent = character
        .encode_utf8(&mut [0; 4])
        .bytes()
        .try_fold(text, |rest, byte| behind_hex(rest.strip_prefix('%')?, 2, u32::from(byte)));
    let plus = text.strip_prefix('+').filter(|_| character == ' ');
    [text.strip_prefix(character), escaped, percent, plus].into_iter().flatten()
}

/// What is behind an escape of JSON, without the `\` before it.
fn behind_escape(text: &str, character: char) -> Option<&str> {
    let short = match character {
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        other => other,
    };
    let mut units = [0; 2];
    let mut units = character.encode_utf16(&mut units).iter().enumerate();
    let by_number = units.try_fold(text, |rest, (index, unit)| {
        let rest = if index == 0 { rest } else { rest.strip_prefix('\\')? };
        behind_hex(rest.strip_prefix('u')?, 4, u32::from(*unit))
    });
    text.strip_prefix(short).or(by_number)
}

/// What is behind a hexadecimal number of some digits, in capitals or not.
fn behind_hex(text: &str, digits: usize, number: u32) -> Option<&str> {
    let (hex, rest) = text.split_at_checked(digits)?;
    let is_number = hex.bytes().all(|digit| digit.is_ascii_hexdigit()) && u32::from_str_radix(hex, 16) == Ok(number);
    is_number.then_some(rest)
}

/// A character as one line can show it: control and invisible characters as `\n` or `\u{…}`.
pub(crate) fn escape(character: char) -> String {
    match character {
        '"' | '\'' | '\\' => character.to_string(),
        _ => character.escape_debug().to_string(),
    }
}
