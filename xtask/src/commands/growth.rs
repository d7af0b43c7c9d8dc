//! `cargo xtask growth`: whether the time of the generator grows with the size of a document and no faster, whatever grows in it.

mod kinds;
mod measure;
mod others;

use crate::arguments::Growth;
use crate::rebuild;
use kinds::{KINDS, Kind};
use measure::{Measured, Taken};
use others::OTHERS;
use sailmaker::cli::report::{self, Status};

pub(crate) fn run(arguments: &Growth) -> Status {
    let is_asked = |kind: &&Kind| {
        let mut words = arguments.words.iter();
        arguments.words.is_empty() || words.any(|word| kind.name.contains(word.as_str()))
    };
    let kinds: Vec<&Kind> = KINDS.iter().filter(is_asked).collect();
    if kinds.is_empty() {
        report::error("error: no kind of growth is called so\nhelp: `cargo xtask growth --list` lists them");
        return Status::Failed;
    }
    if arguments.list {
        kinds.iter().for_each(|kind| report::result(format!("{:WIDTH$}  {}", kind.name, kind.what)));
        return Status::Done;
    }
    if cfg!(debug_assertions) && !arguments.unoptimized {
        report::error("growth: this build is not optimized; going on with that of `cargo run --release`");
        return rebuild::run("growth", &["--release"]);
    }
    measure_all(&kinds, arguments)
}

/// The width of a column of names.
const WIDTH: usize = 34;

fn measure_all(kinds: &[&Kind], arguments: &Growth) -> Status {
    let others: String = OTHERS.iter().map(|name| format!("  {name:>5}")).collect();
    report::result(format!("{:WIDTH$}  {:>9}  {:>9}  {:>9}  {:>5}{others}", "kind", "size", "once", "twice", "ratio"));
    let mut status = Status::Done;
    for kind in kinds {
        match measure::measure(kind, arguments.size.map(|size| size as usize), arguments.limit) {
            Ok(measured) => {
                report::result(row(kind, &measured));
                if measured.worst() > arguments.limit {
                    status = Status::Differs;
                    stages(&measured.once, &measured.twice);
                }
            }
            Err(error) => {
                report::error(format!("error: {}: {error}", kind.name));
                return Status::Failed;
            }
        }
    }
    status
}

fn row(kind: &Kind, measured: &Measured) -> String {
    let Measured { size, once, twice } = measured;
    let (once, twice, ratio) = (seconds(once.whole), seconds(twice.whole), measured.ratio());
    let other = |ratio: Option<f64>| ratio.map_or(format!("  {:>5}", "-"), |ratio| format!("  {ratio:>5.2}"));
    let others: String = measured.others().map(other).collect();
    format!("{:WIDTH$}  {size:>9}  {once:>9}  {twice:>9}  {ratio:>5.2}{others}", kind.name)
}

/// What the parts of the generator took, and the rest, so that it is known which of them grows too fast.
fn stages(once: &Taken, twice: &Taken) {
    let parts = once.parts.iter().zip(&twice.parts).map(|((name, once), (_, twice))| (*name, *once, *twice));
    let others = once.others.iter().zip(&twice.others);
    let others = OTHERS.iter().zip(others).map(|(name, (once, twice))| (*name, *once, *twice));
    for (name, once, twice) in parts.chain(others) {
        let (once, twice) = (seconds(once), seconds(twice));
        report::result(format!("{:WIDTH$}  {:>9}  {once:>9}  {twice:>9}", format!("    {name}"), ""));
    }
}

fn seconds(time: std::time::Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}
