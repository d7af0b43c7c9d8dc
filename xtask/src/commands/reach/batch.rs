//! Documents whose crates are compiled at once.

use super::super::worker::{Failure, cannot};
use super::super::workspace::Workspace;
use super::compile::{self, Build, Built};
use super::line::{Called, Line, Outcome};
use super::run::{self, Asked};
use super::task::{Answer, Task, Unwritten};
use crate::target;
use sailmaker::cli::progress::Bar;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Where the crates of documents are compiled, and called.
pub(super) struct Batches<'a> {
    workspace: Workspace,
    asked: &'a Asked,
}

impl<'a> Batches<'a> {
    /// How many documents are lost where a run is stopped.
    pub(super) const SIZE: usize = 8;

    pub(super) fn new(asked: &'a Asked) -> Result<Self, String> {
        let folder = target::folder("reach")?.join("crates");
        fs::create_dir_all(&folder).map_err(cannot(folder.display()))?;
        Ok(Self { workspace: Workspace::new(folder)?, asked })
    }

    /// Does all that is asked for with some documents.
    pub(super) fn lines(&self, documents: &[PathBuf], bar: &Bar) -> Result<Vec<Line>, String> {
        let mut lines = self.generated(documents)?;
        let crates: Vec<usize> = (0..lines.len()).filter(|index| has_crate(&lines, *index)).collect();
        let (programs, mut called) =
            if self.asked.call { self.written(documents, &crates)? } else { Default::default() };
        let build = Build { workspace: &self.workspace, jobs: self.asked.jobs };
        let built = build.run(&crates, &programs)?;
        called.extend(self.called(documents, &programs, &built)?);
        if self.asked.call {
            called.extend(self.named(documents, &lines, &called)?);
        }
        for (index, line) in lines.iter_mut().enumerate() {
            line.compiled = built.clients.get(&index).cloned();
            line.called = called.remove(&index);
            bar.step();
        }
        Ok(lines)
    }

    fn generated(&self, documents: &[PathBuf]) -> Result<Vec<Line>, String> {
        let task = |(index, document): (usize, &PathBuf)| Task::Generate {
            document: document.clone(),
            out: Some(self.workspace.folder.join(compile::client(index))),
        };
        let tasks: Vec<Task> = documents.iter().enumerate().map(task).collect();
        let verdicts = run::all_of(&tasks, self.asked.jobs)?;
        Ok(documents.iter().zip(verdicts).map(|(document, verdict)| run::line(document, verdict)).collect())
    }

    /// Writes the programs of calls of crates. Where that fails, it is known what became of the calls.
    fn written(&self, documents: &[PathBuf], crates: &[usize]) -> Result<(Programs, Calls), String> {
        let folder = |name: String| self.workspace.folder.join(name);
        let task = |index: &usize| {
            let (client, program) = (folder(compile::client(*index)), folder(compile::program(*index)));
            Some(Task::Write { document: documents.get(*index)?.clone(), client, program })
        };
        let tasks: Vec<Task> = crates.iter().filter_map(task).collect();
        let (mut programs, mut calls) = (Programs::new(), Calls::new());
        for (index, verdict) in crates.iter().zip(run::all_of(&tasks, self.asked.jobs)?) {
            match verdict.outcome {
                Ok(Answer::Written(unwritten)) => drop(programs.insert(*index, unwritten)),
                other => drop(calls.insert(*index, unknown(other))),
            }
        }
        Ok((programs, calls))
    }

    /// Runs the programs that were built.
    fn called(&self, documents: &[PathBuf], programs: &Programs, built: &Built) -> Result<Calls, String> {
        let mut indexes = Vec::new();
        let mut tasks = Vec::new();
        let mut calls = Calls::new();
        for (index, unwritten) in programs {
            let Some(document) = documents.get(*index).cloned() else { continue };
            match built.programs.get(index) {
                Some(Ok(program)) => {
                    let unwritten = unwritten.iter().chain(&program.unwritten).cloned().collect();
                    tasks.push(Task::Call { document, executable: program.executable.clone(), unwritten });
                    indexes.push(*index);
                }
                Some(Err(why)) => drop(calls.insert(*index, Err(why.clone()))),
                None => drop(calls.insert(*index, Err("its program was not built".to_owned()))),
            }
        }
        for (index, verdict) in indexes.into_iter().zip(run::all_of(&tasks, self.asked.jobs)?) {
            calls.insert(
                index,
                match verdict.outcome {
                    Ok(Answer::Called(called)) => Ok(called),
                    other => unknown(other),
                },
            );
        }
        Ok(calls)
    }

    /// Names the calls of documents of which none is made. Where they cannot be named, it stays as it is.
    fn named(&self, documents: &[PathBuf], lines: &[Line], called: &Calls) -> Result<Calls, String> {
        let mut indexes = Vec::new();
        let mut tasks = Vec::new();
        for (index, (document, line)) in documents.iter().zip(lines).enumerate() {
            let why = match called.get(&index) {
                Some(Ok(_)) => continue,
                Some(Err(why)) => why.clone(),
                None => without_calls(line),
            };
            indexes.push(index);
            tasks.push(Task::Name { document: document.clone(), why });
        }
        let verdicts = run::all_of(&tasks, self.asked.jobs)?;
        let named = |(index, verdict): (usize, run::Verdict)| match verdict.outcome {
            Ok(Answer::Called(named)) => (index, Ok(named)),
            other => (index, called.get(&index).cloned().unwrap_or_else(|| unknown(other))),
        };
        Ok(indexes.into_iter().zip(verdicts).map(named).collect())
    }
}

/// Why none of the operations of a document is called, as far as its line tells.
fn without_calls(line: &Line) -> String {
    let why = match &line.outcome {
        Outcome::Generated(_) => "nothing is known of its calls",
        Outcome::Refused(_) => "the document is refused",
        Outcome::TooSlow(_) | Outcome::Crashed(_) => "the generator fails",
    };
    why.to_owned()
}

/// The programs of calls that were written, by the place of the document in its batch, with the calls that each leaves out.
pub(super) type Programs = BTreeMap<usize, Unwritten>;

/// What became of calls; or why that is not known.
type Calls = BTreeMap<usize, Result<Called, String>>;

fn has_crate(lines: &[Line], index: usize) -> bool {
    lines.get(index).is_some_and(|line| line.generated().is_some())
}

fn unknown(outcome: Result<Answer, Failure>) -> Result<Called, String> {
    let why = outcome.err().map(|failure| format!("{}: {}", failure.title(), failure.message));
    Err(why.unwrap_or_else(|| "a worker did another task".to_owned()))
}
