use super::super::summary;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(summary(text), expected);
}

#[test]
fn the_first_sentence_ends_it() {
    check("One\nsentence. Another.", "One sentence.");
    check("Is it? Yes", "Is it?");
    check("The first paragraph\n\nThe second", "The first paragraph");
}

#[test]
fn not_every_full_stop_ends_a_sentence() {
    check(
        "Formats, e.g. Json, of v1.2 `a. B` and *c. D* (i.e. All) etc. and so on. End.",
        "Formats, e.g. Json, of v1.2 `a. B` and *c. D* (i.e. All) etc. and so on.",
    );
}

#[test]
fn links_are_their_labels() {
    check(
        "See [the *guide*](https://example.com) at https://example.com. End",
        "See the *guide* at `https://example.com`.",
    );
}

#[test]
fn headings_are_passed_over() {
    check("# Title\n\nText.", "Text.");
    check(":::note\n\nText.", "Text.");
    check("# Title", "**Title**");
}

#[test]
fn a_list_alone_is_put_on_the_line() {
    check("- a\n- b", "\\- a  - b");
    check("", "");
}
