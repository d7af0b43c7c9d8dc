use super::super::worker::Verdict;
use super::case::{Case, CaseName};
use super::corpus::Corpus;
use super::hand::Hand;
use super::keep::Keep;
use super::tally::Tally;
use sailmaker::cli::progress::Bar;
use sailmaker::cli::report;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

/// Which cases are tried.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) seed: u64,
    /// The number of the one after the last.
    pub(super) end: u64,
    /// When no other one is begun.
    pub(super) until: Option<Instant>,
}

/// Tries cases, one a processor at a time.
pub(super) fn run(corpus: &Corpus, range: Range, keep: &Keep) -> Result<Tally, String> {
    let (next, tally) = (AtomicU64::new(0), Mutex::new(Tally::default()));
    let bar = Bar::new("trying", usize::try_from(range.end).unwrap_or_default());
    let tried = || {
        tries(corpus, range, &next, keep, &|name, verdict| {
            bar.step();
            // Whoever holds it does not panic.
            tally.lock().is_ok_and(|mut tally| tally.count(name, verdict))
        })
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let ends = thread::scope(|scope| {
        let threads: Vec<_> = (0..processors).map(|_| scope.spawn(tried)).collect();
        threads.into_iter().map(|thread| thread.join().map_err(|_| "a thread panics".to_owned())?).collect::<Vec<_>>()
    });
    bar.finish();
    ends.into_iter().collect::<Result<(), String>>()?;
    tally.into_inner().map_err(|_| "a thread panics".to_owned())
}

/// Counts a case, and says whether it is the first of its kind of failure.
type Count<'a> = &'a dyn Fn(CaseName, Verdict<bool>) -> bool;

fn tries(corpus: &Corpus, range: Range, next: &AtomicU64, keep: &Keep, count: Count<'_>) -> Result<(), String> {
    let mut hand = Hand::new(corpus)?;
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= range.end || range.until.is_some_and(|until| Instant::now() >= until) {
            return Ok(());
        }
        let name = CaseName { seed: range.seed, number };
        let case = Case::of(name, corpus);
        let verdict = hand.judge(&case)?;
        let failure = verdict.outcome.clone().err();
        let is_new = count(name, verdict);
        if let Some(failure) = failure.filter(|_| is_new) {
            keep.whole(name, &case)?;
            report::error(format!("fuzz: {name}: {}", failure.title()));
            keep.failed(name, &hand.smaller(&case, &failure), &failure)?;
        }
    }
}
