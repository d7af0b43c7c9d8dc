//! Eight times the text takes about eight times the time, and not 64 times: whoever writes a document decides how long it is.

use super::super::{rustdoc, table_cell};
use std::hint::black_box;
use std::time::{Duration, Instant};

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

/// How much longer the other text is.
const LONGER: usize = 8;

/// How much longer it may take: more than in proportion, since a machine has other things to do too.
const ALLOWED: u32 = 24;

/// What takes less cannot be compared.
const NOTHING: Duration = Duration::from_millis(5);

fn time(text: &str) -> Duration {
    let start = Instant::now();
    black_box((rustdoc(text), table_cell(text)));
    start.elapsed()
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    for (start, piece) in TEXTS {
        let [short, long] = [TIMES, LONGER * TIMES].map(|times| format!("{start}{}", piece.repeat(times)));
        let allowed = time(&short).max(NOTHING) * ALLOWED;
        let taken = time(&long);
        assert!(taken <= allowed, "`{start}` and then `{piece}`: {taken:?} where {allowed:?} are allowed");
    }
}
