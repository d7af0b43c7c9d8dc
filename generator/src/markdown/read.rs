//! CommonMark → [tree](super::tree).

use super::tree::{Block, Inline, Mark};
use super::{characters, html, plain, tidy};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// How deep blocks and emphasis may be nested; what is deeper is read as text. It bounds the recursion of everything
/// that walks the tree.
const DEPTH: usize = 12;

/// Languages of code blocks that are kept: rustdoc compiles none of them. Any other block is marked as text, above all
/// one without a language, which rustdoc takes for Rust.
const LANGUAGES: [&str; 12] =
    ["json", "yaml", "xml", "html", "http", "bash", "sh", "shell", "csv", "graphql", "sql", "text"];

/// What is read beyond CommonMark. Footnotes, task lists and the like stay text.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Reads any text.
pub(super) fn read(text: &str) -> Vec<Block> {
    plain::read(text).unwrap_or_else(|| parsed(text))
}

/// Reads any text by the rules of CommonMark.
pub(super) fn parsed(text: &str) -> Vec<Block> {
    let text = html::to_markdown(characters::source(text));
    tidy::blocks(blocks(&mut Parser::new_ext(&text, OPTIONS), 0))
}

/// Reads blocks up to the end of what contains them. Text that stands in no paragraph, as in the items of a tight list,
/// is a paragraph.
fn blocks<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut loose = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(_) => break,
            Event::Start(tag) if !is_inline(&tag) => {
                end_paragraph(&mut loose, &mut blocks);
                blocks.extend(block(tag, events, depth));
            }
            Event::Rule => {
                end_paragraph(&mut loose, &mut blocks);
                blocks.push(Block::Rule);
            }
            event => inline(event, events, depth, &mut loose),
        }
    }
    end_paragraph(&mut loose, &mut blocks);
    blocks
}

fn end_paragraph(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn block<'a>(tag: Tag<'a>, events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Block> {
    if depth >= DEPTH {
        return vec![Block::Paragraph(flat(events))];
    }
    match tag {
        Tag::BlockQuote(_) => vec![Block::Quote(blocks(events, depth + 1))],
        Tag::CodeBlock(kind) => vec![code(kind, events)],
        Tag::List(start) => vec![Block::List { start, items: items(events, depth + 1) }],
        Tag::Table(alignments) => vec![Block::Table { alignments, rows: rows(events, depth + 1) }],
        Tag::Heading { .. } => vec![Block::Paragraph(vec![Inline::Marked(Mark::Strong, inlines(events, depth + 1))])],
        // A block that is of no kind known here is as good as its contents.
        _ => blocks(events, depth + 1),
    }
}

fn code<'a>(kind: CodeBlockKind<'a>, events: &mut impl Iterator<Item = Event<'a>>) -> Block {
    let info = match &kind {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    let name = info.split([' ', ',', '{']).next().unwrap_or_default().to_ascii_lowercase();
    let language = LANGUAGES.into_iter().find(|language| *language == name).unwrap_or("text");
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::End(_) => break,
            _ => {}
        }
    }
    Block::Code { language, text: characters::code_block(&text) }
}

fn items<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Vec<Block>> {
    let mut items = Vec::new();
    while let Some(Event::Start(_)) = events.next() {
        items.push(blocks(events, depth));
    }
    items
}

/// Reads the rows of a table. The head has its cells directly in it, as the other rows have.
fn rows<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Vec<Vec<Inline>>> {
    let mut rows = Vec::new();
    while let Some(Event::Start(_)) = events.next() {
        let mut cells = Vec::new();
        while let Some(Event::Start(_)) = events.next() {
            cells.push(inlines(events, depth));
        }
        rows.push(cells);
    }
    rows
}

fn inlines<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Inline> {
    let mut list = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(_) => break,
            event => inline(event, events, depth, &mut list),
        }
    }
    list
}

fn inline<'a>(event: Event<'a>, events: &mut impl Iterator<Item = Event<'a>>, depth: usize, list: &mut Vec<Inline>) {
    match event {
        Event::Start(_) if depth >= DEPTH => list.extend(flat(events)),
        Event::Start(Tag::Emphasis) => list.push(Inline::Marked(Mark::Emphasis, inlines(events, depth + 1))),
        Event::Start(Tag::Strong) => list.push(Inline::Marked(Mark::Strong, inlines(events, depth + 1))),
        Event::Start(Tag::Strikethrough) => list.push(Inline::Marked(Mark::Strikethrough, inlines(events, depth + 1))),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            list.push(Inline::Link { url: dest_url.into_string(), label: inlines(events, depth + 1) });
        }
        Event::Start(_) => list.extend(flat(events)),
        // Text comes in pieces around escapes and entities. It is put together, so that a URL in it is found whole.
        Event::Text(text) => match list.last_mut() {
            Some(Inline::Text(before)) => before.push_str(&text),
            _ => list.push(Inline::Text(text.into_string())),
        },
        Event::Html(text) => list.push(Inline::Text(text.into_string())),
        Event::Code(text) => list.push(Inline::Code(text.into_string())),
        Event::InlineHtml(tag) => list.push(Inline::Html(tag.into_string())),
        Event::SoftBreak => list.push(Inline::SoftBreak),
        Event::HardBreak => list.push(Inline::HardBreak),
        _ => {}
    }
}

/// Reads everything up to the matching end as text, however deep it is nested, without recursion.
fn flat<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Vec<Inline> {
    let mut text = String::new();
    let mut open = 1_usize;
    for event in events {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    vec![Inline::Text(text)]
}
