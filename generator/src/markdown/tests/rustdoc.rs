use super::super::rustdoc;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(rustdoc(text), expected);
}

#[test]
fn ordinary_text_stays_as_it_is() {
    for text in [
        "",
        "A source.",
        "Two lines\nof one paragraph.",
        "One.\n\nTwo.",
        "*a* and **b** and ~~c~~ and `d`",
        "- a\n- b\n  - c",
        "1. a\n2. b\n   continued",
        "> quoted\n> twice",
        "| a | b |\n| :-- | --: |\n| 1 | 2 |",
        "See [the guide](https://example.com/guide#top).",
        "snake_case, a -> b, 5 < 6, AT&T, 100%, -date",
    ] {
        check(text, text);
    }
}

#[test]
fn entities_are_decoded() {
    check("a tenant&#39;s &amp; more&hellip;", "a tenant's & more…");
}

#[test]
fn what_an_entity_decodes_to_is_text() {
    check("&lt;b&gt; &#42;x&#42; &#91;y&#93; &amp;lt;", "\\<b> \\*x\\* \\[y\\] \\&lt;");
}

#[test]
fn bare_urls_become_links() {
    check(
        "See https://example.com/a_b?c=d&e, or (http://x.org).",
        "See <https://example.com/a_b?c=d&e>, or (<http://x.org>).",
    );
}

#[test]
fn templates_of_urls_become_code() {
    check("At https://{tenant}.example.com/{id}.", "At `https://{tenant}.example.com/{id}`.");
}

#[test]
fn a_url_is_written_with_what_a_link_can_hold() {
    check("[a](<https://example.com/(b c)ü>)", "[a](https://example.com/%28b%20c%29%C3%BC)");
}

#[test]
fn brackets_are_no_links_to_items() {
    check(
        "[source], [*], [x][y], items[].id, [Vec](Vec)",
        "\\[source\\], \\[\\*\\], \\[x\\]\\[y\\], items\\[\\].id, Vec",
    );
}

#[test]
fn references_become_their_links() {
    check("[a][1]\n\n[1]: https://example.com \"title\"", "[a](https://example.com)");
}

#[test]
fn links_that_lead_nowhere_become_text() {
    check("[a](../b.md) [c](#d) [e](javascript:f) <g@example.com> [](/h)", "a c e g@example.com");
}

#[test]
fn images_become_links() {
    check("![a](https://example.com/a.png) ![b](b.png)", "[a](https://example.com/a.png) b");
}

#[test]
fn code_blocks_are_not_rust() {
    check(
        "```\nlet a;\n```\n\n~~~rust,ignore\nlet b;\n~~~\n\n    let c;",
        "```text\nlet a;\n```\n\n```text\nlet b;\n```\n\n```text\nlet c;\n```",
    );
}

#[test]
fn code_blocks_keep_a_language_that_is_not_rust() {
    check("```JSON title=a\n{\n\t\"a\": 1 \n}\n```", "```json\n{\n    \"a\": 1\n}\n```");
}

#[test]
fn code_blocks_may_hold_fences() {
    check("````\n```\na\n```\n````", "````text\n```\na\n```\n````");
}

#[test]
fn headings_become_bold() {
    check("# Errors\ntext\n\nSafety\n---\n\n## **a** b", "**Errors**\n\ntext\n\n**Safety**\n\n**a b**");
}

#[test]
fn continuation_lines_are_indented() {
    check("* a\nb\n     c\n\n10) d\ne", "- a\n  b\n  c\n\n10. d\n    e");
}

#[test]
fn lists_that_follow_one_another_stay_apart() {
    check("- a\n\n* b\n\n+ c\n\n1. d\n\n1) e", "- a\n\n* b\n\n- c\n\n1. d\n\n1) e");
}

#[test]
fn white_space_is_put_in_order() {
    check("\u{feff}a \r\nb\rc  \nd\u{a0}e\u{0}\u{202e}\u{200b}\u{2028}f\n\n\n", "a\nb\nc\\\nd e\nf");
}

#[test]
fn starts_of_lines_begin_no_block() {
    check(
        "a\n\\# b\n\\- c\n\\+ d\n1\\. e\n\\> f\n\\| g\n\\=\n\\---",
        "a\n\\# b\n\\- c\n\\+ d\n1\\. e\n\\> f\n\\| g\n\\=\n\\---",
    );
}

#[test]
fn emphasis_that_no_delimiter_can_mark_is_given_up() {
    check("a<b>(x)</b>b", "a(x)b");
}

#[test]
fn admonitions_get_a_title() {
    check(":::info\nText.\n:::\n\n:::caution Take care\n\nMore.\n\n:::", "**Info:**\nText.\n\n**Take care:**\n\nMore.");
}
