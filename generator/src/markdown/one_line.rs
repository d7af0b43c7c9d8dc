use super::tidy::{on_one_line, push};
use super::tree::{Block, Inline};

/// What stands between paragraphs that are put on one line.
const GAP: &str = "  ";

/// All blocks on one line: the items of lists with their markers, code blocks as code, the cells of a table with pipes.
pub(super) fn one_line(blocks: &[Block]) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => part(&mut line, "", on_one_line(text.clone())),
            Block::Code { text, .. } => {
                let code = text.split_whitespace().collect::<Vec<_>>().join(" ");
                part(&mut line, "", vec![Inline::Code(code)]);
            }
            Block::Quote(inner) => part(&mut line, "", one_line(inner)),
            Block::List { start, items } => list(&mut line, *start, items),
            Block::Table { rows, .. } => rows.iter().for_each(|row| part(&mut line, "", cells(row))),
            Block::Rule => {}
        }
    }
    line
}

fn list(line: &mut Vec<Inline>, start: Option<u64>, items: &[Vec<Block>]) {
    for (index, item) in items.iter().enumerate() {
        let marker = match start {
            Some(start) => format!("{}. ", start.saturating_add(index as u64)),
            None => "- ".to_owned(),
        };
        part(line, &marker, one_line(item));
    }
}

fn cells(row: &[Vec<Inline>]) -> Vec<Inline> {
    let mut line = Vec::new();
    for cell in row.iter().filter(|cell| !cell.is_empty()) {
        if !line.is_empty() {
            push(&mut line, Inline::Text(" | ".to_owned()));
        }
        cell.iter().for_each(|inline| push(&mut line, inline.clone()));
    }
    line
}

fn part(line: &mut Vec<Inline>, marker: &str, text: Vec<Inline>) {
    if !line.is_empty() {
        push(line, Inline::Text(GAP.to_owned()));
    }
    push(line, Inline::Text(marker.to_owned()));
    text.into_iter().for_each(|inline| push(line, inline));
}
