//! HTML in a text: what has a Markdown spelling gets it, what has none is shown as text.

mod block;
mod inline;
mod scan;

use super::characters::GUARD;
use super::read::OPTIONS;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use scan::Piece;
use std::borrow::Cow;
use std::ops::Range;

pub(super) use inline::pair;

/// How often a text is searched. Taking one HTML block apart may show another within it; what is left is read as text.
const ROUNDS: usize = 4;

/// A hard line break (CommonMark 0.31, section 6.7). Where no text follows it is nothing, as the other spelling is not.
const LINE_BREAK: &str = "  \n";

/// Where HTML stands, which decides what a line break may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HtmlContext {
    /// In an HTML block, a line of its own.
    Block,
    /// Within a paragraph.
    Paragraph,
    /// In a cell of a table, which is one line.
    Cell,
}

/// Replaces every tag that makes a block or a line (`<p>`, `<li>`, `<br>`, …) by its Markdown and escapes every unknown
/// one. Tags that mark a stretch (`<b>`) are left for [`pair`]; no HTML block is left.
pub(super) fn to_markdown(text: String) -> String {
    let mut text = text;
    for _ in 0..ROUNDS {
        match round(&text) {
            Some(next) => text = next,
            None => break,
        }
    }
    text
}

/// Replaces once; gives nothing if there was nothing to replace.
fn round(text: &str) -> Option<String> {
    // Most texts have no tag, and need no second parser.
    text.contains('<').then_some(())?;
    let mut round = Round { text, out: String::new(), copied: 0, in_table: false, preformatted: false };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(_)) => round.in_table = true,
            Event::End(TagEnd::Table) => round.in_table = false,
            Event::Html(_) => round.replace(range, HtmlContext::Block),
            Event::InlineHtml(_) if round.in_table => round.replace(range, HtmlContext::Cell),
            Event::InlineHtml(_) => round.replace(range, HtmlContext::Paragraph),
            _ => {}
        }
    }
    round.out.push_str(text.get(round.copied..).unwrap_or_default());
    (round.copied > 0).then_some(round.out)
}

/// A text of which a part is replaced.
struct Round<'a> {
    text: &'a str,
    /// What stands for the text up to `copied`.
    out: String,
    copied: usize,
    in_table: bool,
    /// Whether a `<pre>` is open, which may go over several lines and so over several events.
    preformatted: bool,
}

impl Round<'_> {
    fn replace(&mut self, range: Range<usize>, context: HtmlContext) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let markdown = self.markdown(raw, context);
        if markdown == raw || range.start < self.copied {
            return;
        }
        self.out.push_str(self.text.get(self.copied..range.start).unwrap_or_default());
        self.copied = range.end;
        // A line break at the end of a line is one with it; two would end the paragraph.
        let rest = self.text.get(self.copied..).unwrap_or_default();
        let ends_line = context == HtmlContext::Paragraph && rest.trim_start_matches(' ').starts_with('\n');
        self.out.push_str(if ends_line && markdown == LINE_BREAK { "  " } else { &markdown });
    }

    /// The Markdown of one tag, or of one line of an HTML block.
    fn markdown(&mut self, raw: &str, context: HtmlContext) -> String {
        let is_text = context == HtmlContext::Block && !self.preformatted;
        let line = if is_text { raw.trim_start_matches([' ', '\t']) } else { raw };
        let mut out = String::new();
        for piece in scan::pieces(line) {
            match piece {
                Piece::Text(text) if self.preformatted => out.push_str(&decoded(text)),
                Piece::Text(text) => out.push_str(text),
                Piece::Tag(tag) if context == HtmlContext::Block && tag.name == "pre" => {
                    self.preformatted = !tag.closing;
                    out.push_str(if tag.closing { "\n```\n\n" } else { "\n\n```\n" });
                }
                Piece::Tag(tag) if inline::is_known(&tag.name) && self.preformatted => {}
                Piece::Tag(tag) if inline::is_known(&tag.name) || self.preformatted => out.push_str(tag.raw),
                Piece::Tag(tag) => match block::markdown(&tag, context) {
                    Some(markdown) => out.push_str(markdown),
                    None => out.extend(["\\", tag.raw]),
                },
                Piece::Comment => {}
                Piece::Stray => out.push_str("\\<"),
            }
        }
        if context == HtmlContext::Block && out.starts_with('<') {
            out.insert(0, GUARD);
        }
        out
    }
}

/// Text with the entities decoded that code is written with. Anything else in a `<pre>` stays as it is.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    Cow::Owned(text.replace("&amp;", "&"))
}
