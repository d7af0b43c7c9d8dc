/// A stretch of HTML source.
pub(super) enum Piece<'a> {
    /// What stands between tags.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
    /// A comment, a declaration or an instruction that shows nothing.
    Comment,
    /// A `<` that opens nothing.
    Stray,
}

/// A tag (CommonMark 0.31, section 6.6).
pub(super) struct Tag<'a> {
    /// The name in lower case.
    pub(super) name: String,
    /// Whether it is a closing tag.
    pub(super) closing: bool,
    /// The whole of it.
    pub(super) raw: &'a str,
}

/// What ends a comment (CommonMark 0.31, section 6.6).
const COMMENT_END: &str = "-->";

/// Cuts HTML source into pieces. They are found by their brackets alone, so that what no parser of HTML takes for a tag
/// may be one here; it is shown as text all the same.
pub(super) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = source;
    // The end of the last comment is looked for once, so that comments that never end are not searched to the end each.
    let comments_end = source.rfind(COMMENT_END).unwrap_or_default();
    while let Some((text, tail)) = rest.find('<').map(|start| rest.split_at(start)) {
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        let has_end = source.len() - tail.len() < comments_end;
        let (piece, length) = piece(tail, has_end);
        pieces.push(piece);
        rest = tail.get(length..).unwrap_or_default();
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The piece at the start of a text that begins with `<`, and its length in bytes. `has_end` says whether a comment may end in it.
fn piece(text: &str, has_end: bool) -> (Piece<'_>, usize) {
    if has_end
        && text.starts_with("<!--")
        && let Some(end) = text.find(COMMENT_END)
    {
        return (Piece::Comment, end + COMMENT_END.len());
    }
    match tag(text) {
        Some(tag) => {
            let length = tag.raw.len();
            (Piece::Tag(tag), length)
        }
        None => (Piece::Stray, 1),
    }
}

/// The tag at the start of a text.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    // The next bracket is looked for, and not the next `>`, so that a run of `<` is not searched to its end for each.
    let end = inner.find(['<', '>']).filter(|&end| inner.get(end..).is_some_and(|rest| rest.starts_with('>')))?;
    let raw = text.get(..end + 2)?;
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name: String = inner.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| Tag { name: name.to_ascii_lowercase(), closing, raw })
}

/// The value of an attribute of a tag, if it is quoted.
pub(super) fn attribute<'a>(raw: &'a str, name: &str) -> Option<&'a str> {
    let after = raw.split_once(&format!("{name}="))?.1;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.get(1..)?.split(quote).next()
}
