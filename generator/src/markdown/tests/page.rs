use super::super::page;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(page(text), expected);
}

#[test]
fn what_mdx_would_read_is_escaped() {
    check("a < b {c} `{d} <e>`", "a \\< b \\{c\\} `{d} <e>`");
}

#[test]
fn urls_are_links_in_brackets() {
    check("See https://example.com/a_b.", "See [https://example.com/a_b](https://example.com/a_b).");
}

#[test]
fn no_paragraph_is_a_statement() {
    check("export of data\n\nimported", "&#101;xport of data\n\nimported");
}

#[test]
fn tables_keep_their_pipes() {
    check("| a |\n| - |\n| `b\\|c` d\\|e |", "| a |\n| --- |\n| `b\\|c` d\\|e |");
}
