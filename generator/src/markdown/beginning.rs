use super::flavor::Flavor;
use super::tree::{Block, Inline, Mark};
use super::write;

/// The first of some blocks, as many as take no more lines than so many. What announces the next block is not the last of them.
pub(super) fn of(blocks: &[Block], lines: usize, flavor: Flavor) -> &[Block] {
    let mut left = lines + 1;
    let fits = |block: &&Block| {
        let taken = write::blocks(std::slice::from_ref(*block), flavor).lines().count() + 1;
        let rest = left.checked_sub(taken);
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    let count = blocks.iter().take_while(fits).count();
    let last = |block: &Block| !announces(block);
    let end = blocks.iter().take(count).rposition(last).map_or(0, |index| index + 1);
    blocks.get(..end).unwrap_or_default()
}

/// Whether a block is a heading, which is a paragraph all in bold, or a line.
fn announces(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => matches!(text.as_slice(), [Inline::Marked(Mark::Strong, _)]),
        Block::Rule => true,
        _ => false,
    }
}
