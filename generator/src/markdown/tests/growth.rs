//! Eight times the text takes about eight times the time, and not 64 times: whoever writes a document decides how long it is.

use super::super::{rustdoc, table_cell};
use crate::testing::assert_linear;

/// What a text begins with, and what then stands in it over and over: what opens and is never closed, or closes and was never
/// opened.
const TEXTS: [(&str, &str); 8] = [
    ("", "<!--"),
    ("<!-- -->", "<!-- "),
    ("https://a.io/", ")"),
    ("", "["),
    ("", "`"),
    ("", "<"),
    ("", "&a"),
    ("a|b\n-|-\n", "|"),
];

/// How often it stands in the shorter text.
const TIMES: usize = 2_000;

#[test]
fn time_grows_with_the_text_and_no_faster() {
    for (start, piece) in TEXTS {
        let text = |times| format!("{start}{}", piece.repeat(times));
        assert_linear(&format!("`{start}` and then `{piece}`"), TIMES, text, |text| {
            (rustdoc(&text), table_cell(&text))
        });
    }
}
