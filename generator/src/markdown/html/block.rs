//! Tags that make a block or a line.

use super::scan::Tag;
use super::{HtmlContext, LINE_BREAK};

/// What a tag makes.
enum TagKind {
    /// The end of a line.
    LineBreak,
    /// A paragraph, or what looks like one.
    Paragraph,
    /// What holds paragraphs.
    Container,
    /// A line of its own.
    Line,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A heading.
    Heading,
}

fn kind(name: &str) -> Option<TagKind> {
    Some(match name {
        "br" => TagKind::LineBreak,
        "p" | "div" => TagKind::Paragraph,
        "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tr" | "hr" | "blockquote" | "center" | "details"
        | "summary" | "section" => TagKind::Container,
        "dt" | "dd" => TagKind::Line,
        "li" => TagKind::Item,
        "td" | "th" => TagKind::Cell,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => TagKind::Heading,
        _ => return None,
    })
}

/// The Markdown of a tag at a place; none for a tag that makes no block. A heading is text in bold, which is left to
/// [`pair`](super::pair).
pub(super) fn markdown(tag: &Tag<'_>, context: HtmlContext) -> Option<&'static str> {
    let kind = kind(&tag.name)?;
    let markdown = match (context, kind, tag.closing) {
        (HtmlContext::Cell, TagKind::Item, false) => " - ",
        (HtmlContext::Cell, TagKind::Heading, false) => " <b>",
        (HtmlContext::Cell, TagKind::Heading, true) => "</b> ",
        (HtmlContext::Cell, ..) | (_, TagKind::Cell, _) => " ",
        (_, TagKind::LineBreak, _) | (HtmlContext::Paragraph, TagKind::Paragraph, _) => LINE_BREAK,
        (_, TagKind::Item, false) => "\n- ",
        (_, TagKind::Item, true) | (_, TagKind::Line, _) => "\n",
        (_, TagKind::Heading, false) => "\n\n<b>",
        (_, TagKind::Heading, true) => "</b>\n\n",
        (_, TagKind::Paragraph | TagKind::Container, _) => "\n\n",
    };
    Some(markdown)
}
