//! Text in Markdown, each character of which stands for itself: names and values here, and what is between the marks of a
//! description in [`crate::markdown`].

use super::shown;

/// Where a text is written.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// Whether MDX may read it, in which `<` opens a tag and `{` an expression.
    pub(crate) mdx: bool,
    /// Whether it may be a cell of a table.
    pub(crate) cell: bool,
    /// Whether it begins a paragraph.
    pub(crate) starts_block: bool,
    /// Whether it begins a line.
    pub(crate) starts_line: bool,
    /// Whether a link follows.
    pub(crate) before_link: bool,
}

/// A text on one line that may stand anywhere on a page. What needs no backslash gets none, so that ordinary text stays as it is.
pub(super) fn escaped(text: &str) -> String {
    let text = shown(text);
    let mut out = String::with_capacity(text.len() + 8);
    let anywhere = Place { mdx: true, cell: true, starts_block: true, starts_line: true, before_link: false };
    write(&mut out, &text, anywhere);
    out
}

/// Writes text so that every character stands for itself (CommonMark 0.31, section 2.4).
pub(crate) fn write(out: &mut String, text: &str, place: Place) {
    let rest = if place.starts_line { line_start(out, text, place) } else { text };
    // What a text begins with after its first character is not known to stand between letters, so it counts as a space.
    let mut before = text.strip_suffix(rest).and_then(|start| start.chars().next_back()).unwrap_or(' ');
    let mut characters = rest.chars().peekable();
    let mut position = 0;
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        position += character.len_utf8();
        let tail = rest.get(position..).unwrap_or_default();
        if needs_escape(character, (before, after), tail, place)
            || (place.before_link && character == '!' && after.is_none())
        {
            out.push('\\');
        }
        out.push(character);
        before = character;
    }
}

fn needs_escape(character: char, (before, after): (char, Option<char>), tail: &str, place: Place) -> bool {
    match character {
        '\\' | '`' | '*' | '~' | '[' | ']' => true,
        // Within a word an underscore does not emphasize (CommonMark 0.31, section 6.2).
        '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
        '<' => place.mdx || after.is_none_or(|after| after.is_alphabetic() || "/!?:".contains(after)),
        '{' | '}' => place.mdx,
        '|' => place.cell,
        '&' => is_entity(tail),
        _ => false,
    }
}

/// Whether what follows an ampersand makes an entity of it, known or not (CommonMark 0.31, section 6.5).
fn is_entity(tail: &str) -> bool {
    let name = tail.strip_prefix('#').unwrap_or(tail);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name.get(length..).is_some_and(|end| end.starts_with(';'))
}

/// Writes the start of a line so that it begins no block (CommonMark 0.31, section 4 and 5); gives what is left to
/// write.
fn line_start<'a>(out: &mut String, text: &'a str, place: Place) -> &'a str {
    if let Some(rest) = statement(out, text, place) {
        return rest;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).unwrap_or((text, ""));
    let mut characters = rest.chars();
    let (first, second) = (characters.next(), characters.next());
    let blank = second.is_none_or(|second| second == ' ');
    let begins_block = match first {
        Some('.' | ')') => digits > 0 && blank,
        Some('#' | '=' | '>' | '|') => digits == 0,
        Some('+') => digits == 0 && blank,
        Some('-') => digits == 0 && (blank || second.is_some_and(|second| "-|:".contains(second))),
        // `::` begins a directive of MDX.
        Some(':') => digits == 0 && (second == Some('-') || place.mdx && second == Some(':')),
        _ => false,
    };
    match first {
        Some(first) if begins_block => {
            out.push_str(number);
            out.push('\\');
            out.push(first);
            rest.get(first.len_utf8()..).unwrap_or_default()
        }
        _ => text,
    }
}

/// MDX takes a paragraph that begins with the word `import` or `export` for a statement. Its first letter is written as
/// an entity, which shows the same.
fn statement<'a>(out: &mut String, text: &'a str, place: Place) -> Option<&'a str> {
    let word = ["import", "export"].into_iter().find(|word| text.starts_with(word))?;
    let ends = text.get(word.len()..)?.chars().next().is_none_or(|after| !after.is_alphanumeric());
    if !place.mdx || !place.starts_block || !ends {
        return None;
    }
    out.push_str(if word == "import" { "&#105;" } else { "&#101;" });
    text.get(1..)
}
