//! URLs in running text, and targets of links.

use super::tree::Inline;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What does not stand for itself in a URL (RFC 3986, section 2). Brackets of all kinds are among it: they are allowed, but
/// they end the target of a Markdown link.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'#')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'%');

/// Characters that end a URL in running text.
const ENDS: [char; 6] = [' ', '<', '>', '"', '`', '\u{a0}'];

/// Characters that belong to the sentence when they stand at the end of a URL.
const PUNCTUATION: [char; 10] = ['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'];

/// Brackets, each opening one with its closing one.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

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
    Some(utf8_percent_encode(target, ENCODED).to_string())
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
    let mut unopened =
        BRACKETS.map(|(open, close)| url.matches(close).count().saturating_sub(url.matches(open).count()));
    while let Some(last) = url.chars().next_back() {
        let mut bracket = BRACKETS.iter().zip(&mut unopened).filter(|((_, close), _)| *close == last);
        match bracket.next() {
            Some((_, unopened)) if *unopened > 0 => *unopened -= 1,
            None if PUNCTUATION.contains(&last) => {}
            _ => break,
        }
        url = url.get(..url.len() - last.len_utf8()).unwrap_or_default();
    }
    url
}

fn shown(url: &str) -> Inline {
    if url.contains(['{', '}', '*']) {
        return Inline::Code(url.to_owned());
    }
    Inline::Link { url: utf8_percent_encode(url, ENCODED).to_string(), label: vec![Inline::Text(url.to_owned())] }
}
