//! CommonMark from a document, made safe for the places where it is shown.
//!
//! Descriptions are CommonMark (OpenAPI 3.0.4, section 3.5), written for other readers than rustdoc and MDX, and often
//! by hand into a YAML file. Here they are read into a small tree, put in order and written again in the one
//! spelling that every reader takes the same way. What a spelling cannot carry (an emphasis next to a letter, a list in
//! a table cell) is written as the plainer thing rather than as something that reads differently.
//!
//! Every function takes any text and gives text without a newline at its end, in the type that [`crate::text`] has for the
//! place. [`rustdoc`] and [`page`] give their own output back unchanged. Names and values are no Markdown: they go through
//! [`crate::text`] alone.

mod admonition;
mod beginning;
mod characters;
mod flavor;
mod html;
mod one_line;
mod plain;
mod read;
mod summary;
mod tidy;
mod tree;
mod url;
mod write;

use crate::text::{Cell, Link, Page, Rustdoc};
use flavor::Flavor;

/// Makes a text safe for `///` comments: neither rustdoc nor clippy finds fault with it, and no code block in it is
/// compiled as a test.
///
/// Each line of the result is one line of the comment; empty lines are empty. HTML entities are decoded. HTML tags
/// become their Markdown where there is one and text where there is none. Bare URLs become links; links that lead
/// nowhere from rustdoc (relative ones) and brackets that rustdoc would resolve become text. Code blocks become fenced
/// blocks of a language that is not Rust. Headings become bold paragraphs, so that they do not stand beside `# Errors`.
pub fn rustdoc(text: &str) -> Rustdoc {
    Rustdoc::vouched(settle(text, Flavor::Rustdoc))
}

/// Makes a text safe for a Markdown page, in CommonMark with tables as in MDX: beyond what [`rustdoc`] does, `<`, `{`
/// and `}` are escaped where they are not code, and links are written in brackets.
pub fn page(text: &str) -> Page {
    Page::vouched(settle(text, Flavor::Page))
}

/// The beginning of what [`page`] makes of a text, at most so many lines of it; none where that is not longer. It ends with a
/// paragraph, a list, a table or a block of code; where the first of them is longer, it is the first sentence.
pub fn page_beginning(text: &str, lines: usize) -> Option<Page> {
    let whole = settle(text, Flavor::Page);
    if whole.lines().count() <= lines {
        return None;
    }
    let blocks = read::read(&whole);
    match beginning::of(&blocks, lines, Flavor::Page) {
        [] => Some(page(&summary(text))),
        first => Some(page(&write::blocks(first, Flavor::Page))),
    }
}

/// The first sentence of a text, on one line and without the targets of links; empty where the text says nothing.
///
/// The result is safe as it stands in a `///` comment, and is to be passed through [`page`] or [`table_cell`] for a
/// page.
pub fn summary(text: &str) -> Rustdoc {
    if let Some(prose) = plain::written_on_one_line(text).filter(|prose| !prose.contains('`')) {
        return Rustdoc::vouched(summary::first_sentence_of_prose(prose).to_owned());
    }
    let first = summary::first_sentence(&read::read(text));
    rustdoc(&write::line(&first, Flavor::Rustdoc, write::LeafBlock::Paragraph))
}

/// The whole of a text on one line, for a cell of a table in a Markdown page: paragraphs and the items of lists are
/// joined by two spaces, and pipes are escaped.
pub fn table_cell(text: &str) -> Cell {
    if let Some(prose) = plain::written_on_one_line(text) {
        return Cell::vouched(prose.to_owned());
    }
    let line = one_line::one_line(&read::read(text));
    Cell::vouched(write::line(&line, Flavor::Page, write::LeafBlock::Cell))
}

/// The target of a link in a page: an absolute `http` or `https` URL, percent-encoded so that no character of it ends
/// the link; none where the text is no such URL.
pub fn link_target(url: &str) -> Option<Link> {
    url::absolute(url).map(Link::vouched)
}

/// How often a text is read and written until it stays as it is. Ordinary text does so the first time.
const ROUNDS: usize = 4;

/// Reads and writes a text until reading it gives the same text again, which makes this function idempotent. A text
/// that does not come to rest is shown as a block of plain text, which does.
fn settle(text: &str, flavor: Flavor) -> String {
    if let Some(prose) = plain::written(text) {
        return prose.to_owned();
    }
    let mut written = write::blocks(&read::read(text), flavor);
    for _ in 0..ROUNDS {
        let again = write::blocks(&read::read(&written), flavor);
        if again == written {
            return written;
        }
        written = again;
    }
    write::blocks(&[tree::Block::plain(&written)], flavor)
}

#[cfg(test)]
mod tests;
