//! What programs can name in a crate, each by a path that does not depend on what it is called in Rust, and spelled as Rust.
//!
//! An item is as small as a program can depend on it: one that is gone or another breaks programs, one more breaks none.

mod client;
mod errors;
mod model;
mod operation;

use crate::surface::Context;
use std::collections::BTreeMap;

/// The items of a crate: of what each is, such as a schema; what it is there, such as the field of a property; and how Rust
/// has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(BTreeMap<String, Group>);

/// What belongs to one thing of the document, by what it is there.
type Group = BTreeMap<String, String>;

/// Under what a model has its path in Rust.
const NAME: &str = "name";

pub(super) fn of(context: Context<'_>) -> Items {
    let mut items = Items::default();
    let errors = errors::keys(context);
    client::add(context, &mut items);
    errors::add(context, &errors, &mut items);
    operation::add(context, &errors, &mut items);
    model::add(context, &mut items);
    items
}

impl Items {
    /// Items from a kept file.
    pub(in crate::release) fn from_groups(groups: BTreeMap<String, Group>) -> Self {
        Self(groups)
    }

    /// All of them, by what they are of.
    pub fn groups(&self) -> &BTreeMap<String, BTreeMap<String, String>> {
        &self.0
    }

    /// The path of a model in Rust; none for what is no model.
    pub(in crate::release) fn model_name(group: &BTreeMap<String, String>) -> Option<&str> {
        group.get(NAME).map(String::as_str)
    }

    /// Whether an item is the path of a model in Rust.
    pub(in crate::release) fn is_name(member: &str) -> bool {
        member == NAME
    }

    /// Adds an item; where there is one of the same path, under a number.
    fn add(&mut self, group: &str, member: impl Into<String>, rust: impl Into<String>) {
        let (group, member) = (self.0.entry(group.to_owned()).or_default(), member.into());
        let numbered = (2..).map(|number| format!("{member}#{number}"));
        let free = std::iter::once(member.clone()).chain(numbered).find(|member| !group.contains_key(member));
        group.insert(free.unwrap_or(member), rust.into());
    }
}
