//! Characters that nobody sees.

use std::borrow::Cow;

/// Whether a character is shown escaped: a control, one that ends a line, turns the direction of writing or shows nothing at all,
/// and what is no character (Unicode 16, sections 23.2 to 23.9).
pub(crate) fn is_hidden(character: char) -> bool {
    // Nearly all text is ASCII, of which the controls alone are hidden.
    if character.is_ascii() { character.is_ascii_control() } else { is_hidden_beyond_ascii(character) }
}

fn is_hidden_beyond_ascii(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || character.is_control()
        || (character as u32) & 0xfffe == 0xfffe
}

/// A text on one line, in which each such character is written as Rust escapes it: `\n`, `\u{202e}`.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    shown_but(text, &[])
}

/// The same with some of the characters left as they are.
pub(super) fn shown_but<'a>(text: &'a str, left: &[char]) -> Cow<'a, str> {
    let is_escaped = |character: char| is_hidden(character) && !left.contains(&character);
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_escaped(character) { shown.extend(character.escape_default()) } else { shown.push(character) }
    }
    Cow::Owned(shown)
}
