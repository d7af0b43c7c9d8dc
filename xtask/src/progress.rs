use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A spinner on stderr while something runs; nothing where stderr is no terminal.
pub(crate) fn during<T>(message: &'static str, work: impl FnOnce() -> T) -> T {
    let style =
        ProgressStyle::with_template("{spinner} {msg} {elapsed}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    let spinner = ProgressBar::new_spinner().with_style(style).with_message(message);
    spinner.enable_steady_tick(Duration::from_millis(80));
    let result = work();
    spinner.finish_and_clear();
    result
}

/// How many of a number of steps are done, on stderr; nothing where stderr is no terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new(message: &'static str, steps: usize) -> Self {
        let style = ProgressStyle::with_template("{spinner} {msg} {pos}/{len} {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let length = u64::try_from(steps).unwrap_or_default();
        Self(ProgressBar::new(length).with_style(style).with_message(message))
    }

    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    pub(crate) fn finish(self) {
        self.0.finish_and_clear();
    }
}
