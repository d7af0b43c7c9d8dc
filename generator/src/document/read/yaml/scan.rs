//! A look at a YAML text before it is parsed: the parser keeps every event in memory, and takes time that grows with
//! the square of the depth of brackets, so both are bounded first.

use crate::document::limits::Limits;
use crate::document::read::{ErrorPosition, SyntaxError};

/// More open brackets than this are refused at sight. It lies far above the limit on nesting, since brackets in prose
/// count here too.
const OPEN_BRACKETS: usize = 1_000;

/// Refuses a text that would take the parser too much memory or time.
pub(super) fn check(text: &str, limits: &Limits) -> Result<(), SyntaxError> {
    let (mut open, mut marks) = (0_usize, 0_usize);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => (open, marks) = (open + 1, marks + 1),
            b']' | b'}' => open = open.saturating_sub(1),
            b',' | b'\n' | b'\r' => marks += 1,
            b'-' | b'?' | b':' if followed_by_space(text, offset) => marks += 1,
            _ => {}
        }
        if open > OPEN_BRACKETS {
            return Err(SyntaxError::new(
                format!("more than {OPEN_BRACKETS} open brackets"),
                ErrorPosition::Byte(offset),
            )
            .label("none of them was closed before this one"));
        }
        if marks > limits.nodes {
            return Err(SyntaxError::new(
                format!("more than {} values in one file", limits.nodes),
                ErrorPosition::Byte(offset),
            )
            .label("given up here")
            .help("split the document into several files"));
        }
    }
    Ok(())
}

fn followed_by_space(text: &str, offset: usize) -> bool {
    matches!(text.as_bytes().get(offset + 1), Some(b' ' | b'\t'))
}

/// The first character that YAML does not allow anywhere (YAML 1.2.2, section 5.1), with its byte offset.
pub(super) fn forbidden(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| {
        let allowed = matches!(character, '\t' | '\n' | '\r' | '\u{85}')
            || !(character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}'));
        !allowed
    })
}
