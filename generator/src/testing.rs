//! What tests of several rooms share.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How much more the larger input is.
const LARGER: usize = 8;

/// How much longer it may take. It is 8 where the time grows with the input and 64 where it grows with its square.
const ALLOWED: u32 = 24;

/// How often each is timed. What else a machine does can only make a run longer, so the shortest is nearest to the truth.
const RUNS: usize = 5;

/// What takes less is doubled before it is compared: it would be measured together with the clock.
const MEASURABLE: Duration = Duration::from_millis(4);

/// Asserts that the time which `work` takes for the input of a size, from `size` on, grows with that size and no faster.
pub(crate) fn assert_linear<I, O>(what: &str, size: usize, input: impl Fn(usize) -> I, work: impl Fn(I) -> O) {
    let time = |size: usize| {
        let input = input(size);
        let start = Instant::now();
        black_box(work(black_box(input)));
        start.elapsed()
    };
    let times = |size: usize| (0..RUNS).map(move |_| time(size));
    let shortest = |size: usize| times(size).min().unwrap_or_default();
    let (mut size, mut short) = (size, shortest(size));
    while short < MEASURABLE {
        size *= 2;
        short = shortest(size);
    }
    let allowed = short * ALLOWED;
    let mut least = Duration::MAX;
    let is_linear = times(size * LARGER).any(|taken| {
        least = least.min(taken);
        taken <= allowed
    });
    assert!(is_linear, "{what}: {least:?} for {LARGER} times the input, where {allowed:?} are allowed");
}

#[test]
fn a_time_that_grows_with_the_input_is_linear() {
    assert_linear("a sum", 50_000, |size| 0..size, |numbers| numbers.map(black_box).sum::<usize>());
}

#[test]
#[should_panic(expected = "a sum of sums: ")]
fn a_time_that_grows_with_the_square_of_the_input_is_not() {
    let sum = |size| (0..size).map(black_box).sum::<usize>();
    assert_linear(
        "a sum of sums",
        200,
        |size| 0..size,
        |numbers| numbers.clone().map(|_| sum(numbers.len())).sum::<usize>(),
    );
}
