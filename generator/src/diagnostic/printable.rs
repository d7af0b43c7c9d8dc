//! Text of a document as it may be shown: a terminal must not take any of it for a command.

use std::borrow::Cow;
use std::path::Path;

/// `text` with a replacement character for each control character and for what turns the direction of writing.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(is_command) { text.replace(is_command, "\u{fffd}").into() } else { text.into() }
}

/// A path, made printable.
pub(super) fn path(path: &Path) -> String {
    printable(&path.display().to_string()).into_owned()
}

/// A part of a source file. The library that draws it takes care of all but the control characters from U+0080 on;
/// what stands for those has as many bytes, so that the marks stay where they are.
pub(super) fn source(text: &str) -> Cow<'_, str> {
    let is_late = |character: char| ('\u{80}'..='\u{9f}').contains(&character);
    if text.contains(is_late) { text.replace(is_late, "\u{b7}").into() } else { text.into() }
}

fn is_command(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
