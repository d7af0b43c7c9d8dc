use super::super::bench::usage::Usage;
use super::kinds::Kind;
use super::others::{self, OTHERS};
use sailmaker::cli::{Reading, input};
use sailmaker::diagnostic::Style;
use sailmaker::{Input, generate_observed};
use std::path::Path;
use std::time::Duration;
use std::{fs, io, thread};

/// What takes less is doubled before it is compared: too much of it is not the document's.
const MEASURABLE: Duration = Duration::from_millis(400);

/// What of the rest takes less in a document of twice the size is not judged: generating takes some times as long, and decides
/// about the size.
const JUDGED: Duration = Duration::from_millis(100);

/// No document is larger before it is doubled: the generator reads no more than 64 MiB of a file.
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
    /// What is done with the document besides, in the order of [`OTHERS`]; zero where it was refused.
    pub(super) others: [Duration; OTHERS.len()],
}

/// What it took for documents of a size and of twice the size.
pub(super) struct Measured {
    pub(super) size: usize,
    pub(super) once: Taken,
    pub(super) twice: Taken,
}

impl Measured {
    /// That of generating.
    pub(super) fn ratio(&self) -> f64 {
        ratio(self.once.whole, self.twice.whole)
    }

    /// Those of the rest; none where it takes too little time to tell.
    pub(super) fn others(&self) -> impl Iterator<Item = Option<f64>> {
        let pairs = self.once.others.iter().zip(&self.twice.others);
        pairs.map(|(once, twice)| (*twice >= JUDGED).then(|| ratio(*once, *twice)))
    }

    /// The largest of all.
    pub(super) fn worst(&self) -> f64 {
        self.others().flatten().fold(self.ratio(), f64::max)
    }
}

fn ratio(once: Duration, twice: Duration) -> f64 {
    twice.as_secs_f64() / once.as_secs_f64().max(f64::MIN_POSITIVE)
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
        if measured.worst() <= limit {
            break;
        }
        measured.once = shorter(taken(kind, size)?, measured.once);
        measured.twice = shorter(taken(kind, size * 2)?, measured.twice);
    }
    Ok(measured)
}

/// The shorter time of each.
fn shorter(one: Taken, other: Taken) -> Taken {
    let mut others = one.others;
    for (shortest, other) in others.iter_mut().zip(other.others) {
        *shortest = other.min(*shortest);
    }
    Taken { others, ..if one.whole <= other.whole { one } else { other } }
}

/// Does with a document of a size what is done with documents, prints what is to be said of it into nothing, and says what it took.
fn taken(kind: &Kind, size: usize) -> io::Result<Taken> {
    let folder = tempfile::tempdir()?;
    let inputs = others::documents(kind, size).into_iter().map(|(name, document)| {
        let path = folder.path().join(name);
        fs::write(&path, document.to_string())?;
        Ok(input_of(&path))
    });
    let inputs = inputs.collect::<io::Result<Vec<Input>>>()?;
    let run = thread::Builder::new().stack_size(STACK).spawn(move || {
        let Some(own) = inputs.first() else { return Err(io::ErrorKind::NotFound.into()) };
        let generated = generated(own)?;
        Ok(Taken { others: others::taken(&inputs)?, ..generated })
    })?;
    run.join().map_err(|_| io::Error::other("the generator panics"))?
}

fn input_of(document: &Path) -> Input {
    input::from_document(document, &document.with_extension("out"), None, &Reading::default())
}

fn generated(input: &Input) -> io::Result<Taken> {
    let mut marks = vec![("", Usage::of_this_process())];
    let mut done = |name: &'static str| marks.push((name, Usage::of_this_process()));
    let outcome = generate_observed(input, &mut |stage| done(stage.name()));
    let shown = outcome.diagnostics.render(&outcome.sources, Style::Plain);
    done("messages");
    drop((outcome, shown));
    done("freed");
    let marks = marks.into_iter().map(|(name, usage)| Ok((name, usage?.cpu))).collect::<io::Result<Vec<_>>>()?;
    let steps = marks.iter().zip(marks.iter().skip(1));
    let parts: Vec<_> = steps.map(|((_, before), (name, now))| (*name, now.saturating_sub(*before))).collect();
    Ok(Taken { whole: parts.iter().map(|(_, time)| *time).sum(), parts, others: Default::default() })
}
