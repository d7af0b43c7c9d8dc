use super::one_line::one_line;
use super::tidy;
use super::tree::{Block, Inline, Mark};

/// What ends in a full stop and ends no sentence.
const ABBREVIATIONS: [&str; 9] = ["e.g.", "i.e.", "etc.", "vs.", "cf.", "approx.", "incl.", "resp.", "no."];

/// The first sentence of the first paragraph that says something, on one line, with links as their labels.
pub(super) fn first_sentence(blocks: &[Block]) -> Vec<Inline> {
    let first = blocks.iter().find(|block| is_prose(block)).or(blocks.first());
    let line = first.map(|block| one_line(std::slice::from_ref(block))).unwrap_or_default();
    // A label may be a URL itself, which becomes a link again once it stands alone.
    let bare = without_links(tidy::inlines(without_links(line)));
    tidy::inlines(cut(tidy::inlines(bare)))
}

/// The first sentence of prose that is one line of text without code.
pub(super) fn first_sentence_of_prose(prose: &str) -> &str {
    sentence_end(prose).and_then(|end| prose.get(..end)).unwrap_or(prose)
}

/// Whether a block is a paragraph other than a heading, which is all in bold.
fn is_prose(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => !matches!(text.as_slice(), [Inline::Marked(Mark::Strong, _)]),
        _ => false,
    }
}

fn without_links(list: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in list {
        match inline {
            Inline::Link { url, label } if label == [Inline::Text(url.clone())] => out.push(Inline::Code(url)),
            Inline::Link { label, .. } => out.extend(without_links(label)),
            Inline::Marked(mark, inner) => out.push(Inline::Marked(mark, without_links(inner))),
            other => out.push(other),
        }
    }
    out
}

/// What stands before the end of the first sentence. An end within emphasis or code is none.
fn cut(list: Vec<Inline>) -> Vec<Inline> {
    let mut sentence = Vec::new();
    for inline in list {
        if let Inline::Text(text) = &inline
            && let Some(end) = sentence_end(text)
        {
            sentence.push(Inline::Text(text.get(..end).unwrap_or_default().to_owned()));
            return sentence;
        }
        sentence.push(inline);
    }
    sentence
}

/// The byte after the first mark that ends a sentence: one before a space, after which no lower case letter comes.
fn sentence_end(text: &str) -> Option<usize> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')).map(|(start, _)| start + 1);
    marks.into_iter().find(|&end| {
        let (sentence, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        let next = rest.trim_start().chars().next();
        rest.starts_with(' ') && !next.is_some_and(char::is_lowercase) && !ends_in_abbreviation(sentence)
    })
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let word = sentence.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    ABBREVIATIONS.contains(&word.as_str())
}
