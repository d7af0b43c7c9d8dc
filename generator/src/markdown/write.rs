//! [Tree](super::tree) → CommonMark, each thing in one spelling.

mod inline;
mod table;

use super::flavor::Flavor;
use super::tree::{Block, Inline};

pub(super) use inline::{LeafBlock, line};

/// Writes blocks with an empty line between them.
pub(super) fn blocks(list: &[Block], flavor: Flavor) -> String {
    let mut out = String::new();
    let mut lists = Lists::default();
    for block in list {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&self::block(block, lists.next(block), flavor));
    }
    out
}

/// Keeps lists apart that follow one another: of the same marker they would be one (CommonMark 0.31, section 5.3).
#[derive(Default)]
struct Lists {
    last: Option<Marker>,
}

/// How the items of a list begin.
#[derive(Clone, Copy, PartialEq)]
struct Marker {
    ordered: bool,
    /// Whether it is the second of the two spellings, `*` or `1)`.
    other: bool,
}

impl Lists {
    fn next(&mut self, block: &Block) -> Marker {
        let ordered = matches!(block, Block::List { start: Some(_), .. });
        let other = self.last.is_some_and(|last| last.ordered == ordered && !last.other);
        let marker = Marker { ordered, other };
        self.last = matches!(block, Block::List { .. }).then_some(marker);
        marker
    }
}

impl Marker {
    fn text(self, number: u64) -> String {
        match (self.ordered, self.other) {
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
            (true, false) => format!("{number}. "),
            (true, true) => format!("{number}) "),
        }
    }
}

fn block(block: &Block, marker: Marker, flavor: Flavor) -> String {
    match block {
        Block::Paragraph(text) => line(text, flavor, LeafBlock::Paragraph),
        Block::Code { language, text } => code(language, text),
        Block::Quote(inner) => indented(&blocks(inner, flavor), "> ", "> "),
        Block::List { start, items } => list(start.unwrap_or(1), items, marker, flavor),
        Block::Table { alignments, rows } => table::table(alignments, rows, flavor),
        // Neither `---` nor `***`: after the marker of a list item those would be one rule with it.
        Block::Rule => "___".to_owned(),
    }
}

fn code(language: &str, text: &str) -> String {
    let longest = text.lines().map(|line| line.trim_start().chars().take_while(|&c| c == '`').count()).max();
    let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

fn list(start: u64, items: &[Vec<Block>], marker: Marker, flavor: Flavor) -> String {
    let tight = items.iter().all(|item| is_simple(item));
    let numbered = items.iter().zip(start..);
    let written: Vec<String> =
        numbered.map(|(item, number)| self::item(item, &marker.text(number), tight, flavor)).collect();
    written.join(if tight { "\n" } else { "\n\n" })
}

fn item(item: &[Block], marker: &str, tight: bool, flavor: Flavor) -> String {
    let text = match (tight, item) {
        (true, [paragraph, list @ Block::List { .. }]) => {
            let list = self::block(list, Lists::default().next(list), flavor);
            format!("{}\n{list}", blocks(std::slice::from_ref(paragraph), flavor))
        }
        _ => blocks(item, flavor),
    };
    indented(&text, marker, &" ".repeat(marker.len()))
}

/// Whether an item can stand without empty lines: a paragraph, or one with a list that may interrupt it
/// (CommonMark 0.31, section 5.2: an ordered one only if it starts with 1).
fn is_simple(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List { start: None | Some(1), items }] => items.iter().all(|item| is_simple(item)),
        _ => false,
    }
}

/// Puts a prefix before each line, another before the first.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let prefixed = text.lines().enumerate().map(|(index, line)| {
        let prefix = if index == 0 { first } else { rest };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    prefixed.collect::<Vec<_>>().join("\n")
}

/// The text of a stretch without emphasis, for a place that cannot carry it.
fn without_marks(list: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in list {
        match inline {
            Inline::Marked(_, inner) => {
                without_marks(inner).into_iter().for_each(|part| super::tidy::push(&mut out, part))
            }
            Inline::Link { url, label } => out.push(Inline::Link { url: url.clone(), label: without_marks(label) }),
            other => super::tidy::push(&mut out, other.clone()),
        }
    }
    out
}
