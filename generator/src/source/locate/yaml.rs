//! Positions in YAML.

use std::borrow::Cow;

use saphyr_parser::Event;

use super::{Places, Spans};
use crate::source::pointer;
use crate::source::text::Lines;
use crate::source::yaml::{self, Characters, Events, YamlError};

/// The places of `pointers` (sorted), as far as the text could be read.
pub(super) fn find(text: &str, pointers: &[&str]) -> Places {
    let lines = Lines::of(text);
    let mut best = Places::new();
    let _ = yaml::read(text, |events| {
        let mut found = Places::new();
        let walked = walk(events, |node| {
            if pointers.binary_search(&node.pointer).is_ok() {
                let earlier = found.remove(node.pointer).and_then(|before| before.earlier.or(before.key));
                if earlier.is_some() {
                    forget_below(&mut found, node.pointer);
                }
                let key = node.key.map(|key| yaml::bytes(&lines, &key));
                let spans = Spans { key, earlier, value: yaml::bytes(&lines, &node.value), block: node.block };
                found.insert(node.pointer.to_owned(), spans);
            }
        });
        if found.len() > best.len() {
            best = found;
        }
        walked
    });
    best
}

/// Forgets what was found in a node whose key stands once more, with another value.
fn forget_below(found: &mut Places, pointer: &str) {
    let prefix = format!("{pointer}/");
    let below =
        found.range(prefix.clone()..).map(|(pointer, _)| pointer).take_while(|pointer| pointer.starts_with(&prefix));
    for pointer in below.cloned().collect::<Vec<_>>() {
        found.remove(&pointer);
    }
}

/// A node, with marks.
struct Node<'n> {
    pointer: &'n str,
    key: Option<Characters>,
    value: Characters,
    block: bool,
}

/// Reads the first document and shows each node to `visit`.
fn walk(events: &mut Events<'_>, mut visit: impl FnMut(Node<'_>)) -> Result<(), YamlError> {
    let mut path = Path::default();
    while let Some((event, at)) = events.next()? {
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) | Event::Scalar(..) | Event::Alias(..) => {
                if path.is_key(&event, &at) {
                    continue;
                }
                let is_start = matches!(event, Event::MappingStart(..) | Event::SequenceStart(..));
                let (key, block) = (path.enter(), is_start && at.is_empty());
                visit(Node { pointer: &path.pointer, key, value: at, block });
                match event {
                    Event::MappingStart(..) => path.frames.push(Frame::Mapping(None)),
                    Event::SequenceStart(..) => path.frames.push(Frame::Sequence(0)),
                    _ => path.leave(),
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                path.frames.pop();
                path.leave();
            }
            Event::DocumentEnd => return Ok(()),
            _ => {}
        }
    }
    Ok(())
}

/// A collection that is being read.
enum Frame {
    /// A mapping, with the key whose value comes next.
    Mapping(Option<(String, Characters)>),
    /// A sequence, with the index of its next item.
    Sequence(usize),
    /// A collection that stands where a key is expected.
    Key,
}

/// The way to the node that is being read.
#[derive(Default)]
struct Path {
    pointer: String,
    frames: Vec<Frame>,
    lengths: Vec<usize>,
}

impl Path {
    /// Takes `event` as a key where one is expected.
    fn is_key(&mut self, event: &Event<'_>, at: &Characters) -> bool {
        let Some(Frame::Mapping(key @ None)) = self.frames.last_mut() else {
            return false;
        };
        let text = match event {
            Event::Scalar(text, ..) => text.clone(),
            _ => Cow::Borrowed(""),
        };
        *key = Some((text.into_owned(), at.clone()));
        if matches!(event, Event::MappingStart(..) | Event::SequenceStart(..)) {
            self.frames.push(Frame::Key);
            self.lengths.push(self.pointer.len());
        }
        true
    }

    /// Steps into the next value; gives the mark of its key.
    fn enter(&mut self) -> Option<Characters> {
        self.lengths.push(self.pointer.len());
        match self.frames.last_mut() {
            Some(Frame::Mapping(key)) => {
                let (key, at) = key.take()?;
                pointer::push(&mut self.pointer, &key);
                Some(at)
            }
            Some(Frame::Sequence(index)) => {
                pointer::push(&mut self.pointer, &index.to_string());
                *index += 1;
                None
            }
            Some(Frame::Key) | None => None,
        }
    }

    fn leave(&mut self) {
        let length = self.lengths.pop().unwrap_or(0);
        self.pointer.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Part;
    use crate::source::locate::locate;

    fn at(text: &'static str, pointer: &str, part: Part) -> &'static str {
        let spans = locate(text, &[(pointer, part)]);
        &text[spans[0].clone()]
    }

    const TEXT: &str = "\
openapi: 3.0.3\r
paths:\r
  /größe/{id}:\r
    get:\r
      tags: [a, 'b']\r
      description: |\r
        Several\r
        lines\r
      parameters:\r
        - name: id\r
          in: path\r
";

    #[test]
    fn scalars_keys_and_items_are_found_behind_non_ascii_text_and_crlf() {
        assert_eq!(at(TEXT, "/openapi", Part::Value), "3.0.3");
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}", Part::Key), "/größe/{id}");
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get/tags/1", Part::Value), "'b'");
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get/parameters/0/in", Part::Value), "path");
    }

    #[test]
    fn an_object_of_several_lines_is_shown_at_its_key() {
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get", Part::Value), "get");
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get/tags", Part::Value), "[");
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get/description", Part::Value), "Several");
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get/parameters/0", Part::Value), "name");
        assert_eq!(at(TEXT, "", Part::Value), "openapi");
    }

    #[test]
    fn what_is_missing_or_behind_an_alias_is_shown_at_what_should_hold_it() {
        assert_eq!(at(TEXT, "/paths/~1größe~1{id}/get/responses/200", Part::Value), "get");
        assert_eq!(at("a: &x {b: 1}\nc: *x\n", "/c/b", Part::Value), "c");
        assert_eq!(at("a: &x {b: 1}\nc: *x\n", "/c", Part::Value), "*x");
    }

    #[test]
    fn keys_that_are_numbers_or_collections_do_not_lead_astray() {
        assert_eq!(at("200: x\n? [a, b]\n: y\nno: z\n", "/no", Part::Value), "z");
        assert_eq!(at("200: x\n? [a, b]\n: y\nno: z\n", "/200", Part::Value), "x");
    }

    #[test]
    fn the_last_of_two_keys_counts_and_the_first_is_found() {
        let text = "a:\n  é: {b: 1, c: 2}\n  x: 2\n  é: {c: 3}\n";
        assert_eq!(at(text, "/a/é/c", Part::Value), "3");
        assert_eq!(at(text, "/a/é/b", Part::Value), "é");
        let from = |part| locate(text, &[("/a/é", part)])[0].start;
        assert_eq!((from(Part::EarlierKey), from(Part::Key)), (5, 31));
    }

    #[test]
    fn what_the_strict_parser_refuses_is_found_all_the_same() {
        let text = "a: [1,\n2\n]\nb:\n  c: x\n  d:\n    - e\n    - f: g\n";
        assert_eq!(at(text, "/b/c", Part::Value), "x");
        assert_eq!(at(text, "/b/c", Part::Key), "c");
        assert_eq!(at(text, "/b/d", Part::Value), "d");
        assert_eq!(at(text, "/b/d/1/f", Part::Value), "g");
        assert_eq!(at(text, "/b/nothing", Part::Value), "b");
    }
}
