use crate::markdown::page_beginning;

fn beginning(text: &str, lines: usize) -> Option<String> {
    page_beginning(text, lines).map(|page| page.to_string())
}

#[test]
fn a_text_is_cut_between_blocks_and_not_behind_a_heading() {
    let text = "One.\n\n# Two\n\n- a\n- b\n\nThree.";
    assert_eq!(beginning(text, 8), None);
    assert_eq!(beginning(text, 7).as_deref(), Some("One.\n\n**Two**\n\n- a\n- b"));
    assert_eq!(beginning(text, 6).as_deref(), Some("One.\n\n**Two**\n\n- a\n- b"));
    for lines in 1..6 {
        assert_eq!(beginning(text, lines).as_deref(), Some("One."), "{lines}");
    }
}

#[test]
fn of_a_block_that_is_too_long_the_first_sentence_is_left() {
    assert_eq!(beginning("One is\nlong. Two\nis not.\n\nThree.", 2).as_deref(), Some("One is long."));
    assert_eq!(beginning("", 0), None);
}
