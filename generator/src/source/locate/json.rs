//! Positions in JSON: `serde_json` hands out each member as a slice of the text, whose address says where it stands.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Places, Spans};
use crate::source::pointer;

/// The places of `pointers` (sorted, with their ancestors); `None` when the text is not JSON.
pub(super) fn find(text: &str, pointers: &[&str]) -> Option<Places> {
    let root: &RawValue = serde_json::from_str(text).ok()?;
    let mut search = Search { text, found: Places::new() };
    search.node(String::new(), None, root, pointers);
    Some(search.found)
}

/// The second key of the same name as the member at `pointer`.
pub(super) fn second_key(text: &str, pointer: &str) -> Option<Range<usize>> {
    let mut node: &RawValue = serde_json::from_str(text).ok()?;
    let name = pointer::last(pointer)?;
    for token in pointer::tokens(pointer::parent(pointer)?) {
        node = entries(node).into_iter().find(|entry| entry.token == token)?.value;
    }
    let second = entries(node).into_iter().filter(|entry| entry.token == name).nth(1)?;
    span(text, second.key?.get())
}

struct Search<'t> {
    text: &'t str,
    found: Places,
}

impl<'t> Search<'t> {
    fn node(&mut self, at: String, key: Option<&'t RawValue>, value: &'t RawValue, pointers: &[&str]) {
        let Some(value_span) = span(self.text, value.get()) else {
            return;
        };
        let key = key.and_then(|key| span(self.text, key.get()));
        let below = below(pointers, &at);
        if !below.is_empty() {
            for entry in entries(value) {
                let child = pointer::child(&at, &entry.token);
                if below.binary_search(&child.as_str()).is_ok() && !self.found.contains_key(&child) {
                    self.node(child, entry.key, entry.value, below);
                }
            }
        }
        let value = if is_container(value) { value_span.start..value_span.start + 1 } else { value_span };
        self.found.insert(at, Spans { key, value, block: false });
    }
}

/// The pointers below a node, which stand together in the sorted list.
fn below<'p, 't>(pointers: &'p [&'t str], at: &str) -> &'p [&'t str] {
    let prefix = format!("{at}/");
    let start = pointers.partition_point(|pointer| *pointer < prefix.as_str());
    let from = pointers.get(start..).unwrap_or_default();
    let end = from.partition_point(|pointer| pointer.starts_with(&prefix));
    from.get(..end).unwrap_or_default()
}

fn is_container(value: &RawValue) -> bool {
    value.get().starts_with(['{', '['])
}

/// Where `part`, a slice of `text`, stands in it.
fn span(text: &str, part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let end = start + part.len();
    (end <= text.len()).then_some(start..end)
}

struct Entry<'t> {
    token: String,
    key: Option<&'t RawValue>,
    value: &'t RawValue,
}

/// The members of an object or the items of an array; none for a scalar.
fn entries(node: &RawValue) -> Vec<Entry<'_>> {
    if !is_container(node) {
        return Vec::new();
    }
    serde_json::Deserializer::from_str(node.get()).deserialize_any(Entries).unwrap_or_default()
}

struct Entries;

impl<'t> Visitor<'t> for Entries {
    type Value = Vec<Entry<'t>>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = members.next_entry::<&RawValue, &RawValue>()? {
            let token = serde_json::from_str(key.get()).unwrap_or_default();
            entries.push(Entry { token, key: Some(key), value });
        }
        Ok(entries)
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(value) = items.next_element::<&RawValue>()? {
            entries.push(Entry { token: entries.len().to_string(), key: None, value });
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Part;
    use crate::source::locate::{locate, second_key};

    const TEXT: &str = "{\t\"a\":\t{ \"b/c\": [ 1,\n\t\"two\" ] },\n\"😀\": \"\\ud83d\\ude00\" }";

    fn at(pointer: &str, part: Part) -> &'static str {
        let spans = locate(TEXT, &[(pointer, part)]);
        &TEXT[spans[0].clone()]
    }

    #[test]
    fn tabs_and_surrogates_do_not_matter() {
        assert_eq!(at("/a/b~1c/1", Part::Value), "\"two\"");
        assert_eq!(at("/a/b~1c", Part::Key), "\"b/c\"");
        assert_eq!(at("/a", Part::Value), "{");
        assert_eq!(at("/😀", Part::Value), "\"\\ud83d\\ude00\"");
    }

    #[test]
    fn what_is_missing_is_shown_at_what_should_hold_it() {
        assert_eq!(at("/a/b~1c/9/x", Part::Value), "\"b/c\"");
        assert_eq!(at("/zzz", Part::Value), "{");
    }

    #[test]
    fn the_second_of_two_keys_is_found() {
        let text = r#"{"a": {"x": 1, "y": 2, "x": 3}}"#;
        assert_eq!(second_key(text, "/a/x"), Some(23..26));
    }
}
