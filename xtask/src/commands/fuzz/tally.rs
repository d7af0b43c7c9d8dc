use super::super::documents::spread;
use super::super::worker::{Failure, Verdict};
use super::case::CaseName;
use std::collections::BTreeSet;
use std::time::Duration;

/// What is known of a run so far.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) cases: usize,
    pub(super) refused: usize,
    /// The cases that gave a crate.
    pub(super) generated: BTreeSet<CaseName>,
    pub(super) kinds: Vec<Failed>,
    longest: Option<(f64, CaseName)>,
    largest: Option<(u64, CaseName)>,
}

/// Cases that failed at one place.
pub(super) struct Failed {
    pub(super) failure: Failure,
    pub(super) cases: BTreeSet<CaseName>,
}

impl Tally {
    /// Takes note of a case, and says whether it is the first of its kind of failure.
    pub(super) fn count(&mut self, name: CaseName, verdict: Verdict<bool>) -> bool {
        self.cases += 1;
        let Verdict { outcome, seconds, memory } = verdict;
        self.longest = Some((seconds, name)).into_iter().chain(self.longest).max_by(|(a, _), (b, _)| a.total_cmp(b));
        self.largest = Some((memory, name)).into_iter().chain(self.largest).max_by_key(|(memory, _)| *memory);
        match outcome {
            Err(failure) => return self.fail(name, failure),
            Ok(true) => drop(self.generated.insert(name)),
            Ok(false) => self.refused += 1,
        }
        false
    }

    /// Takes note of a failure, and says whether it is the first of its kind.
    pub(super) fn fail(&mut self, name: CaseName, failure: Failure) -> bool {
        match self.kinds.iter_mut().find(|failed| failed.failure.is_like(&failure)) {
            Some(failed) => {
                failed.cases.insert(name);
                false
            }
            None => {
                self.kinds.push(Failed { failure, cases: BTreeSet::from([name]) });
                true
            }
        }
    }

    /// How many cases failed.
    pub(super) fn failures(&self) -> usize {
        self.kinds.iter().map(|failed| failed.cases.len()).sum()
    }

    /// Cases that gave a crate, from the whole run.
    pub(super) fn sample(&self, most: usize) -> Vec<CaseName> {
        let all: Vec<CaseName> = self.generated.iter().copied().collect();
        spread(&all, most).copied().collect()
    }

    /// The closing lines.
    pub(super) fn summary(&self, taken: Duration) -> String {
        let Self { cases, refused, .. } = self;
        let rate = *cases as f64 / taken.as_secs_f64().max(0.001);
        let seconds = self.longest.map(|(seconds, name)| format!("{seconds:.2} s of processors ({name})"));
        let memory = self.largest.map(|(bytes, name)| format!("{} MiB ({name})", bytes >> 20));
        let most = [seconds, memory].into_iter().flatten().collect::<Vec<_>>().join(", ");
        format!(
            "{cases} cases: {} generated, {refused} refused, {} failed in {} ways; {rate:.1} cases a second\n\
             at most {most}",
            self.generated.len(),
            self.failures(),
            self.kinds.len()
        )
    }
}
