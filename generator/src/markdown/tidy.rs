//! Puts a [tree](super::tree) in the one order in which it can be written: nothing empty, nothing twice within itself,
//! no space at an edge, no tag, and URLs as links.

use super::tree::{Block, Inline, Mark};
use super::{admonition, characters, html, url};

/// What a stretch stands in, which it must not hold again.
#[derive(Clone, Copy, Default)]
struct Within {
    link: bool,
    emphasis: bool,
    strong: bool,
    strikethrough: bool,
}

impl Within {
    /// Whether text here is marked so already.
    fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::Emphasis => self.emphasis,
            Mark::Strong => self.strong,
            Mark::Strikethrough => self.strikethrough,
        }
    }

    fn and(mut self, mark: Mark) -> Self {
        match mark {
            Mark::Emphasis => self.emphasis = true,
            Mark::Strong => self.strong = true,
            Mark::Strikethrough => self.strikethrough = true,
        }
        self
    }
}

/// Puts blocks in order, and leaves out those that say nothing.
pub(super) fn blocks(list: Vec<Block>) -> Vec<Block> {
    list.into_iter().map(block).filter(|block| !is_empty(block)).collect()
}

fn block(block: Block) -> Block {
    match block {
        Block::Paragraph(text) => Block::Paragraph(trim(admonition::labelled(inlines(text)))),
        Block::Quote(inner) => Block::Quote(blocks(inner)),
        Block::List { start, items } => {
            let items = items.into_iter().map(blocks).filter(|item| !item.is_empty()).collect();
            Block::List { start, items }
        }
        Block::Table { alignments, rows } => {
            let cells = |row: Vec<Vec<Inline>>| row.into_iter().map(|cell| on_one_line(inlines(cell))).collect();
            Block::Table { alignments, rows: rows.into_iter().map(cells).collect() }
        }
        Block::Code { .. } | Block::Rule => block,
    }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => text.is_empty(),
        Block::Code { text, .. } => text.is_empty(),
        Block::Quote(inner) => inner.is_empty(),
        Block::List { items, .. } => items.is_empty(),
        Block::Table { rows, .. } => rows.is_empty(),
        Block::Rule => false,
    }
}

/// Puts a stretch in order, as the whole of a paragraph or of a cell.
pub(super) fn inlines(list: Vec<Inline>) -> Vec<Inline> {
    trim(ordered(html::pair(list), Within::default()))
}

/// A stretch with its line ends as spaces.
pub(super) fn on_one_line(list: Vec<Inline>) -> Vec<Inline> {
    let mut line = Vec::new();
    for inline in list {
        let inline = match inline {
            Inline::SoftBreak | Inline::HardBreak => Inline::Text(" ".to_owned()),
            Inline::Marked(mark, inner) => Inline::Marked(mark, on_one_line(inner)),
            Inline::Link { url, label } => Inline::Link { url, label: on_one_line(label) },
            other => other,
        };
        push(&mut line, inline);
    }
    line
}

fn ordered(list: Vec<Inline>, within: Within) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in list {
        match inline {
            Inline::Text(text) if within.link => push(&mut out, Inline::Text(characters::one_line(&text))),
            Inline::Text(text) => {
                url::split(&characters::one_line(&text)).into_iter().for_each(|part| push(&mut out, part));
            }
            Inline::Code(code) => push(&mut out, Inline::Code(characters::one_line(&code).trim().to_owned())),
            Inline::Marked(mark, inner) => marked(mark, inner, within, &mut out),
            Inline::Link { url, label } => link(&url, label, within, &mut out),
            Inline::SoftBreak | Inline::HardBreak => push(&mut out, inline),
            Inline::Html(_) => {}
        }
    }
    out
}

/// Emphasis cannot begin or end with a space (CommonMark 0.31, section 6.2), so what is at its edges is moved out.
fn marked(mark: Mark, inner: Vec<Inline>, within: Within, out: &mut Vec<Inline>) {
    let inner = ordered(inner, within.and(mark));
    let core = trim(inner.clone());
    if within.has(mark) || core.is_empty() {
        inner.into_iter().for_each(|inline| push(out, inline));
        return;
    }
    if let Some(edge) = inner.first().and_then(leading_space) {
        push(out, edge);
    }
    push(out, Inline::Marked(mark, core));
    if let Some(edge) = inner.last().and_then(trailing_space) {
        push(out, edge);
    }
}

fn leading_space(inline: &Inline) -> Option<Inline> {
    match inline {
        Inline::Text(text) if text.starts_with(' ') => Some(Inline::Text(" ".to_owned())),
        Inline::SoftBreak | Inline::HardBreak => Some(inline.clone()),
        _ => None,
    }
}

fn trailing_space(inline: &Inline) -> Option<Inline> {
    match inline {
        Inline::Text(text) if text.ends_with(' ') => Some(Inline::Text(" ".to_owned())),
        other => leading_space(other).filter(|_| !matches!(other, Inline::Text(_))),
    }
}

/// A link that is kept, or its label where it leads nowhere from the page.
fn link(target: &str, label: Vec<Inline>, within: Within, out: &mut Vec<Inline>) {
    match url::absolute(target).filter(|_| !within.link) {
        Some(url) => {
            let mut label = trim(ordered(label, Within { link: true, ..within }));
            if label.is_empty() {
                label.push(Inline::Text(url.clone()));
            }
            push(out, Inline::Link { url, label });
        }
        None => ordered(label, within).into_iter().for_each(|inline| push(out, inline)),
    }
}

/// Adds to a list, and joins what cannot stand side by side: `**a****b**` is not two bold words.
pub(super) fn push(list: &mut Vec<Inline>, inline: Inline) {
    match (list.last_mut(), inline) {
        (_, Inline::Text(text) | Inline::Code(text)) if text.is_empty() => {}
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (Some(Inline::Code(before)), Inline::Code(code)) => before.push_str(&code),
        (Some(Inline::Marked(first, before)), Inline::Marked(second, inner)) if *first == second => {
            inner.into_iter().for_each(|inline| push(before, inline));
        }
        (_, inline) => list.push(inline),
    }
}

/// Takes the space off both edges and off the ends of lines, and leaves one of several line ends in a row.
fn trim(list: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in list {
        match inline {
            Inline::Text(text) if at_line_start(&out) => {
                push(&mut out, Inline::Text(text.trim_start_matches(' ').to_owned()));
            }
            Inline::SoftBreak | Inline::HardBreak => {
                trim_end(&mut out);
                match out.last_mut() {
                    None | Some(Inline::HardBreak) => {}
                    Some(last @ Inline::SoftBreak) => *last = inline,
                    Some(_) => out.push(inline),
                }
            }
            other => push(&mut out, other),
        }
    }
    while matches!(out.last(), Some(Inline::SoftBreak | Inline::HardBreak)) || trim_end(&mut out) {
        if matches!(out.last(), Some(Inline::SoftBreak | Inline::HardBreak)) {
            out.pop();
        }
    }
    out
}

fn at_line_start(list: &[Inline]) -> bool {
    matches!(list.last(), None | Some(Inline::SoftBreak | Inline::HardBreak))
}

/// Takes the space off the end of a list; gives whether there was any.
fn trim_end(list: &mut Vec<Inline>) -> bool {
    let Some(Inline::Text(text)) = list.last_mut() else {
        return false;
    };
    let length = text.trim_end_matches(' ').len();
    let shorter = length < text.len();
    text.truncate(length);
    if text.is_empty() {
        list.pop();
    }
    shorter
}
