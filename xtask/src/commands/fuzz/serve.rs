use super::super::bench::usage::Usage;
use super::failure::{Failure, Kind};
use super::limits;
use super::task::{Said, Task, Verdict};
use std::io::{self, BufRead, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::Mutex;
use std::time::Duration;
use std::{fmt, thread};

/// What does the work of a task: it says which part of it begins, and what came of it.
pub(super) type Judge = fn(&Task, &mut dyn FnMut(&str)) -> Result<bool, Failure>;

/// The place and the message of the first panic, of whichever thread.
static PANIC: Mutex<Option<(String, String)>> = Mutex::new(None);

/// The life of a worker: a task a line, until there are none. `limit` is the time of processors for one.
pub(super) fn serve(judge: Judge, limit: Duration) -> io::Result<()> {
    limits::of_memory(limits::MEMORY)?;
    panic::set_hook(Box::new(note));
    // On Linux a process begins with the peak of the one that started it.
    let inherited = usage().peak;
    for line in io::stdin().lock().lines() {
        let task: Task = serde_json::from_str(&line?)?;
        limits::of_time(limit)?;
        say(&Said::Done(judged(judge, task, inherited)?))?;
    }
    Ok(())
}

fn judged(judge: Judge, task: Task, inherited: u64) -> io::Result<Verdict> {
    let before = usage();
    let work = move || {
        let mut begins = |part: &str| {
            // Where nobody listens any more, the end of the worker says so.
            let _ = say(&Said::Begins(part.to_owned()));
        };
        judge(&task, &mut begins)
    };
    let thread = thread::Builder::new().stack_size(limits::STACK).spawn(work)?;
    let (failure, is_generated) = match thread.join() {
        Ok(Ok(is_generated)) => (None, is_generated),
        Ok(Err(failure)) => (Some(failure), false),
        Err(_) => (Some(panicked()), false),
    };
    let after = usage();
    let seconds = after.cpu.saturating_sub(before.cpu).as_secs_f64();
    Ok(Verdict { failure, is_generated, seconds, memory: if after.peak > inherited { after.peak } else { 0 } })
}

fn usage() -> Usage {
    Usage::of_this_process().unwrap_or(Usage { cpu: Default::default(), peak: 0 })
}

fn note(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let payload = panic.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
    let message = text.unwrap_or_default().to_owned();
    if let Ok(mut noted) = PANIC.lock() {
        noted.get_or_insert((place, message));
    }
}

fn panicked() -> Failure {
    let noted = PANIC.lock().ok().and_then(|mut noted| noted.take());
    let (place, message) = noted.unwrap_or_default();
    Failure::new(Kind::Panic, place, message)
}

/// A line to whoever has started this process.
fn say(said: &Said) -> io::Result<()> {
    let line = serde_json::to_string(said)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Says of an error what it kept from being done.
pub(super) fn cannot(what: impl fmt::Display) -> impl Fn(io::Error) -> String {
    move |error| format!("{what}: {error}")
}
