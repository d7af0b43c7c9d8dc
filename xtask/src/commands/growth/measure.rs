use super::super::bench::usage::Usage;
use super::kinds::Kind;
use sailmaker::cli::{Reading, input};
use sailmaker::diagnostic::Style;
use sailmaker::generate_observed;
use std::path::Path;
use std::time::Duration;
use std::{fs, io, thread};

/// What takes less is doubled before it is compared: too much of it is not the document's.
const MEASURABLE: Duration = Duration::from_millis(400);

/// No document is larger before it is doubled: the generator reads no more than 32 MiB of a file.
const LARGE: usize = 1 << 19;

/// How often a document is measured. What else a machine does can only make a run longer, so the shortest is nearest to the
/// truth.
const RUNS: usize = 3;

/// The stack of a thread of Rust, in which all must have room that a document can nest or chain.
const STACK: usize = 2 << 20;

/// The time of processors that the generator took for one document, which other work on the machine changes least.
#[derive(Clone)]
pub(super) struct Taken {
    pub(super) whole: Duration,
    pub(super) parts: Vec<(&'static str, Duration)>,
}

/// What it took for documents of a size and of twice the size.
pub(super) struct Measured {
    pub(super) size: usize,
    pub(super) once: Taken,
    pub(super) twice: Taken,
}

impl Measured {
    pub(super) fn ratio(&self) -> f64 {
        self.twice.whole.as_secs_f64() / self.once.whole.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

/// Measures a kind of growth, from the size given, or from the first that takes long enough. What is above the limit is measured
/// again.
pub(super) fn measure(kind: &Kind, given: Option<usize>, limit: f64) -> io::Result<Measured> {
    let mut size = given.unwrap_or(kind.from);
    let mut once = taken(kind, size)?;
    while given.is_none() && once.whole < MEASURABLE && size < LARGE {
        size *= 2;
        once = taken(kind, size)?;
    }
    let mut measured = Measured { size, once, twice: taken(kind, size * 2)? };
    for _ in 1..RUNS {
        if measured.ratio() <= limit {
            break;
        }
        measured.once = shorter(taken(kind, size)?, measured.once);
        measured.twice = shorter(taken(kind, size * 2)?, measured.twice);
    }
    Ok(measured)
}

fn shorter(one: Taken, other: Taken) -> Taken {
    if one.whole <= other.whole { one } else { other }
}

/// Generates from a document of a size, prints what is to be said of it into nothing, and says what it took.
fn taken(kind: &Kind, size: usize) -> io::Result<Taken> {
    let folder = tempfile::tempdir()?;
    let document = folder.path().join("api.json");
    fs::write(&document, (kind.document)(size).to_string())?;
    let run = thread::Builder::new().stack_size(STACK).spawn(move || generated(&document))?;
    run.join().map_err(|_| io::Error::other("the generator panics"))?
}

fn generated(document: &Path) -> io::Result<Taken> {
    let input = input::from_document(document, &document.with_extension("out"), None, &Reading::default());
    let mut marks = vec![("", Usage::of_this_process())];
    let mut done = |name: &'static str| marks.push((name, Usage::of_this_process()));
    let outcome = generate_observed(&input, &mut |stage| done(stage.name()));
    let shown = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    done("messages");
    drop((outcome, shown));
    done("freed");
    let marks = marks.into_iter().map(|(name, usage)| Ok((name, usage?.cpu))).collect::<io::Result<Vec<_>>>()?;
    let steps = marks.iter().zip(marks.iter().skip(1));
    let parts: Vec<_> = steps.map(|((_, before), (name, now))| (*name, now.saturating_sub(*before))).collect();
    Ok(Taken { whole: parts.iter().map(|(_, time)| *time).sum(), parts })
}
