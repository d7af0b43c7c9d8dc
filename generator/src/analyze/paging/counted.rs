//! What a parameter counts.

use super::rules::{OFFSETS, PAGES, folded};
use crate::ir::Parameter;

/// What a parameter counts, by what is said of it, which is more than its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Items,
    Pages,
    /// It may be a time or a token, or have to do with one: no rule takes it for a number of anything.
    Nothing,
}

/// What descriptions say, in lower case; the first of these words that one has count.
const WORDS: &[(&str, Counted)] = &[
    ("items to skip", Counted::Items),
    ("page number", Counted::Pages),
    ("page offset", Counted::Pages),
    ("number of the page", Counted::Pages),
    ("which page", Counted::Pages),
    ("timestamp", Counted::Nothing),
    ("token", Counted::Nothing),
];

impl Counted {
    /// What a parameter counts, where its description or its name says it.
    pub(super) fn by(parameter: &Parameter) -> Option<Self> {
        let description = parameter.docs.description.as_deref().unwrap_or_default().to_lowercase();
        let said = WORDS.iter().find(|(words, _)| description.contains(words)).map(|(_, counted)| *counted);
        said.or_else(|| {
            let name = folded(&parameter.name);
            let lists = [(OFFSETS, Self::Items), (PAGES, Self::Pages)];
            lists.into_iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, counted)| counted)
        })
    }
}
