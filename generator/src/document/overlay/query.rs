//! JSONPath (RFC 9535).
//!
//! `serde_json_path` runs the compliance test suite of JSONPath, refuses what the RFC refuses, and gives the steps to each
//! node as values. `jsonpath-rust` is released more often, but takes `$.a b` for a query, and gives paths as text alone.
//! Nothing outside of this file knows which of them it is.

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use super::path::{Path, Token};

/// The longest query, in bytes. With [`NESTING`] it bounds the time of the parser, which tries some parts twice.
const LENGTH: usize = 2000;

/// The most brackets and parentheses in one another.
const NESTING: usize = 8;

/// The most `..`: each may multiply the number of nodes by the depth of the tree.
const DESCENTS: usize = 3;

/// A query that has been parsed.
#[derive(Clone, Debug)]
pub(crate) struct Query(JsonPath);

/// Why a text is no query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Invalid {
    /// What is wrong.
    pub(super) reason: String,
    /// Where, in bytes from the start of the query, if that is one place.
    pub(super) offset: Option<usize>,
}

impl Query {
    /// Parses a query.
    pub(super) fn parse(text: &str) -> Result<Self, Invalid> {
        if let Some(reason) = too_much(text) {
            return Err(Invalid { reason, offset: None });
        }
        JsonPath::parse(text).map(Self).map_err(|error| {
            let reason = match error.message() {
                "parser error" if !text.starts_with('$') => "a query begins with `$`",
                "parser error" => "this cannot be read",
                other => other,
            };
            Invalid { reason: reason.to_owned(), offset: Some(error.position().min(text.len())) }
        })
    }

    /// The nodes that it selects, each once, in their order in the tree.
    pub(super) fn select(&self, tree: &Value) -> Vec<Path> {
        let located = self.0.query_located(tree);
        let mut paths: Vec<Path> = located.iter().map(|node| node.location().iter().map(token).collect()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}

fn token(element: &PathElement<'_>) -> Token {
    match element {
        PathElement::Name(name) => Token::Name((*name).to_owned()),
        PathElement::Index(index) => Token::Index(*index),
    }
}

/// Why a query is not even parsed.
fn too_much(text: &str) -> Option<String> {
    if text.len() > LENGTH {
        return Some(format!("it is longer than {LENGTH} bytes"));
    }
    let (mut quote, mut escaped) = (None, false);
    let (mut depth, mut deepest, mut descents) = (0_usize, 0, 0);
    let mut before = ' ';
    for character in text.chars() {
        match (quote, character) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '[' | '(') => depth += 1,
            (None, ']' | ')') => depth = depth.saturating_sub(1),
            (None, '.') if before == '.' => descents += 1,
            (None, _) => {}
        }
        deepest = deepest.max(depth);
        before = character;
    }
    if deepest > NESTING {
        return Some(format!("it has more than {NESTING} brackets in one another"));
    }
    (descents > DESCENTS).then(|| format!("it has `..` more than {DESCENTS} times"))
}
