//! Text in Markdown, each character of which stands for itself.

use super::shown;

/// A text on one line, in CommonMark and in MDX (CommonMark 0.31, section 2.4). What needs no backslash gets none, so that
/// ordinary text stays as it is.
pub(super) fn escaped(text: &str) -> String {
    let text = shown(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if needs_escape(character, before, rest.as_str()) || (before.is_none() && begins_block(&text)) {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
    out
}

fn needs_escape(character: char, before: Option<char>, rest: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '~' | '[' | ']' | '<' | '{' | '}' | '|' => true,
        // Within a word an underscore does not emphasize (CommonMark 0.31, section 6.2).
        '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
        '&' => is_entity(rest),
        // `1. ` and `1) ` begin a list.
        '.' | ')' => before.is_some_and(|before| before.is_ascii_digit()) && rest.starts_with(' '),
        _ => false,
    }
}

/// Whether a text begins with a sign that may begin a block: a heading, a quote, a list, a rule.
fn begins_block(text: &str) -> bool {
    let begins =
        |sign: &str| text.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']));
    text.starts_with(['#', '>', '=']) || text.starts_with("::") || begins("-") || begins("+")
}

/// Whether what follows an ampersand may make an entity of it (CommonMark 0.31, section 2.5).
fn is_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.trim_start_matches(|sign: char| sign.is_ascii_alphanumeric());
    end.len() < name.len() && end.starts_with(';')
}
