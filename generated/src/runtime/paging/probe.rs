//! Reads single values out of a body, and passes over the rest: what is not looked for may be anything that a model passes over as well.

use std::fmt;

use serde::de::{Deserializer as _, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::facts::Facts;
use super::style::Path;

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    Items,
    Next,
    Total,
    More,
    /// The id of the last item, by where it is in an item.
    LastId(Path),
}

/// Reads what is looked for in a body, each thing by the way to it.
pub(super) fn read(body: &[u8], wanted: &[(Wanted, Path)], facts: &mut Facts) -> serde_json::Result<()> {
    let body: &RawValue = serde_json::from_slice(body)?;
    for (wanted, path) in wanted {
        if let Some(value) = at(body.get(), path)? {
            note(*wanted, value, facts)?;
        }
    }
    Ok(())
}

/// The text of the value to which a path leads.
fn at(text: &str, path: Path) -> serde_json::Result<Option<&str>> {
    let Some((name, rest)) = path.split_first() else { return Ok(Some(text)) };
    if !text.starts_with('{') {
        return Ok(None);
    }
    let mut json = serde_json::Deserializer::from_str(text);
    match json.deserialize_map(Property(name))? {
        Some(value) => at(value.get(), rest),
        None => Ok(None),
    }
}

/// Takes note of a value that was looked for.
fn note(wanted: Wanted, value: &str, facts: &mut Facts) -> serde_json::Result<()> {
    match wanted {
        Wanted::Items => {
            facts.digest(value);
            facts.items = items(value)?.len().try_into().unwrap_or(u64::MAX);
        }
        Wanted::Next => facts.next = next(value)?,
        Wanted::Total => facts.total = scalar(value)?.and_then(|text| text.parse().ok()),
        Wanted::More => facts.more = scalar(value)?.and_then(|text| text.parse().ok()),
        Wanted::LastId(id) => {
            let items = items(value)?;
            let id = |item: &&RawValue| at(item.get(), id).and_then(|id| id.map_or(Ok(None), scalar)).transpose();
            facts.first = items.first().and_then(id).transpose()?;
            facts.next = items.last().and_then(id).transpose()?;
        }
    }
    Ok(())
}

/// The items of a list; none of what is no list.
fn items(value: &str) -> serde_json::Result<Vec<&RawValue>> {
    if value.starts_with('[') { serde_json::from_str(value) } else { Ok(Vec::new()) }
}

/// The value of the next page. Services end with `false`, and with 0 or -1, as a number or as text.
fn next(value: &str) -> serde_json::Result<Option<String>> {
    let is_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let is_past = is_number && value.parse::<f64>().is_ok_and(|number| number <= 0.0);
    let is_end = is_past || matches!(value, "true" | "false" | "\"0\"" | "\"-1\"");
    if is_end { Ok(None) } else { scalar(value) }
}

/// A text, a number as it is written, or `true` or `false`; nothing for what is empty.
fn scalar(value: &str) -> serde_json::Result<Option<String>> {
    let text = match value.chars().next() {
        Some('"') => serde_json::from_str(value)?,
        Some('{' | '[' | 'n') | None => return Ok(None),
        Some(_) => value.to_owned(),
    };
    Ok(Some(text).filter(|text: &String| !text.is_empty()))
}

/// Finds the value of a property, the last one of that name.
struct Property<'n>(&'n str);

impl<'de> Visitor<'de> for Property<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut properties: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(Name(name)) = properties.next_key()? {
            if name == self.0.as_bytes() {
                found = Some(properties.next_value()?);
            } else {
                properties.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// The name of a property, which need not be Unicode.
struct Name(Vec<u8>);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}
