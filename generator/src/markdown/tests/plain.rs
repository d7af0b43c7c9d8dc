use super::super::flavor::Flavor;
use super::super::summary::first_sentence;
use super::super::{one_line, page, plain, read, rustdoc, summary, table_cell, write};
use proptest::prelude::*;

/// What prose is written with, and what makes something else of it.
const PIECES: [&str; 48] = [
    "a", "The", "of", "404", "1", "é", " ", " ", " ", "  ", "\n", "\n\n", "\n\n\n", ". ", ", ", "; ", ": ", ":", "'",
    "\"", "(", ")", "?", "!", "/", "//", "-", "+", "=", "%", "$", "@", "#", ">", "&", "& ", "&amp;", "_", "a_b", "`",
    "`a`", "`a_b*`", "``", "<b>", "*", "[", "http", "import",
];

/// Prose is read as the parser of CommonMark reads it.
#[track_caller]
fn check(text: &str) {
    if let Some(blocks) = plain::read(text) {
        assert_eq!(blocks, read::parsed(text), "{text:?}");
    }
    if plain::written(text).is_some() {
        let blocks = read::parsed(text);
        assert_eq!(*rustdoc(text), write::blocks(&blocks, Flavor::Rustdoc), "{text:?}");
        assert_eq!(*page(text), write::blocks(&blocks, Flavor::Page), "{text:?}");
        let cell = write::line(&one_line::one_line(&blocks), Flavor::Page, write::LeafBlock::Cell);
        assert_eq!(*table_cell(text), cell, "{text:?}");
        let sentence = write::line(&first_sentence(&blocks), Flavor::Rustdoc, write::LeafBlock::Paragraph);
        assert_eq!(*summary(text), sentence, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prose_is_read_as_it_is_by_the_parser(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12)) {
        check(&pieces.concat());
    }

    #[test]
    fn what_begins_as_prose_too(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..6)) {
        check(&format!("The {}", pieces.concat()));
    }
}

#[test]
fn ordinary_descriptions_are_prose() {
    let prose = [
        "The id of the account (see `account_id`), e.g. `a*b`.",
        "404 not found\n",
        "One line.\nAnother one, with user_id & more!\n\nA second paragraph: 50% > 40%.",
    ];
    for text in prose {
        assert!(plain::read(text).is_some(), "{text:?}");
        check(text);
    }
}

#[test]
fn what_may_have_markup_is_no_prose() {
    let other = [
        "",
        " a",
        "    a",
        "- a",
        "1. a",
        "# a",
        "> a",
        "a\n---",
        "a\n===",
        "a | b",
        "a *b*",
        "a _b_",
        "<b>a</b>",
        "a &amp; b",
        "[a](b)",
        "see https://a.io",
        "a ``b``",
        "a `b",
        "a  \nb",
        "a\\",
        "a\tb",
        "a\r\nb",
        "a{b}",
        "~a~",
        ":::info",
        "a\u{202e}",
    ];
    for text in other {
        assert_eq!(plain::read(text), None, "{text:?}");
    }
}
