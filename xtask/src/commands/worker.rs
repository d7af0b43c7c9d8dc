//! Processes that do one task after the other, within limits, and may die of one: whoever started them goes on.

mod failure;
mod limits;
mod said;
mod serve;

pub(crate) use failure::{Failure, Kind};
pub(crate) use limits::Limits;
pub(crate) use said::Verdict;
pub(crate) use serve::serve;

use said::Said;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{BufRead, BufReader, Read, Write};
use std::marker::PhantomData;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{env, fmt, io};

/// A process that does one task after the other, and another one where it has died.
pub(crate) struct Worker<T, V> {
    start: fn() -> Result<Command, String>,
    limits: Limits,
    process: Option<Process>,
    does: PhantomData<fn(&T) -> V>,
}

struct Process {
    child: Child,
    tasks: ChildStdin,
    said: Receiver<String>,
    errors: JoinHandle<String>,
    tasks_done: usize,
}

/// The end of a worker before it was done.
enum End {
    /// It was stopped.
    Stopped,
    /// It died, and this is what it printed.
    Died(ExitStatus, String),
}

impl<T: Serialize, V: DeserializeOwned> Worker<T, V> {
    /// One that is started by a command when it is needed first.
    pub(crate) fn new(start: fn() -> Result<Command, String>, limits: Limits) -> Self {
        Self { start, limits, process: None, does: PhantomData }
    }

    /// Has a task done. An error is that it could not be tried.
    pub(crate) fn judge(&mut self, task: &T) -> Result<Verdict<V>, String> {
        let mut process = match self.process.take() {
            Some(process) if process.tasks_done < self.limits.tasks => process,
            other => {
                other.map_or(Ok(()), Process::dismiss)?;
                Process::start(&mut (self.start)()?)?
            }
        };
        let line = serde_json::to_string(task).map_err(|error| error.to_string())?;
        process.tasks_done += 1;
        writeln!(process.tasks, "{line}").map_err(cannot("a worker takes no task"))?;
        let mut part = String::new();
        match process.hear(Instant::now() + self.limits.wall, &mut part) {
            Some(verdict) => {
                self.process = Some(process);
                Ok(verdict)
            }
            None => Ok(Verdict::failed(process.end()?.failure(part))),
        }
    }
}

impl<T, V> Drop for Worker<T, V> {
    fn drop(&mut self) {
        // Nobody waits for what it could say.
        self.process.take().map(Process::dismiss);
    }
}

/// This program, to be started as a worker by a command of it.
pub(crate) fn this_program(command: &str) -> Result<Command, String> {
    let mut program = Command::new(env::current_exe().map_err(cannot("this program cannot be found"))?);
    program.arg(command);
    Ok(program)
}

/// Says of an error what it kept from being done.
pub(crate) fn cannot(what: impl fmt::Display) -> impl Fn(io::Error) -> String {
    move |error| format!("{what}: {error}")
}

impl Process {
    fn start(command: &mut Command) -> Result<Self, String> {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // What is chosen by the number of processors is the same everywhere, and so is the stack of other threads.
        command.env("RAYON_NUM_THREADS", "2").env("RUST_MIN_STACK", limits::STACK.to_string());
        let mut child = command.spawn().map_err(cannot("a worker cannot be started"))?;
        let pipes = child.stdin.take().zip(child.stdout.take()).zip(child.stderr.take());
        let ((tasks, out), errors) = pipes.ok_or("a worker has no pipes")?;
        Ok(Self { child, tasks, said: lines(out), errors: text(errors), tasks_done: 0 })
    }

    /// Waits for a verdict, and takes note of the parts that begin. Nothing where the worker dies, or takes longer.
    fn hear<V: DeserializeOwned>(&mut self, until: Instant, part: &mut String) -> Option<Verdict<V>> {
        loop {
            match self.said.recv_timeout(until.saturating_duration_since(Instant::now())) {
                // What is none of ours is printed by others.
                Ok(line) => match serde_json::from_str(&line) {
                    Ok(Said::Begins(begun)) => *part = begun,
                    Ok(Said::Done(verdict)) => return Some(verdict),
                    Err(_) => {}
                },
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Ends a worker that has nothing to do, so that the system need not remember it.
    fn dismiss(self) -> Result<(), String> {
        let Self { mut child, tasks, .. } = self;
        drop(tasks);
        child.wait().map(drop).map_err(cannot("a worker cannot be waited for"))
    }

    fn end(mut self) -> Result<End, String> {
        let is_over = self.said.recv_timeout(Duration::ZERO) == Err(RecvTimeoutError::Disconnected);
        if !is_over {
            self.child.kill().map_err(cannot("a worker cannot be stopped"))?;
        }
        let status = self.child.wait().map_err(cannot("a worker cannot be waited for"))?;
        let errors = self.errors.join().unwrap_or_default();
        Ok(if is_over { End::Died(status, errors) } else { End::Stopped })
    }
}

/// SIGXCPU of Unix.
const OUT_OF_TIME: i32 = 24;

impl End {
    fn failure(self, part: String) -> Failure {
        match self {
            Self::Stopped => Failure::new(Kind::Time, part, "it does not end"),
            Self::Died(_, errors) if errors.contains("has overflowed its stack") => Failure::new(Kind::Stack, part, ""),
            Self::Died(_, errors) if errors.contains("memory allocation of") => {
                Failure::new(Kind::Memory, part, errors.trim())
            }
            Self::Died(status, _) if signal(status) == Some(OUT_OF_TIME) => {
                Failure::new(Kind::Time, part, "it takes more time of processors than it may")
            }
            Self::Died(status, errors) => Failure::new(Kind::Ended, part, format!("{status}: {}", errors.trim())),
        }
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

/// The lines of a pipe, by a thread, so that one can wait for them a limited time.
fn lines(pipe: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut lines = BufReader::new(pipe).lines().map_while(Result::ok);
        while lines.next().is_some_and(|line| sender.send(line).is_ok()) {}
    });
    receiver
}

fn text(mut pipe: ChildStderr) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut text = Vec::new();
        let _ = pipe.read_to_end(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    })
}

#[cfg(test)]
mod tests;
