//! How a value is merged into a node: Overlay 1.1, section "Action Object".
//!
//! | node \ value | object | array | primitive |
//! |---|---|---|---|
//! | object | members are merged, new ones inserted | conflict | conflict |
//! | array | appended if selected, else conflict | concatenated | appended if selected, else conflict |
//! | primitive | conflict | conflict | replaced |

use std::collections::HashSet;

use serde_json::Value;

use super::path::{Path, Token};
use super::trace::{self, Trace};
use crate::source::Location;

/// What is merged into a node, and where it comes from.
#[derive(Clone, Debug)]
pub(super) struct Addition<'a> {
    pub(super) value: &'a Value,
    /// What is known of the nodes below, where the value is a copy.
    pub(super) trace: Option<&'a Trace>,
    /// Where the value was written.
    pub(super) at: Location,
}

/// The three kinds of values that the rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueKind {
    Object,
    Array,
    Primitive,
}

/// A node and a value that do not go together.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    /// Where the value was written.
    pub(super) at: Location,
    pub(super) added: ValueKind,
    /// The node, from the selected one down.
    pub(super) path: Path,
    pub(super) present: ValueKind,
}

impl ValueKind {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Object(_) => Self::Object,
            Value::Array(_) => Self::Array,
            _ => Self::Primitive,
        }
    }

    /// With its article.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::Primitive => "a single value",
        }
    }

    /// Several of them.
    pub(super) fn plural(self) -> &'static str {
        match self {
            Self::Object => "objects",
            Self::Array => "arrays",
            Self::Primitive => "single values",
        }
    }
}

impl<'a> Addition<'a> {
    fn child(&self, token: &Token, value: &'a Value) -> Self {
        let trace = self.trace.and_then(|trace| trace.child(token));
        Self { value, trace, at: trace::origin(trace, &self.at, token) }
    }

    fn traced(&self) -> Trace {
        match self.trace {
            Some(trace) => trace.moved_from(self.at.clone()),
            None => Trace::at(self.at.clone()),
        }
    }
}

/// The first part of the addition that does not go together with what is there.
pub(super) fn conflict(node: &Value, addition: &Addition<'_>) -> Option<Conflict> {
    match (node, addition.value) {
        (Value::Object(members), Value::Object(added)) => added.iter().find_map(|(key, value)| {
            let token = Token::Name(key.clone());
            let mut conflict = conflict(members.get(key)?, &addition.child(&token, value))?;
            conflict.path.insert(0, token);
            Some(conflict)
        }),
        _ => {
            let (present, added) = (ValueKind::of(node), ValueKind::of(addition.value));
            (present != added).then(|| Conflict { at: addition.at.clone(), added, path: Path::new(), present })
        }
    }
}

/// Whether the node says all that the addition says, so that merging would at most repeat it.
pub(super) fn says(node: &Value, addition: &Value) -> bool {
    match (node, addition) {
        (Value::Object(members), Value::Object(added)) => {
            added.iter().all(|(key, value)| members.get(key).is_some_and(|member| says(member, value)))
        }
        (Value::Array(items), Value::Array(added)) => {
            let items: HashSet<&Value> = items.iter().collect();
            added.iter().all(|item| items.contains(item))
        }
        _ => node == addition,
    }
}

/// Merges the addition into the node. Where they conflict, which [`conflict`] tells beforehand, the node stays.
pub(super) fn merge(node: &mut Value, trace: &mut Trace, addition: &Addition<'_>) {
    match (node, addition.value) {
        (Value::Object(members), Value::Object(added)) => {
            for (key, value) in added {
                let token = Token::Name(key.clone());
                let addition = addition.child(&token, value);
                if let Some(member) = members.get_mut(key) {
                    merge(member, trace.child_mut(token), &addition);
                } else {
                    members.insert(key.clone(), value.clone());
                    *trace.child_mut(token) = addition.traced();
                }
            }
        }
        (Value::Array(items), Value::Array(added)) => {
            for (index, value) in added.iter().enumerate() {
                append(items, trace, &addition.child(&Token::Index(index), value));
            }
        }
        (node, value) if ValueKind::of(node) == ValueKind::of(value) && node != value => {
            *node = value.clone();
            *trace = addition.traced();
        }
        _ => {}
    }
}

/// Makes the addition the last item of an array.
pub(super) fn append(items: &mut Vec<Value>, trace: &mut Trace, addition: &Addition<'_>) {
    *trace.child_mut(Token::Index(items.len())) = addition.traced();
    items.push(addition.value.clone());
}
