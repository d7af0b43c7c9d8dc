//! Positions in JSON: `serde_json` hands out each member as a slice of the text, whose address says where it stands.

use std::collections::BTreeMap;
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
    search.node(String::new(), Keys::default(), root, pointers);
    Some(search.found)
}

struct Search<'t> {
    text: &'t str,
    found: Places,
}

impl<'t> Search<'t> {
    fn node(&mut self, at: String, keys: Keys<'t>, value: &'t RawValue, pointers: &[&str]) {
        let Some(value_span) = span(self.text, value.get()) else {
            return;
        };
        let key_span = |key: Option<&RawValue>| key.and_then(|key| span(self.text, key.get()));
        let (key, earlier) = (key_span(keys.last), key_span(keys.earlier));
        let below = below(pointers, &at);
        if !below.is_empty() {
            for (child, (keys, value)) in wanted(&at, value, below) {
                self.node(child, keys, value, below);
            }
        }
        let value = if is_container(value) { value_span.start..value_span.start + 1 } else { value_span };
        self.found.insert(at, Spans { key, earlier, value, block: false });
    }
}

/// The members of a node that are wanted, each as it stands for the last time.
fn wanted<'t>(at: &str, node: &'t RawValue, pointers: &[&str]) -> BTreeMap<String, (Keys<'t>, &'t RawValue)> {
    let mut members: BTreeMap<String, (Keys<'t>, &RawValue)> = BTreeMap::new();
    for Entry { token, key, value } in entries(node) {
        let child = pointer::child(at, &token);
        if pointers.binary_search(&child.as_str()).is_ok() {
            let before = members.get(&child).map(|(keys, _)| keys);
            let earlier = before.and_then(|keys| keys.earlier.or(keys.last));
            members.insert(child, (Keys { earlier, last: key }, value));
        }
    }
    members
}

/// The key of a member; `earlier` where it stands for the first of several times.
#[derive(Clone, Copy, Default)]
struct Keys<'t> {
    earlier: Option<&'t RawValue>,
    last: Option<&'t RawValue>,
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
    use crate::source::locate::locate;

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
    fn the_last_of_two_keys_counts_and_the_first_is_found() {
        let text = r#"{"a": {"x": {"z": 1}, "y": 2, "x": 3}, "a": {"x": 4, "x": 5}}"#;
        let at = |pointer, part| &text[locate(text, &[(pointer, part)])[0].clone()];
        let from = |pointer, part| locate(text, &[(pointer, part)])[0].start;
        assert_eq!(at("/a/x", Part::Value), "5");
        assert_eq!((from("/a", Part::EarlierKey), from("/a", Part::Key)), (1, 39));
        assert_eq!((from("/a/x", Part::EarlierKey), from("/a/x", Part::Key)), (45, 53));
        assert_eq!(at("/a/x/z", Part::Value), "\"x\"");
        assert_eq!(at("/a/y", Part::EarlierKey), "\"a\"");
    }
}
