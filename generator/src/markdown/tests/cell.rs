use super::super::{link_target, table_cell};

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(table_cell(text), expected);
}

#[test]
fn paragraphs_are_joined_by_two_spaces() {
    check("a\nb\n\nc\n", "a b  c");
}

#[test]
fn pipes_are_escaped() {
    check("SUCCESS | `A|B`", "SUCCESS \\| `A\\|B`");
}

#[test]
fn lists_keep_their_markers() {
    check("a:\n- b\n- c\n\n3. d\n4. e", "a:  - b  - c  3. d  4. e");
}

#[test]
fn blocks_are_put_on_the_line() {
    check(
        "# a\n\n```json\n{\n  \"b\": 1\n}\n```\n\n> c\n\n---\n\n| d | e |\n|-|-|\n| f | g |",
        "**a**  `{ \"b\": 1 }`  c  d \\| e  f \\| g",
    );
}

#[test]
fn only_absolute_urls_are_targets() {
    let target = |url: &str| link_target(url).map(|target| target.to_string());
    assert_eq!(target("https://example.com/a b?(c)").as_deref(), Some("https://example.com/a%20b?%28c%29"));
    for text in ["/relative", "javascript:alert(1)", "data:text/html,x"] {
        assert_eq!(target(text), None, "{text}");
    }
}
