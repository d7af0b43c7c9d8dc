use super::super::bench::usage::Usage;
use super::said::{Said, Verdict};
use super::{Failure, Kind, Limits, limits};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::Mutex;
use std::thread;

/// What does the work of a task: it says which part of it begins, and what came of it.
pub(crate) type Judge<T, V> = fn(&T, &mut dyn FnMut(&str)) -> Result<V, Failure>;

/// The place and the message of the first panic, of whichever thread.
static PANIC: Mutex<Option<(String, String)>> = Mutex::new(None);

/// The life of a worker: a task a line, until there are none.
pub(crate) fn serve<T, V>(judge: Judge<T, V>, limits: Limits) -> io::Result<()>
where
    T: DeserializeOwned + Send + 'static,
    V: Serialize + Send + 'static,
{
    limits::of_memory(limits.memory)?;
    panic::set_hook(Box::new(note));
    // On Linux a process begins with the peak of the one that started it.
    let inherited = usage().peak;
    for line in io::stdin().lock().lines() {
        let task: T = serde_json::from_str(&line?)?;
        limits::of_time(limits.time)?;
        say(&Said::Done(judged(judge, task, inherited)?))?;
    }
    Ok(())
}

fn judged<T, V>(judge: Judge<T, V>, task: T, inherited: u64) -> io::Result<Verdict<V>>
where
    T: Send + 'static,
    V: Send + 'static,
{
    let before = usage();
    let work = move || {
        let mut begins = |part: &str| {
            // Where nobody listens any more, the end of the worker says so.
            let _ = say(&Said::<()>::Begins(part.to_owned()));
        };
        judge(&task, &mut begins)
    };
    let thread = thread::Builder::new().stack_size(limits::STACK).spawn(work)?;
    let outcome = thread.join().unwrap_or_else(|_| Err(panicked()));
    let after = usage();
    let seconds = after.cpu.saturating_sub(before.cpu).as_secs_f64();
    Ok(Verdict { outcome, seconds, memory: if after.peak > inherited { after.peak } else { 0 } })
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
fn say<V: Serialize>(said: &Said<V>) -> io::Result<()> {
    let line = serde_json::to_string(said)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
