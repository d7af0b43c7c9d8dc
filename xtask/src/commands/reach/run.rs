use super::super::worker::{self, Failure, Kind, Worker};
use super::LIMITS;
use super::batch::Batches;
use super::line::{Line, Outcome};
use super::list::List;
use super::results::Results;
use super::task::{Answer, Task};
use crate::arguments::Reach;
use sailmaker::cli::progress::Bar;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What is done with documents.
pub(super) struct Asked {
    pub(super) jobs: usize,
    compile: bool,
    pub(super) call: bool,
}

impl Asked {
    pub(super) fn of(arguments: &Reach) -> Self {
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        Self {
            jobs: arguments.jobs.map_or_else(processors, usize::from),
            compile: arguments.compile || arguments.call,
            call: arguments.call,
        }
    }

    /// Whether all of it was done with a document. What gave no crate has none to be compiled.
    fn is_done(&self, line: &Line) -> bool {
        let has_crate = line.generated().is_some();
        !(self.compile && has_crate && line.compiled.is_none() || self.call && line.called.is_none())
    }
}

/// Does what is asked for with the documents of which it is not known yet.
pub(super) fn run(list: &List, asked: &Asked, results: &mut Results) -> Result<(), String> {
    let is_open = |document: &&PathBuf| !results.of(document).is_some_and(|line| asked.is_done(line));
    let open: Vec<PathBuf> = list.documents.iter().filter(is_open).cloned().collect();
    let bar = Bar::new("trying", open.len());
    let done = if asked.compile { in_batches(&open, asked, results, &bar) } else { alone(&open, asked, results, &bar) };
    bar.finish();
    done
}

fn in_batches(documents: &[PathBuf], asked: &Asked, results: &mut Results, bar: &Bar) -> Result<(), String> {
    let batches = Batches::new(asked)?;
    for batch in documents.chunks(Batches::SIZE) {
        batches.lines(batch, bar)?.into_iter().try_for_each(|line| results.keep(line))?;
    }
    Ok(())
}

/// Generates from documents, and keeps what became of each as soon as it is known.
fn alone(documents: &[PathBuf], asked: &Asked, results: &mut Results, bar: &Bar) -> Result<(), String> {
    let task = |document: &PathBuf| Task::Generate { document: document.clone(), out: None };
    let tasks: Vec<Task> = documents.iter().map(task).collect();
    let results = Mutex::new(results);
    let keep = |index: usize, verdict| {
        bar.step();
        let Some(document) = documents.get(index) else { return Ok(()) };
        results.lock().map_err(|_| "a thread panics".to_owned())?.keep(line(document, verdict))
    };
    all(&tasks, asked.jobs, &keep)
}

/// How a worker did a task.
pub(super) type Verdict = worker::Verdict<Answer>;

/// Has tasks done, some at once, and hands on how each went, by its index, as it is known.
pub(super) fn all(
    tasks: &[Task],
    jobs: usize,
    done: &(dyn Fn(usize, Verdict) -> Result<(), String> + Sync),
) -> Result<(), String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut worker = Worker::<Task, Answer>::new(|| worker::this_program("reach-worker"), LIMITS);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(index) else { return Ok(()) };
            done(index, worker.judge(task)?)?;
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        let ends = threads.into_iter().map(|thread| thread.join().map_err(|_| "a thread panics".to_owned())?);
        ends.collect::<Vec<Result<(), String>>>().into_iter().collect()
    })
}

/// The same, with how each went in the order of the tasks.
pub(super) fn all_of(tasks: &[Task], jobs: usize) -> Result<Vec<Verdict>, String> {
    let verdicts = Mutex::new(BTreeMap::new());
    all(tasks, jobs, &|index, verdict| {
        verdicts.lock().map_err(|_| "a thread panics".to_owned())?.insert(index, verdict);
        Ok(())
    })?;
    let verdicts = verdicts.into_inner().map_err(|_| "a thread panics".to_owned())?;
    Ok(verdicts.into_values().collect())
}

/// What became of a document.
pub(super) fn line(document: &Path, verdict: Verdict) -> Line {
    let outcome = match verdict.outcome {
        Ok(Answer::Generated(generated)) => Outcome::Generated(generated),
        Ok(Answer::Refused(refused)) => Outcome::Refused(refused),
        Ok(Answer::Written(_) | Answer::Called(_)) => Outcome::Crashed(Failure::new(Kind::Undecided, "a worker", "")),
        Err(failure @ Failure { kind: Kind::Time, .. }) => Outcome::TooSlow(failure),
        Err(failure) => Outcome::Crashed(failure),
    };
    let (seconds, memory) = (verdict.seconds, verdict.memory);
    Line { document: document.to_owned(), outcome, seconds, memory, compiled: None, called: None }
}
