use super::super::{page, rustdoc, summary, table_cell};
use super::nasty;
use proptest::prelude::*;

/// Pieces of which texts are put together: what opens, closes and separates something in Markdown, HTML or MDX.
const PIECES: [&str; 62] = [
    "a",
    "Bc",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "```",
    "~~~",
    "#",
    "## ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "2) ",
    "> ",
    "|",
    "| --- |",
    "---",
    "===",
    "[",
    "]",
    "](",
    ")",
    "](https://a.io)",
    "!",
    "![",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<p>",
    "</p>",
    "<li>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<x y='z'>",
    "<!--",
    "-->",
    "&",
    "&lt;",
    "&#42;",
    "&nbsp;",
    "\\",
    "{",
    "https://b.io/c",
    ":::",
    "\u{202e}",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24).prop_map(|pieces| pieces.concat());
    prop_oneof![1 => any::<String>(), 4 => pieces]
}

/// What holds of every text.
fn check(text: &str) {
    let (doc, page_, cell, first) = (rustdoc(text), page(text), table_cell(text), summary(text));
    assert_eq!(rustdoc(&doc), doc, "rustdoc is idempotent");
    assert_eq!(page(&page_), page_, "page is idempotent");
    assert_eq!(rustdoc(&first), first, "a summary is safe for rustdoc");
    assert!(!cell.contains('\n') && !first.contains('\n'), "cells and summaries are one line");
    for line in doc.lines().chain(page_.lines()) {
        assert_eq!(line, line.trim_end(), "no line ends in a space");
        assert!(!line.contains(|c: char| c.is_control()), "no control character is left");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_made_safe(text in texts()) {
        check(&text);
    }
}

#[test]
fn every_nasty_text_is_made_safe() {
    nasty::TEXTS.iter().for_each(|text| check(text));
}

/// What nests, or is long, takes neither the stack nor more than linear time.
#[test]
fn long_and_deep_texts_are_made_safe() {
    for piece in
        ["> ", "- ", "1. ", "*a ", "[", "![", "<b>", "<p>", "<", "`a``", "&", "\\", "| a |\n", "https://a.io ", "a_"]
    {
        check(&piece.repeat(2_000));
    }
}
