//! Tags that make a block or a line.

use super::scan::Tag;
use super::{LINE_BREAK, Place};

/// What a tag makes.
enum Kind {
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

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "br" => Kind::LineBreak,
        "p" | "div" => Kind::Paragraph,
        "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tr" | "hr" | "blockquote" | "center" | "details"
        | "summary" | "section" => Kind::Container,
        "dt" | "dd" => Kind::Line,
        "li" => Kind::Item,
        "td" | "th" => Kind::Cell,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        _ => return None,
    })
}

/// The Markdown of a tag at a place; none for a tag that makes no block. A heading is text in bold, which is left to
/// [`pair`](super::pair).
pub(super) fn markdown(tag: &Tag<'_>, place: Place) -> Option<&'static str> {
    let kind = kind(&tag.name)?;
    let markdown = match (place, kind, tag.closing) {
        (Place::Cell, Kind::Item, false) => " - ",
        (Place::Cell, Kind::Heading, false) => " <b>",
        (Place::Cell, Kind::Heading, true) => "</b> ",
        (Place::Cell, ..) | (_, Kind::Cell, _) => " ",
        (_, Kind::LineBreak, _) | (Place::Paragraph, Kind::Paragraph, _) => LINE_BREAK,
        (_, Kind::Item, false) => "\n- ",
        (_, Kind::Item, true) | (_, Kind::Line, _) => "\n",
        (_, Kind::Heading, false) => "\n\n<b>",
        (_, Kind::Heading, true) => "</b>\n\n",
        (_, Kind::Paragraph | Kind::Container, _) => "\n\n",
    };
    Some(markdown)
}
