use super::failure::{Failure, Kind};
use super::limits;
use super::serve::cannot;
use super::task::{Said, Task, Verdict};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// After how many cases a worker is replaced, since memory that one case took is not all there for the next.
const CASES: usize = 100;

/// A process that judges one case after the other, and another one where it has died.
pub(super) struct Worker {
    start: fn() -> Result<Command, String>,
    limit: Duration,
    process: Option<Process>,
}

struct Process {
    child: Child,
    tasks: ChildStdin,
    said: Receiver<String>,
    errors: JoinHandle<String>,
    cases: usize,
}

/// The end of a worker before it was done.
enum End {
    /// It was stopped.
    Stopped,
    /// It died, and this is what it printed.
    Died(ExitStatus, String),
}

impl Worker {
    /// One that is started by a command when it is needed first. `limit` is for a case, by the clock.
    pub(super) fn new(start: fn() -> Result<Command, String>, limit: Duration) -> Self {
        Self { start, limit, process: None }
    }

    /// Judges a case. An error is that it could not be tried.
    pub(super) fn judge(&mut self, task: &Task) -> Result<Verdict, String> {
        let mut process = match self.process.take().filter(|process| process.cases < CASES) {
            Some(process) => process,
            None => Process::start(&mut (self.start)()?)?,
        };
        let line = serde_json::to_string(task).map_err(|error| error.to_string())?;
        process.cases += 1;
        writeln!(process.tasks, "{line}").map_err(cannot("a worker takes no task"))?;
        let mut part = String::new();
        match process.hear(Instant::now() + self.limit, &mut part) {
            Some(verdict) => {
                self.process = Some(process);
                Ok(verdict)
            }
            None => Ok(Verdict::failed(process.end()?.failure(part))),
        }
    }
}

impl Process {
    fn start(command: &mut Command) -> Result<Self, String> {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // What is chosen by the number of processors is the same everywhere, and so is the stack of other threads.
        command.env("RAYON_NUM_THREADS", "2").env("RUST_MIN_STACK", limits::STACK.to_string());
        let mut child = command.spawn().map_err(cannot("a worker cannot be started"))?;
        let pipes = child.stdin.take().zip(child.stdout.take()).zip(child.stderr.take());
        let ((tasks, out), errors) = pipes.ok_or("a worker has no pipes")?;
        Ok(Self { child, tasks, said: lines(out), errors: text(errors), cases: 0 })
    }

    /// Waits for a verdict, and takes note of the parts that begin. Nothing where the worker dies, or takes longer.
    fn hear(&mut self, until: Instant, part: &mut String) -> Option<Verdict> {
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
