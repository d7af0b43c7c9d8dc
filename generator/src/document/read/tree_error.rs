//! Why a text is no tree.

use super::{ErrorPosition, SyntaxError};
use crate::document::limits::Limits;
use crate::source::Part;

/// What a tree cannot hold: what JSON has no value for, what is not clear, and what exceeds a limit.
#[derive(Clone, Debug)]
pub(super) enum TreeError {
    /// A key that is a list or an object.
    Key,
    /// A YAML tag that means nothing here.
    Tag(String),
    /// A value that is not what its YAML tag says: this is expected.
    Unlike(&'static str),
    /// A number that JSON cannot hold.
    NotFinite(f64),
    /// Too many objects and arrays in one another.
    Depth,
    /// Too many values.
    Nodes,
    /// Too much text.
    Text,
    /// Too many values once those that YAML aliases stand for are repeated.
    Repeated,
    /// A value that is to be repeated in itself.
    Itself,
}

impl TreeError {
    /// What is said of it where it is found at a node.
    pub(super) fn at(self, place: String, limits: &Limits) -> SyntaxError {
        let value = |place| ErrorPosition::Node(place, Part::Value);
        match self {
            Self::Tag(tag) => SyntaxError::new(
                format!("the YAML tag `!{}` has no meaning here", tag.trim_start_matches('!')),
                value(place),
            )
            .help("remove the tag, or quote the value if the exclamation mark belongs to it"),
            Self::NotFinite(number) => {
                SyntaxError::new(format!("`{}` is not a number that JSON can hold", yaml_name(number)), value(place))
                    .help("write a finite number, or quote the value if it is text")
            }
            Self::Depth => SyntaxError::new(format!("more than {} levels of nesting", limits.depth), value(place))
                .label("this is one level too deep")
                .help("move the inner parts to `components` and refer to them"),
            Self::Nodes => SyntaxError::new(format!("more than {} values in one file", limits.nodes), value(place))
                .label("given up here")
                .help("YAML aliases count as often as they are used; split the document, or refer with `$ref` instead"),
            Self::Text => {
                SyntaxError::new("more text than one file may hold once its aliases are expanded", value(place))
                    .label("given up here")
                    .help("refer with `$ref` instead of repeating long values through YAML aliases")
            }
            Self::Unlike(kind) => {
                SyntaxError::new(format!("the YAML tag of this value says that it is {kind}"), value(place))
                    .help("remove the tag, or write what it says")
            }
            Self::Key => SyntaxError::new("a key must be text, not a list or an object", value(place)),
            Self::Repeated => SyntaxError::new("the aliases of this file expand to too much", value(place))
                .label("given up here")
                .help("refer with `$ref` instead of repeating values through YAML aliases"),
            Self::Itself => SyntaxError::new("this alias stands in the value that it repeats", value(place))
                .label("and so on without an end")
                .help("refer with `$ref`: a reference may lead to what it stands in"),
        }
    }
}

fn yaml_name(number: f64) -> &'static str {
    if number.is_nan() {
        ".nan"
    } else if number < 0.0 {
        "-.inf"
    } else {
        ".inf"
    }
}
