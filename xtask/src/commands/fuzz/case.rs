use super::chance::Chance;
use super::corpus::Corpus;
use super::mutate::{self, odd};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::str::FromStr;

/// The name of a case: `SEED-NUMBER`. With the same documents to begin with it is the same case everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CaseName {
    pub(super) seed: u64,
    pub(super) number: u64,
}

impl FromStr for CaseName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('-').and_then(|(seed, number)| Some((seed.parse().ok()?, number.parse().ok()?)));
        numbers.map(|(seed, number)| Self { seed, number }).ok_or_else(|| "a case is called SEED-NUMBER".to_owned())
    }
}

impl std::fmt::Display for CaseName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}-{}", self.seed, self.number)
    }
}

/// How a tree is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON in one line.
    Json,
    /// JSON in lines.
    Lines,
    Yaml,
}

impl Form {
    const ALL: [Self; 3] = [Self::Json, Self::Lines, Self::Yaml];

    /// The ending of a file of that form.
    pub(super) fn ending(self) -> &'static str {
        if self == Self::Yaml { "yaml" } else { "json" }
    }

    fn write(self, tree: &Value) -> String {
        let written = match self {
            Self::Json => tree.to_string(),
            Self::Lines => format!("{tree:#}"),
            Self::Yaml => serde_yaml::to_string(tree).unwrap_or_default(),
        };
        odd::numbers_written(written)
    }
}

/// What a case says.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Tree(Value),
    /// The text of a tree, damaged.
    Text(Vec<u8>),
}

/// A document that was put together.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) content: Content,
    pub(super) form: Form,
    /// The ending of its file. JSON is YAML too.
    pub(super) ending: &'static str,
    /// The number of the document that it began as.
    pub(super) origin: usize,
    /// Whether it is generated from twice, bundled, and compared with what it began as.
    pub(super) is_tried_on: bool,
}

impl Case {
    /// The case of a name.
    pub(super) fn of(name: CaseName, corpus: &Corpus) -> Self {
        let mut chance = Chance::of(name.seed, name.number);
        let origin = chance.below(corpus.documents.len());
        let mut tree = corpus.documents.get(origin).map(|document| document.tree.clone()).unwrap_or_default();
        mutate::mutate(&mut tree, corpus, &mut chance);
        let form = *chance.one_of(&Form::ALL).unwrap_or(&Form::Json);
        let is_tried_on = chance.once_in(4);
        let content = match chance.once_in(16) {
            true => Content::Text(mutate::damage(form.write(&tree).into_bytes(), &mut chance)),
            false => Content::Tree(tree),
        };
        let ending = if chance.once_in(8) { "yaml" } else { form.ending() };
        Self { content, form, ending, origin, is_tried_on }
    }

    /// A file that was kept, which is tried on as well: against what its case began as, where it is called after one.
    pub(super) fn kept(path: &Path, corpus: &Corpus) -> Result<Self, String> {
        let text = fs::read(path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))?;
        let ending = if path.extension().is_some_and(|end| end == "json") { "json" } else { "yaml" };
        let name = path.file_name().and_then(|name| name.to_str()?.split('.').next()?.parse().ok());
        let origin = name.map_or(0, |name| Self::of(name, corpus).origin);
        Ok(Self { content: Content::Text(text), form: Form::Yaml, ending, origin, is_tried_on: true })
    }

    /// What is written into a file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        match &self.content {
            Content::Tree(tree) => self.form.write(tree).into_bytes(),
            Content::Text(text) => text.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
