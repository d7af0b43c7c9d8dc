use super::super::rustdoc;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(rustdoc(text), expected);
}

#[test]
fn marks_become_their_markdown() {
    check("<b>a </b>b <i>c</i> <code>d*</code> <del>e</del> <u>f</u>", "**a** b *c* `d*` ~~e~~ f");
}

#[test]
fn links_become_their_markdown() {
    check("<a href=\"https://example.com\" target='_blank'>a</a> <a href=\"b\">b</a>", "[a](https://example.com) b");
}

#[test]
fn line_breaks_stay() {
    check("a<br>b<br/>\nc<br><br>d", "a\\\nb\\\nc\n\nd");
}

#[test]
fn lists_become_their_markdown() {
    check("a:<ul><li>b</li><li><b>c</b></li></ul>d", "a:\n\n- b\n- **c**\n\nd");
    check("<ul>\n    <li>a</li>\n    <li>b\n</ul>\n\nc", "- a\n- b\n\nc");
}

#[test]
fn blocks_become_paragraphs() {
    check("<div>\n  <h2>a</h2>\n  <p>b *c*</p>\n</div>\nd", "**a**\n\nb *c*\n\nd");
}

#[test]
fn preformatted_text_becomes_a_code_block() {
    check("<pre><code>\n  a &lt; b\n\n  <c>\n</code></pre>\nd", "```text\n  a < b\n\n  <c>\n```\n\nd");
}

#[test]
fn cells_stay_on_their_line() {
    check("| a |\n| - |\n| b<br>c<ul><li>d</li></ul> |", "| a |\n| --- |\n| b c  - d |");
}

#[test]
fn comments_are_left_out() {
    check("a <!-- b --> c\n\n<!-- d -->\n\ne", "a  c\n\ne");
}

#[test]
fn unknown_tags_are_text() {
    check("<view>:<column> <Vec<T>>", "\\<view>:\\<column> \\<Vec\\<T>>");
    check("<script>\nalert(1)\n</script>", "\\<script>\nalert(1)\n\\</script>");
}

#[test]
fn tags_in_code_stay_as_they_are() {
    check("`<br>`\n\n```\n<p>\n```", "`<br>`\n\n```text\n<p>\n```");
}

#[test]
fn tags_without_their_partner_are_left_out() {
    check("<b>a <i>b</b> c</i></code>", "**a b** c");
}
