use super::{format::Format, found, words::joined};
use crate::config::clients::KEY;
use crate::diagnostic::suggest;
use serde_json::Value;
use toml::de::DeInteger;

/// What may stand in a place, by the schema of the config: a table of keys, a list, a text, a number.
#[derive(Clone, Copy)]
pub(in crate::config) struct Allowed<'s>(&'s Value);

impl<'s> Allowed<'s> {
    pub(in crate::config) fn of(schema: &'s Value) -> Self {
        Self(schema)
    }

    /// Whether it may be of a type of JSON Schema.
    pub(in crate::config) fn is(self, kind: &str) -> bool {
        match self.said("type") {
            Some(Value::Array(kinds)) => kinds.iter().any(|own| own == kind),
            own => own.is_some_and(|own| own == kind),
        }
    }

    /// Whether nothing is said of it.
    pub(in crate::config) fn is_anything(self) -> bool {
        self.said("type").is_none()
    }

    fn kind(self) -> &'s str {
        self.said("type").and_then(Value::as_str).unwrap_or_default()
    }

    fn said(self, keyword: &str) -> Option<&'s Value> {
        self.0.get(keyword)
    }

    /// What may stand behind a key; none where there is no such key.
    pub(in crate::config) fn key(self, name: &str) -> Option<Self> {
        let own = self.said("properties").and_then(|keys| keys.get(name));
        own.map(Self).or_else(|| self.others())
    }

    /// The keys of a table, in the order in which they are described.
    pub(in crate::config) fn keys(self) -> impl Iterator<Item = &'s str> {
        self.said("properties").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.as_str())
    }

    /// The keys that a table must have, and what they are.
    pub(in crate::config) fn required(self) -> impl Iterator<Item = (&'s str, String)> {
        let names = self.said("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        names.map(move |name| (name, self.key(name).map(Self::description).unwrap_or_default()))
    }

    /// What it is for, in one line of prose.
    pub(in crate::config) fn description(self) -> String {
        self.said("description").and_then(Value::as_str).unwrap_or_default().replace('\n', " ")
    }

    /// What the items of a list may be.
    pub(in crate::config) fn items(self) -> Self {
        Self(self.said("items").unwrap_or(&Value::Bool(true)))
    }

    /// The words of which it must be one; none where any text will do.
    pub(in crate::config) fn words(self) -> Vec<&'s str> {
        let all = |keyword| self.said(keyword).and_then(Value::as_array).into_iter().flatten();
        // A word that is described has a schema of its own.
        all("enum").chain(all("oneOf").filter_map(|word| word.get("const"))).filter_map(Value::as_str).collect()
    }

    /// The same, each with what it means, where that is said.
    pub(in crate::config) fn meanings(self) -> impl Iterator<Item = (&'s str, &'s str)> {
        let words = self.said("oneOf").and_then(Value::as_array).into_iter().flatten();
        words.filter_map(|word| Some((word.get("const")?.as_str()?, word.get("description")?.as_str()?)))
    }

    /// What it is where it is left out.
    pub(in crate::config) fn default(self) -> Option<&'s Value> {
        self.said("default")
    }

    /// What stands behind the keys that a table takes besides those that have names; none where it takes no others.
    pub(in crate::config) fn others(self) -> Option<Self> {
        self.said("additionalProperties").filter(|other| **other != Value::Bool(false)).map(Self)
    }

    /// What a text must be besides.
    pub(in crate::config) fn format(self) -> Option<Format> {
        self.said("format").and_then(Value::as_str).and_then(Format::of)
    }

    /// Whether a number is within the bounds.
    pub(in crate::config) fn holds(self, number: &DeInteger<'_>) -> bool {
        let (least, greatest) = self.bounds();
        found::number(number).is_some_and(|number| (least..=greatest).contains(&number))
    }

    fn bounds(self) -> (i64, i64) {
        let bound = |keyword| self.said(keyword).and_then(Value::as_i64);
        (bound("minimum").unwrap_or(i64::MIN), bound("maximum").unwrap_or(i64::MAX))
    }

    /// In words.
    pub(in crate::config) fn described(self) -> String {
        let words = self.words();
        match self.kind() {
            "string" if !words.is_empty() => suggest::alternatives(&words),
            "string" => self.format().map_or("a string", Format::described).to_owned(),
            "boolean" => "`true` or `false`".to_owned(),
            "integer" => {
                let (least, greatest) = self.bounds();
                match greatest {
                    i64::MAX => format!("a whole number, {least} or more"),
                    _ => format!("a whole number from {least} to {greatest}"),
                }
            }
            "array" if self.items().is("object") => "a table, or several".to_owned(),
            "array" if self.items().is("integer") || !self.items().words().is_empty() => {
                format!("a list, each of it {}", self.items().described())
            }
            "array" => "a list of strings".to_owned(),
            "object" => "a table".to_owned(),
            _ => "`true` or `false`, a number or a string".to_owned(),
        }
    }

    /// The tables that have a key of that name, by their paths; the whole is the empty one.
    pub(in crate::config) fn tables_with(self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.find("", name, &mut found);
        found
    }

    fn find(self, path: &str, name: &str, found: &mut Vec<String>) {
        // What a client may say is said at the top too.
        for key in self.keys().filter(|key| *key != KEY) {
            if key == name {
                found.push(path.to_owned());
            }
            if let Some(below) = self.key(key) {
                let below = if below.items().is("object") { below.items() } else { below };
                below.find(&joined(path, key), name, found);
            }
        }
    }
}
