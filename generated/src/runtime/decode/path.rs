//! Where in a body a decoding failed.
//!
//! The decoder itself keeps no path, so that success pays nothing for it. Its error has a line and
//! a column; what comes before that place was valid JSON, so that brackets, keys and commas are
//! enough to find the path.

use std::fmt::Write;

use serde_json::error::Category;

/// The path of the value at which `error` arose, such as `[3].count`; empty for the whole body.
pub(crate) fn of_error(body: &[u8], error: &serde_json::Error) -> String {
    let offset = offset(body, error);
    let mut scanner = Scanner { rest: body.get(..offset).unwrap_or(body), open: Vec::new() };
    scanner.run();
    written(&scanner.open)
}

/// How many bytes come before the error. A syntax error counts the byte that is wrong.
fn offset(body: &[u8], error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let line_start: usize = body.split_inclusive(|byte| *byte == b'\n').take(lines_before).map(<[u8]>::len).sum();
    let offset = line_start.saturating_add(error.column());
    offset.saturating_sub(usize::from(error.classify() == Category::Syntax))
}

/// An array or an object that has begun and not ended.
enum Open {
    /// The index of the element that comes next or is being read.
    Array(usize),
    /// The key whose value comes next or is being read.
    Object(Option<String>),
}

struct Scanner<'a> {
    rest: &'a [u8],
    open: Vec<Open>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some((byte, rest)) = self.rest.split_first() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'[' => self.open.push(Open::Array(0)),
                b'{' => self.open.push(Open::Object(None)),
                b']' | b'}' => drop(self.open.pop()),
                b',' => self.comma(),
                _ => {}
            }
            self.rest = rest;
        }
    }

    fn comma(&mut self) {
        match self.open.last_mut() {
            Some(Open::Array(index)) => *index = index.saturating_add(1),
            Some(Open::Object(key)) => *key = None,
            None => {}
        }
    }

    /// Passes over a string, which is a key where an object has none yet.
    fn string(&mut self) {
        let (string, rest) = self.rest.split_at_checked(string_length(self.rest)).unwrap_or((self.rest, &[]));
        self.rest = rest;
        if let Some(Open::Object(key @ None)) = self.open.last_mut() {
            *key = serde_json::from_slice(string).ok();
        }
    }
}

/// The length of the string at the beginning of `bytes`, both quotation marks included.
fn string_length(bytes: &[u8]) -> usize {
    let mut escaped = false;
    let end = bytes.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(bytes.len(), |end| end.saturating_add(2))
}

/// Writes a path: `.name`, without the dot at the beginning, for a plain name; `["a name"]` for
/// another; `[0]` for an index.
fn written(open: &[Open]) -> String {
    let mut path = String::new();
    for part in open {
        match part {
            Open::Object(None) => {}
            Open::Object(Some(key)) if is_plain(key) => {
                let dot = if path.is_empty() { "" } else { "." };
                path.extend([dot, key]);
            }
            // Writing to a `String` does not fail.
            Open::Object(Some(key)) => {
                let _ = write!(path, "[{}]", serde_json::Value::from(key.as_str()));
            }
            Open::Array(index) => {
                let _ = write!(path, "[{index}]");
            }
        }
    }
    path
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | '$'))
}
