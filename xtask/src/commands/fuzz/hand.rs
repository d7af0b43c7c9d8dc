use super::super::worker::{self, Failure, Limits, Verdict, Worker};
use super::case::{Case, Content};
use super::corpus::Corpus;
use super::keep::Desk;
use super::shrink::shrink;
use super::task::Task;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many documents are tried to make one smaller, and for how long.
const TRIES: usize = 3000;
const SHRINKING: Duration = Duration::from_secs(120);

/// What a case may take.
pub(super) const LIMITS: Limits =
    Limits { time: Duration::from_secs(10), wall: Duration::from_secs(90), memory: 2 << 30, tasks: 100 };

/// A worker with the documents that it judges.
pub(super) struct Hand<'a> {
    corpus: &'a Corpus,
    desk: Desk,
    worker: Worker<Task, bool>,
}

impl<'a> Hand<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Result<Self, String> {
        Ok(Self { corpus, desk: Desk::new()?, worker: Worker::new(|| worker::this_program("fuzz-worker"), LIMITS) })
    }

    /// Judges a case.
    pub(super) fn judge(&mut self, case: &Case) -> Result<Verdict<bool>, String> {
        let task = Task { document: self.put(case)?, origin: self.origin(case), out: None };
        self.worker.judge(&task)
    }

    /// Writes the crate of a case into a folder.
    pub(super) fn write(&mut self, case: &Case, out: &Path) -> Result<Verdict<bool>, String> {
        let task = Task { document: self.put(case)?, origin: None, out: Some(out.to_owned()) };
        self.worker.judge(&task)
    }

    /// The smallest case that is found to fail as this one does.
    pub(super) fn smaller(&mut self, case: &Case, failure: &Failure) -> Case {
        let until = Instant::now() + SHRINKING;
        let with = |content: &Content| Case { content: content.clone(), ..case.clone() };
        let mut fails = |content: &Content| {
            let verdict = (Instant::now() < until).then(|| self.judge(&with(content)));
            verdict
                .and_then(Result::ok)
                .and_then(|verdict| verdict.outcome.err())
                .is_some_and(|other| other.is_like(failure))
        };
        with(&shrink(case.content.clone(), TRIES, &mut fails))
    }

    fn put(&self, case: &Case) -> Result<PathBuf, String> {
        self.desk.put(&format!("api.{}", case.ending), &case.bytes())
    }

    /// What a case that is tried on is compared with.
    fn origin(&self, case: &Case) -> Option<PathBuf> {
        let origin = self.corpus.documents.get(case.origin).filter(|_| case.is_tried_on)?;
        std::path::absolute(&origin.path).ok()
    }
}
