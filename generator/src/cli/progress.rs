//! What is shown on a terminal while a command works.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A spinner on stderr while something runs; nothing where stderr is no terminal.
pub fn during<T>(message: &'static str, work: impl FnOnce() -> T) -> T {
    let style =
        ProgressStyle::with_template("{spinner} {msg} {elapsed}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    let spinner = ProgressBar::new_spinner().with_style(style).with_message(message);
    spinner.enable_steady_tick(Duration::from_millis(80));
    let result = work();
    spinner.finish_and_clear();
    result
}

/// How many of a number of steps are done, on stderr; nothing where stderr is no terminal.
pub struct Bar(ProgressBar);

impl Bar {
    /// Shows it, with none of the steps done.
    pub fn new(message: &'static str, steps: usize) -> Self {
        let style = ProgressStyle::with_template("{spinner} {msg} {pos}/{len} {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let length = u64::try_from(steps).unwrap_or_default();
        Self(ProgressBar::new(length).with_style(style).with_message(message))
    }

    /// One more is done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Takes it away.
    pub fn finish(self) {
        self.0.finish_and_clear();
    }
}
