use super::figures::{Cost, Generation, Step};
use super::lines::Lines;
use super::part::{self, Stop};
use super::usage::Usage;
use crate::arguments::Subject;
use sailmaker::cli::{Messages, input, report};
use sailmaker::output::{OutputError, Tree};
use sailmaker::{Input, generate_observed, model};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io;
use std::time::Instant;

/// What the crate is called, so that it has the name of no dependency.
pub(super) const CRATE: &str = "bench-client";

/// Generates in a process of its own. `aloud` lets warnings through.
pub(super) fn start(subject: &Subject, aloud: bool) -> Result<Generation, Stop> {
    part::start("generate", &options(subject), aloud)
}

/// The subject as options of the command line.
pub(super) fn options(subject: &Subject) -> Vec<OsString> {
    let mut options = vec!["--spec".into(), subject.spec.clone().into(), "--out".into(), subject.out.clone().into()];
    options.extend(subject.reading.tags.iter().flat_map(|tag| ["--tag".into(), tag.into()]));
    options.extend(subject.reading.files.overlays.iter().flat_map(|overlay| ["--overlay".into(), overlay.into()]));
    options.extend(subject.reading.files.allow_outside.then(|| "--allow-outside".into()));
    options
}

/// A moment at which a stage ends.
struct Mark {
    name: &'static str,
    at: Instant,
    usage: Usage,
}

impl Mark {
    fn now(name: &'static str) -> io::Result<Self> {
        Ok(Self { name, at: Instant::now(), usage: Usage::of_this_process()? })
    }

    /// What was taken since another one.
    fn since(&self, before: &Self) -> Cost {
        Cost::new(self.at - before.at, self.usage.cpu.saturating_sub(before.usage.cpu), self.usage.peak)
    }
}

/// Generates, and says what it took.
pub(super) fn generate(subject: &Subject) -> Result<Value, Stop> {
    let input = input::from_document(&subject.spec, &subject.out, Some(CRATE), &subject.reading);
    let mut marks = vec![Mark::now(START)];
    let tree = written(&input, &mut marks)?;
    let marks = marks.into_iter().collect::<io::Result<Vec<Mark>>>();
    let marks = marks.map_err(Stop::at("what a process takes cannot be measured"))?;
    // The model is made once more, now that all is measured, to count what it has.
    let operations = model(&input).result.map(|api| api.operations.len()).unwrap_or_default();
    let generation = figures(&marks, &tree, operations).ok_or(Stop::Because("nothing was measured".to_owned()))?;
    Ok(json!(generation))
}

const START: &str = "start";

/// Between the last stage of the pipeline and the first file, memory is freed: no stage, but a part of the whole.
const FREED: &str = "freed";

/// What an earlier run wrote is removed, so that each run writes all files: no part of what is measured.
const CLEARED: &str = "cleared";

/// The files, in memory and on the disk, with a mark after each stage.
fn written(input: &Input, marks: &mut Vec<io::Result<Mark>>) -> Result<Tree, Stop> {
    let folder = &input.config.output;
    let outcome = generate_observed(input, &mut |stage| marks.push(Mark::now(stage.name())));
    report::diagnostics(&outcome.diagnostics, &outcome.sources, Messages::default());
    let tree = outcome.result.ok_or(Stop::Told)?;
    drop((outcome.diagnostics, outcome.sources));
    marks.push(Mark::now(FREED));
    let failed = |error: OutputError| Stop::Because(error.to_string());
    Tree::default().write(folder).map_err(failed)?;
    marks.push(Mark::now(CLEARED));
    tree.write(folder).map_err(failed)?;
    marks.push(Mark::now("output"));
    Ok(tree)
}

fn figures(marks: &[Mark], tree: &Tree, operations: usize) -> Option<Generation> {
    let steps = marks.iter().zip(marks.iter().skip(1));
    let steps = steps.map(|(before, mark)| Step { name: mark.name.to_owned(), cost: mark.since(before) });
    let parts: Vec<Step> = steps.filter(|step| step.name != CLEARED).collect();
    Some(Generation {
        start_peak_bytes: marks.first()?.usage.peak,
        whole: Cost::sum(parts.iter().map(|part| part.cost)),
        stages: parts.into_iter().filter(|part| part.name != FREED).collect(),
        files: tree.written_count(),
        operations,
        lines: Lines::of(tree),
    })
}
