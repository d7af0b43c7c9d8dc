//! Tags that mark a stretch of a line.

use super::super::tree::{self, Inline, Mark};
use super::scan;

/// How deep tags may be nested; deeper ones are left out.
const DEPTH: usize = 12;

/// What a pair of tags means.
#[derive(Clone, Copy)]
enum Meaning {
    Mark(Mark),
    Code,
    Link,
    /// Nothing that Markdown could say.
    Nothing,
}

/// Whether a tag is one that [`pair`] deals with.
pub(super) fn is_known(name: &str) -> bool {
    meaning(name).is_some()
}

fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "b" | "strong" => Meaning::Mark(Mark::Strong),
        "i" | "em" | "cite" | "dfn" => Meaning::Mark(Mark::Emphasis),
        "del" | "s" | "strike" => Meaning::Mark(Mark::Strikethrough),
        "code" | "tt" | "kbd" | "samp" | "var" | "pre" => Meaning::Code,
        "a" => Meaning::Link,
        "u" | "span" | "font" | "small" | "big" | "sub" | "sup" | "mark" | "abbr" | "label" => Meaning::Nothing,
        _ => return None,
    })
}

/// An open tag, and what has come since.
struct Open {
    name: String,
    raw: String,
    inlines: Vec<Inline>,
}

/// Turns each pair of tags into what it means. A tag without its partner is left out.
pub(in crate::markdown) fn pair(list: Vec<Inline>) -> Vec<Inline> {
    let mut stack = vec![Open { name: String::new(), raw: String::new(), inlines: Vec::new() }];
    for inline in list {
        match inline {
            Inline::Html(raw) => tag(&mut stack, raw),
            Inline::Marked(mark, inner) => add(&mut stack, [Inline::Marked(mark, pair(inner))]),
            Inline::Link { url, label } => add(&mut stack, [Inline::Link { url, label: pair(label) }]),
            other => add(&mut stack, [other]),
        }
    }
    while stack.len() > 1 {
        drop_last(&mut stack);
    }
    stack.pop().map(|open| open.inlines).unwrap_or_default()
}

fn add(stack: &mut [Open], inlines: impl IntoIterator<Item = Inline>) {
    if let Some(open) = stack.last_mut() {
        open.inlines.extend(inlines);
    }
}

fn tag(stack: &mut Vec<Open>, raw: String) {
    let Some((name, closing)) = scan::tag(&raw).map(|tag| (tag.name, tag.closing)) else {
        return;
    };
    if !is_known(&name) {
        add(stack, [Inline::Text(raw)]);
    } else if !closing && stack.len() < DEPTH {
        stack.push(Open { name, raw, inlines: Vec::new() });
    } else if closing && stack.iter().any(|open| open.name == name) {
        while stack.last().is_some_and(|open| open.name != name) {
            drop_last(stack);
        }
        if let Some(open) = stack.pop() {
            let whole = wrapped(open);
            add(stack, whole);
        }
    }
}

/// Takes the last open tag for never opened.
fn drop_last(stack: &mut Vec<Open>) {
    if let Some(open) = stack.pop() {
        add(stack, open.inlines);
    }
}

fn wrapped(open: Open) -> Vec<Inline> {
    match meaning(&open.name) {
        Some(Meaning::Mark(mark)) => vec![Inline::Marked(mark, open.inlines)],
        Some(Meaning::Code) => vec![Inline::Code(tree::plain_text(&open.inlines))],
        Some(Meaning::Link) => match scan::attribute(&open.raw, "href") {
            Some(url) => vec![Inline::Link { url: url.to_owned(), label: open.inlines }],
            None => open.inlines,
        },
        Some(Meaning::Nothing) | None => open.inlines,
    }
}
