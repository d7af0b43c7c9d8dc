//! Reads single values out of a body, and passes over the rest.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

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
    /// An id, of which the last one that is read counts.
    Id,
}

/// Reads a value in which something is looked for, each thing by the rest of the way to it.
pub(super) struct Probe<'a> {
    wanted: Vec<(Wanted, Path)>,
    /// Whether the value is of an item, so that all that it has goes into the digest.
    is_item: bool,
    facts: &'a mut Facts,
}

impl<'a> Probe<'a> {
    pub(super) fn new(wanted: Vec<(Wanted, Path)>, facts: &'a mut Facts) -> Self {
        Self { wanted, is_item: false, facts }
    }

    /// Takes note of a part of an item.
    fn note(&mut self, part: &str) {
        if self.is_item {
            self.facts.digest(part);
        }
    }

    pub(super) fn read(self, body: &[u8]) -> serde_json::Result<()> {
        self.deserialize(&mut serde_json::Deserializer::from_slice(body))
    }

    /// What is looked for right here.
    fn here(&self) -> impl Iterator<Item = Wanted> {
        self.wanted.iter().filter(|(_, path)| path.is_empty()).map(|(wanted, _)| *wanted)
    }

    /// What is looked for in a property.
    fn below(&self, key: &str) -> Vec<(Wanted, Path)> {
        let below = |(wanted, path): &(Wanted, Path)| {
            let (first, rest) = path.split_first()?;
            (*first == key).then_some((*wanted, rest))
        };
        self.wanted.iter().filter_map(below).collect()
    }

    /// A value that names no next page where `is_end`: services end with 0 or -1.
    fn scalar_or_end(mut self, text: &str, is_end: bool) {
        self.wanted.retain(|(wanted, path)| !is_end || !path.is_empty() || !matches!(wanted, Wanted::Next));
        self.scalar(Some(text));
    }

    fn scalar(mut self, text: Option<&str>) {
        self.note(text.unwrap_or("null"));
        let Self { wanted, facts, .. } = self;
        for (wanted, _) in wanted.into_iter().filter(|(_, path)| path.is_empty()) {
            let text = text.filter(|text| !text.is_empty()).map(str::to_owned);
            match wanted {
                Wanted::Next | Wanted::Id => facts.next = text,
                Wanted::Total => facts.total = text.and_then(|text| text.parse().ok()),
                Wanted::More => facts.more = text.and_then(|text| text.parse().ok()),
                Wanted::Items | Wanted::LastId(_) => {}
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.wanted.is_empty() && !self.is_item {
            true => deserializer.deserialize_ignored_any(IgnoredAny).map(drop),
            false => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.scalar(Some(if value { "true" } else { "false" }));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.scalar_or_end(&value.to_string(), value <= 0);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.scalar_or_end(&value.to_string(), value == 0);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.scalar_or_end(&value.to_string(), value <= 0.0);
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.scalar_or_end(value, ["0", "-1"].contains(&value));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.scalar(None);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let id = self.here().find_map(|wanted| match wanted {
            Wanted::LastId(id) => Some(id),
            _ => None,
        });
        let in_item: Vec<_> = id.map(|id| (Wanted::Id, id)).into_iter().collect();
        let has_items = self.here().any(|wanted| matches!(wanted, Wanted::Items));
        let is_item = self.is_item || has_items;
        self.note("[");
        let mut count = 0_u64;
        let mut last = None;
        while items.next_element_seed(Probe { wanted: in_item.clone(), is_item, facts: self.facts })?.is_some() {
            count = count.saturating_add(1);
            if id.is_some() {
                // Taken out, so that that of an item before is not that of one without any.
                last = self.facts.next.take();
                self.facts.first = if count == 1 { last.clone() } else { self.facts.first.take() };
            }
        }
        if id.is_some() {
            self.facts.next = last;
        }
        if has_items {
            self.facts.items = count;
        }
        self.note("]");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut properties: A) -> Result<(), A::Error> {
        while let Some(key) = properties.next_key::<String>()? {
            self.note(&key);
            let wanted = self.below(&key);
            properties.next_value_seed(Probe { wanted, is_item: self.is_item, facts: self.facts })?;
        }
        self.note("}");
        Ok(())
    }
}
