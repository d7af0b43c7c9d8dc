use super::super::flavor::Flavor;
use super::super::tree::{Block, Inline, plain_text};
use super::super::{plain, read, tidy};
use super::without_marks;
use crate::text::code_span::{in_cell, span};
use crate::text::markup::{self, Place};

/// What a stretch is written into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::markdown) enum LeafBlock {
    /// A paragraph.
    Paragraph,
    /// A cell of a table.
    Cell,
}

/// Writes a stretch so that it reads as what it is. Where Markdown has no spelling for it (`*` between letters and
/// brackets, say), emphasis is given up, and then everything but the text.
pub(in crate::markdown) fn line(list: &[Inline], flavor: Flavor, block: LeafBlock) -> String {
    // A short row of a wide table is read with empty cells, of which there may be more than there is text.
    if list.is_empty() {
        return String::new();
    }
    let written = write(list, flavor, block);
    if reads_as(&written, list, block) {
        return written;
    }
    let bare = tidy::inlines(without_marks(list));
    let written = write(&bare, flavor, block);
    if reads_as(&written, &bare, block) {
        return written;
    }
    write(&tidy::inlines(vec![Inline::Text(plain_text(&bare))]), flavor, block)
}

fn reads_as(written: &str, list: &[Inline], block: LeafBlock) -> bool {
    match block {
        LeafBlock::Paragraph => match read::read(written).as_slice() {
            [] => list.is_empty(),
            [Block::Paragraph(read)] => read == list,
            _ => false,
        },
        // Prose on one line is the same wherever it stands.
        LeafBlock::Cell if plain::written_on_one_line(written).is_some() => {
            reads_as(written, list, LeafBlock::Paragraph)
        }
        LeafBlock::Cell => match read::read(&format!("| {written} |\n| --- |")).as_slice() {
            [Block::Table { rows, .. }] => rows.first().and_then(|row| row.first()).is_some_and(|read| read == list),
            _ => false,
        },
    }
}

fn write(list: &[Inline], flavor: Flavor, block: LeafBlock) -> String {
    let mut writer = Writer { flavor, block, out: String::new() };
    writer.inlines(list);
    writer.out
}

struct Writer {
    flavor: Flavor,
    block: LeafBlock,
    out: String,
}

impl Writer {
    fn inlines(&mut self, list: &[Inline]) {
        for (index, inline) in list.iter().enumerate() {
            match inline {
                Inline::Text(text) => {
                    let before_link = matches!(list.get(index + 1), Some(Inline::Link { .. }));
                    self.text(text, before_link);
                }
                Inline::Code(code) => self.code(code),
                Inline::Marked(mark, inner) => {
                    self.out.push_str(mark.delimiter());
                    self.inlines(inner);
                    self.out.push_str(mark.delimiter());
                }
                Inline::Link { url, label } => self.link(url, label),
                Inline::SoftBreak => self.out.push('\n'),
                Inline::HardBreak => self.out.push_str("\\\n"),
                Inline::Html(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str, before_link: bool) {
        let starts_line = self.out.is_empty() || self.out.ends_with('\n');
        let (mdx, cell) = (self.flavor == Flavor::Page, self.block == LeafBlock::Cell);
        let place = Place { mdx, cell, starts_block: self.out.is_empty(), starts_line, before_link };
        markup::write(&mut self.out, text, place);
    }

    fn code(&mut self, code: &str) {
        let written = match self.block {
            LeafBlock::Cell => in_cell(code),
            LeafBlock::Paragraph => Some(span(code)),
        };
        match written {
            Some(written) => self.out.push_str(&written),
            None => self.text(code, false),
        }
    }

    fn link(&mut self, url: &str, label: &[Inline]) {
        if self.flavor == Flavor::Rustdoc && matches!(label, [Inline::Text(text)] if text == url) {
            self.out.push_str(&format!("<{url}>"));
            return;
        }
        self.out.push('[');
        self.inlines(label);
        // An ampersand may begin what reads as an entity.
        self.out.push_str(&format!("]({})", url.replace('&', "&amp;")));
    }
}
