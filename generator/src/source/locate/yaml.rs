//! Positions in YAML, by the marks of `saphyr-parser`.

mod offsets;
mod path;

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::Found;
use offsets::{CharFound, chars, to_bytes, to_bytes_in_order};
use path::{Frame, Path};

/// The places of `pointers` (sorted), and whether the whole text could be read.
pub(super) fn find(text: &str, pointers: &[&str]) -> (Found, bool) {
    let mut found = CharFound::default();
    let mut missing = vec![true; pointers.len()];
    let complete = walk(text, |node| {
        let index = pointers.binary_search(&node.pointer).ok();
        if let Some(missing) = index.and_then(|index| missing.get_mut(index))
            && std::mem::take(missing)
        {
            found.push((node.pointer.to_owned(), (node.key.map(chars), chars(node.value), node.block)));
        }
        found.len() == pointers.len()
    });
    (to_bytes(text, found), complete)
}

/// The second key of the same name as the member at `pointer`.
pub(super) fn second_key(text: &str, pointer: &str) -> Option<Range<usize>> {
    let mut keys = Vec::new();
    walk(text, |node| {
        if node.pointer == pointer {
            keys.extend(node.key.map(|key| (String::new(), (None, chars(key), false))));
        }
        keys.len() == 2
    });
    to_bytes_in_order(text, &keys).nth(1).map(|(_, spans)| spans.value)
}

/// A node, with marks.
struct Node<'n> {
    pointer: &'n str,
    key: Option<Span>,
    value: Span,
    block: bool,
}

/// Reads `text` and shows each node to `visit` until that says it has enough. Gives whether the parser made it to that
/// point, or to the end.
fn walk(text: &str, mut visit: impl FnMut(Node<'_>) -> bool) -> bool {
    let mut path = Path::default();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let Ok((event, span)) = event else {
            return false;
        };
        let is_start = matches!(event, Event::MappingStart(..) | Event::SequenceStart(..));
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) | Event::Scalar(..) | Event::Alias(..) => {
                if path.is_key(&event, span) {
                    continue;
                }
                let key = path.enter();
                let block = is_start && span.start.index() == span.end.index();
                if visit(Node { pointer: &path.pointer, key, value: span, block }) {
                    return true;
                }
                match event {
                    Event::MappingStart(..) => path.open(Frame::Mapping(None)),
                    Event::SequenceStart(..) => path.open(Frame::Sequence(0)),
                    _ => path.leave(),
                }
            }
            Event::MappingEnd | Event::SequenceEnd => path.close(),
            Event::DocumentEnd => return true,
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::source::Part;
    use crate::source::locate::{locate, second_key};

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
    fn the_second_of_two_keys_is_found() {
        assert_eq!(second_key("a:\n  é: 1\n  x: 2\n  é: 3\n", "/a/é"), Some(20..22));
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
