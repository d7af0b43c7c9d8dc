//! What is wrong with a text that is no TOML, in words of who writes it, and not in those of the grammar.

use super::place;
use crate::diagnostic::Diagnostic;
use toml::de::Error;

/// How messages of the parser begin, what is meant by them, and what to do.
const MEANT: [(&str, &str, &str); 17] = [
    ("unclosed table", "the head of a table is not closed", "write `]` at its end"),
    ("unclosed array table", "the head of a table is not closed", "write `]]` at its end"),
    ("unclosed array", "a list is not closed", "write `]` at its end"),
    ("unclosed inline table", "a table is not closed", "write `}` at its end"),
    ("invalid basic string", "a string is not closed", "write `\"` at its end"),
    ("invalid literal string", "a string is not closed", "write `'` at its end"),
    ("invalid multi-line basic string", "a string is not closed", "write `\"\"\"` at its end"),
    ("invalid multi-line literal string", "a string is not closed", "write `'''` at its end"),
    ("missing comma between", "a comma is missing", "write `,` between each two"),
    ("key with no value", "a key has no value", "write `=` and a value behind it"),
    ("extra `=`", "there is one `=` too many", "take it out"),
    ("unexpected key or value", "something stands behind a value", "write each key on a line of its own"),
    (
        "invalid unquoted key",
        "a key has a character that needs quotes",
        "write letters, digits, `-` and `_`, or the key in quotes",
    ),
    ("unexpected leading zero", "a number begins with 0", "write it without that, or in quotes if it is a text"),
    (
        "missing escaped value",
        "`\\` stands before what it does not escape",
        "write `\\\\`, or the string in single quotes",
    ),
    ("invalid boolean", "there is neither `true` nor `false`", "write one of them, or a string in quotes"),
    ("cannot extend value", "a table that is whole is written again", "write all its keys in one place"),
];

/// What is wrong with a config that is no TOML, each fault at its place.
pub(super) fn faults(text: &str, errors: &[Error]) -> Vec<Diagnostic> {
    errors.iter().map(|error| fault(text, error)).collect()
}

fn fault(text: &str, error: &Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    let (said, at) = (error.message().trim(), text.get(span.clone()).unwrap_or_default().trim());
    let (wrong, help) = match said {
        said if said.starts_with("duplicate key") => (
            format!("`{at}` is there twice"),
            "write a key once, a table under one head, and each of several tables under `[[NAME]]`",
        ),
        said if said.starts_with("string values must be quoted") => match at {
            "" => ("a key has no value".to_owned(), "write a string in quotes, a number, `true` or `false`"),
            at => (format!("`{at}` is no value"), "write a string in quotes"),
        },
        said => match MEANT.iter().find(|(start, ..)| said.starts_with(start)) {
            Some((_, wrong, help)) => ((*wrong).to_owned(), *help),
            None => (said.to_owned(), "write it as TOML has it: <https://toml.io>"),
        },
    };
    Diagnostic::error(format!("the config is no TOML: {wrong}")).place(place(text, span.start)).help(help)
}
