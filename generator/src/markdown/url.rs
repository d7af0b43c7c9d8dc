//! URLs in running text, and targets of links.

use super::tree::Inline;

/// Characters that end a URL in running text.
const ENDS: [char; 6] = [' ', '<', '>', '"', '`', '\u{a0}'];

/// Characters that belong to the sentence when they stand at the end of a URL.
const PUNCTUATION: [char; 10] = ['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'];

/// Splits text at its bare URLs. A URL that is one becomes a link; a template of URLs (`https://{tenant}.example.com`)
/// becomes code, since no reader could follow it.
pub(super) fn split(text: &str) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut skipped = 0;
    while let Some(start) = find_scheme(rest, skipped) {
        let url = extent(rest.get(start..).unwrap_or_default());
        if host(url).is_empty() {
            skipped = start + "http".len();
            continue;
        }
        parts.push(Inline::Text(rest.get(..start).unwrap_or_default().to_owned()));
        parts.push(shown(url));
        rest = rest.get(start + url.len()..).unwrap_or_default();
        skipped = 0;
    }
    parts.push(Inline::Text(rest.to_owned()));
    parts
}

/// The target of a link where it can be followed from anywhere: an absolute `http` or `https` URL, percent-encoded
/// where RFC 3986, section 2, asks for it.
pub(super) fn absolute(target: &str) -> Option<String> {
    let target = target.trim();
    if find_scheme(target, 0) != Some(0) || host(target).is_empty() {
        return None;
    }
    let mut url = String::with_capacity(target.len());
    for character in target.chars() {
        if is_plain(character) {
            url.push(character);
        } else {
            let mut bytes = [0; 4];
            character.encode_utf8(&mut bytes).bytes().for_each(|byte| url.push_str(&format!("%{byte:02X}")));
        }
    }
    Some(url)
}

/// Where the next `http://` or `https://` begins, from a byte on.
fn find_scheme(text: &str, from: usize) -> Option<usize> {
    let tail = text.get(from..)?;
    let is_scheme = |start: &usize| {
        let rest = tail.get(*start..).unwrap_or_default().as_bytes();
        rest.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"http://"))
            || rest.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"https://"))
    };
    let starts = tail.char_indices().filter(|(_, c)| matches!(c, 'h' | 'H')).map(|(start, _)| start);
    starts.into_iter().find(is_scheme).map(|start| from + start)
}

/// What follows the scheme.
fn host(url: &str) -> &str {
    url.split_once("://").map_or("", |(_, host)| host)
}

/// The URL at the start of a text, without the punctuation of the sentence: a closing bracket belongs to the URL only
/// if its opening one does.
fn extent(text: &str) -> &str {
    let end = text.find(ENDS).unwrap_or(text.len());
    let mut url = text.get(..end).unwrap_or_default();
    while let Some(last) = url.chars().next_back() {
        let opening = match last {
            ')' => Some('('),
            ']' => Some('['),
            '}' => Some('{'),
            _ => None,
        };
        let unpaired = opening.is_some_and(|opening| url.matches(last).count() > url.matches(opening).count());
        if !unpaired && !PUNCTUATION.contains(&last) {
            break;
        }
        url = url.get(..url.len() - last.len_utf8()).unwrap_or_default();
    }
    url
}

fn shown(url: &str) -> Inline {
    if url.chars().all(|c| is_plain(c) && c != '*') {
        Inline::Link { url: url.to_owned(), label: vec![Inline::Text(url.to_owned())] }
    } else if url.chars().any(|c| matches!(c, '{' | '}' | '*')) {
        Inline::Code(url.to_owned())
    } else {
        let label = vec![Inline::Text(url.to_owned())];
        Inline::Link { url: absolute(url).unwrap_or_default(), label }
    }
}

/// Whether a character stands for itself in a URL (RFC 3986, section 2). Brackets of all kinds are left out: they are
/// allowed, but they end the target of a Markdown link.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(character)
}
