use super::characters;
use pulldown_cmark::Alignment;

/// A block of text (CommonMark 0.31, sections 4 and 5; tables as in GitHub Flavored Markdown, section 4.10).
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A paragraph. A heading is read as one, all of it in bold.
    Paragraph(Vec<Inline>),
    /// A code block.
    Code {
        /// The language: one of those that rustdoc does not compile.
        language: &'static str,
        /// The code, without a newline at its end.
        text: String,
    },
    /// A block quote.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The number of the first item; none for a bullet list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table; the first row is its head.
    Table {
        /// How each column is aligned.
        alignments: Vec<Alignment>,
        /// The rows, each with its cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
}

/// A stretch of text within a block (CommonMark 0.31, section 6).
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    /// Text, with nothing escaped.
    Text(String),
    /// A code span.
    Code(String),
    /// Emphasis, in one of three strengths.
    Marked(Mark, Vec<Inline>),
    /// A link to an absolute `http` or `https` URL.
    Link {
        /// Where it leads.
        url: String,
        /// What is shown of it.
        label: Vec<Inline>,
    },
    /// The end of a line of the source, which is shown as a space.
    SoftBreak,
    /// The end of a line that is shown as one.
    HardBreak,
    /// An HTML tag, until [`super::tidy`] has dealt with it.
    Html(String),
}

/// How text is emphasized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `*text*`
    Emphasis,
    /// `**text**`
    Strong,
    /// `~~text~~`
    Strikethrough,
}

impl Mark {
    /// What stands before and after the text.
    pub(super) fn delimiter(self) -> &'static str {
        match self {
            Self::Emphasis => "*",
            Self::Strong => "**",
            Self::Strikethrough => "~~",
        }
    }
}

impl Block {
    /// A code block that shows a text as it is.
    pub(super) fn plain(text: &str) -> Self {
        Self::Code { language: "text", text: characters::code_block(text) }
    }
}

/// The text of a stretch without its markup.
pub(super) fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Marked(_, inner) | Inline::Link { label: inner, .. } => collect(inner, text),
            Inline::SoftBreak | Inline::HardBreak => text.push(' '),
            Inline::Html(_) => {}
        }
    }
}
