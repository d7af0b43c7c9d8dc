use super::super::worker::{self, Failure, Kind, Worker, cannot};
use super::super::workspace::Workspace;
use super::LIMITS;
use super::compile::compile;
use super::generate::{Answer, Task};
use super::line::{Line, Outcome};
use super::list::List;
use super::results::Results;
use crate::arguments::Reach;
use crate::target;
use sailmaker::cli::progress::Bar;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What is done with documents.
pub(super) struct Asked {
    jobs: usize,
    compile: bool,
}

impl Asked {
    pub(super) fn of(arguments: &Reach) -> Self {
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        Self { jobs: arguments.jobs.map_or_else(processors, usize::from), compile: arguments.compile }
    }

    /// Whether all of it was done with a document. What gave no crate has none to be compiled.
    fn is_done(&self, line: &Line) -> bool {
        !(self.compile && line.generated().is_some() && line.compiled.is_none())
    }
}

/// How many crates are compiled at once, and lost where the run is stopped.
const BATCH: usize = 8;

/// Does what is asked for with the documents of which it is not known yet.
pub(super) fn run(list: &List, asked: &Asked, results: &mut Results) -> Result<(), String> {
    let is_open = |document: &&PathBuf| !results.of(document).is_some_and(|line| asked.is_done(line));
    let open: Vec<PathBuf> = list.documents.iter().filter(is_open).cloned().collect();
    let bar = Bar::new("trying", open.len());
    let done = match asked.compile {
        true => compiled(&open, asked, results, &bar),
        false => generated(&open, None, asked.jobs, &bar, &mut |line| results.keep(line)),
    };
    bar.finish();
    done
}

/// Generates from documents and compiles their crates, some at once.
fn compiled(documents: &[PathBuf], asked: &Asked, results: &mut Results, bar: &Bar) -> Result<(), String> {
    let workspace = Workspace::new(target::folder("reach")?.join("crates"))?;
    for batch in documents.chunks(BATCH) {
        let mut lines = Vec::new();
        generated(batch, Some(&workspace.folder), asked.jobs, bar, &mut |line| {
            lines.push(line);
            Ok(())
        })?;
        let index_of = |line: &Line| batch.iter().position(|document| *document == line.document);
        let package_of = |line: &Line| index_of(line).filter(|_| line.generated().is_some()).map(package);
        let packages: Vec<String> = lines.iter().filter_map(package_of).collect();
        let mut compiled = compile(&workspace, &packages, asked.jobs)?;
        for line in lines {
            let own = package_of(&line).and_then(|package| compiled.remove(&package));
            results.keep(Line { compiled: own, ..line })?;
        }
    }
    Ok(())
}

/// The crate of a document of a batch. The next batch has the same names, so that what is built of them takes its place.
fn package(index: usize) -> String {
    format!("client-{index}")
}

/// Generates from documents, some at once, and hands on what became of each as it is known.
fn generated(
    documents: &[PathBuf],
    crates: Option<&Path>,
    jobs: usize,
    bar: &Bar,
    keep: &mut (dyn FnMut(Line) -> Result<(), String> + Send),
) -> Result<(), String> {
    let (next, keep) = (AtomicUsize::new(0), Mutex::new(keep));
    let work = || {
        let mut worker = Worker::<Task, Answer>::new(|| worker::this_program("reach-worker"), LIMITS);
        while let Some((index, document)) = following(documents, &next) {
            let out = crates.map(|folder| folder.join(package(index)));
            let line = line(&mut worker, Task { document: document.clone(), out })?;
            bar.step();
            let mut keep = keep.lock().map_err(|_| "a thread panics".to_owned())?;
            keep(line)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        let ends = threads.into_iter().map(|thread| thread.join().map_err(|_| "a thread panics".to_owned())?);
        ends.collect::<Vec<Result<(), String>>>().into_iter().collect()
    })
}

fn following<'d>(documents: &'d [PathBuf], next: &AtomicUsize) -> Option<(usize, &'d PathBuf)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, documents.get(index)?))
}

fn line(worker: &mut Worker<Task, Answer>, task: Task) -> Result<Line, String> {
    task.out.as_deref().and_then(Path::parent).map_or(Ok(()), std::fs::create_dir_all).map_err(cannot("crates"))?;
    let verdict = worker.judge(&task)?;
    let outcome = match verdict.outcome {
        Ok(Ok(generated)) => Outcome::Generated(generated),
        Ok(Err(refused)) => Outcome::Refused(refused),
        Err(failure @ Failure { kind: Kind::Time, .. }) => Outcome::TooSlow(failure),
        Err(failure) => Outcome::Crashed(failure),
    };
    let (seconds, memory) = (verdict.seconds, verdict.memory);
    Ok(Line { document: task.document, outcome, seconds, memory, compiled: None })
}
