//! Text of a document as it may be shown: a terminal must not take any of it for a command.

use crate::text::{Terminal, is_hidden};
use std::borrow::Cow;
use std::path::Path;

/// A path, made printable.
pub(super) fn path(path: &Path) -> String {
    Terminal::line(&path.display().to_string()).to_string()
}

/// A part of a source file. What is not seen in it is not escaped: what stands for it has as many bytes, so that the marks stay
/// where they are. The library that draws it takes care of the control characters of one byte.
pub(super) fn source(text: &str) -> Cow<'_, str> {
    let is_late = |character: char| is_hidden(character) && !character.is_ascii();
    if !text.contains(is_late) {
        return text.into();
    }
    let shown = |character: char| match character.len_utf8() {
        _ if !is_late(character) => character,
        2 => '\u{b7}',
        3 => '\u{fffd}',
        _ => '\u{1f6ab}',
    };
    text.chars().map(shown).collect::<String>().into()
}
