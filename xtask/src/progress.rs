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
