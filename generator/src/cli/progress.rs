//! What is shown on a terminal while a command works.

use crate::Stage;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// What takes less is done before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// A spinner on stderr while something runs, if it takes longer than a second; nothing where stderr is no terminal.
pub fn during<T>(message: &'static str, work: impl FnOnce() -> T) -> T {
    shown(message, PATIENCE, ProgressDrawTarget::stderr(), |_| work())
}

/// The same for the pipeline, with the stage that it is in. The work tells of each stage as it ends.
pub fn stages<T>(work: impl FnOnce(&mut dyn FnMut(Stage)) -> T) -> T {
    shown(Stage::Load.work(), PATIENCE, ProgressDrawTarget::stderr(), |spinner| {
        work(&mut |done| {
            if let Some(next) = done.next() {
                spinner.set_message(next.work());
            }
        })
    })
}

fn shown<T>(
    message: &'static str,
    patience: Duration,
    target: ProgressDrawTarget,
    work: impl FnOnce(&ProgressBar) -> T,
) -> T {
    let style =
        ProgressStyle::with_template("{spinner} {msg} {elapsed}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    let spinner = spinner.with_style(style).with_message(message);
    if target.is_hidden() {
        return work(&spinner);
    }
    let (ended, end) = mpsc::channel::<()>();
    let result = thread::scope(|scope| {
        let spinner = &spinner;
        let wait = move || {
            if end.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                spinner.set_draw_target(target);
                spinner.enable_steady_tick(Duration::from_millis(80));
            }
        };
        // Where there is no thread for it, nothing is shown.
        let _ = thread::Builder::new().spawn_scoped(scope, wait);
        let result = work(spinner);
        drop(ended);
        result
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::InMemoryTerm;

    fn target(terminal: &InMemoryTerm) -> ProgressDrawTarget {
        ProgressDrawTarget::term_like(Box::new(terminal.clone()))
    }

    fn wait_for(terminal: &InMemoryTerm, text: &str) {
        while !terminal.contents().contains(text) {
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn what_takes_long_shows_what_it_does_and_leaves_nothing() {
        let terminal = InMemoryTerm::new(5, 40);
        let result = shown("reading", Duration::ZERO, target(&terminal), |spinner| {
            wait_for(&terminal, "reading 0s");
            spinner.set_message("naming");
            wait_for(&terminal, "naming 0s");
            7
        });
        assert_eq!((result, terminal.contents().as_str()), (7, ""));
    }

    #[test]
    fn what_is_done_soon_shows_nothing() {
        let terminal = InMemoryTerm::new(5, 40);
        shown("reading", Duration::from_secs(3600), target(&terminal), |spinner| spinner.set_message("naming"));
        assert_eq!(terminal.moves_since_last_check(), "");
    }

    #[test]
    fn where_there_is_no_terminal_nobody_waits() {
        let shown = shown("reading", Duration::ZERO, ProgressDrawTarget::hidden(), |spinner| spinner.is_hidden());
        assert!(shown);
    }

    #[test]
    fn each_stage_has_the_next_one() {
        let stages: Vec<&str> =
            std::iter::successors(Some(Stage::Load), |stage| stage.next()).map(Stage::name).collect();
        let all = "load bundle normalize parse lower analyze resolve surface emit render";
        assert_eq!(stages.join(" "), all);
    }
}
