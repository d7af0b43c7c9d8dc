use super::super::flavor::Flavor;
use super::super::tree::Inline;
use super::inline::{LeafBlock, line};
use pulldown_cmark::Alignment;

/// Writes a table (GitHub Flavored Markdown, section 4.10), a line a row.
pub(super) fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>], flavor: Flavor) -> String {
    let mut lines: Vec<String> =
        rows.iter().map(|row| self::row(row.iter().map(|cell| line(cell, flavor, LeafBlock::Cell)))).collect();
    let delimiters = row(alignments.iter().map(|alignment| delimiter(*alignment).to_owned()));
    lines.insert(lines.len().min(1), delimiters);
    lines.join("\n")
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut out = String::from("|");
    for cell in cells {
        if !cell.is_empty() {
            out.push(' ');
            out.push_str(&cell);
        }
        out.push_str(" |");
    }
    out
}

fn delimiter(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}
