use super::lines::Lines;
use crate::arguments::Subject;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What a document costs.
#[derive(Serialize)]
pub(super) struct Figures {
    pub(super) document: String,
    pub(super) tags: Vec<String>,
    pub(super) folder: String,
    #[serde(flatten)]
    pub(super) generation: Generation,
    pub(super) lines_per_operation: PerOperation,
    /// Empty where nothing was compiled.
    pub(super) compilation: Vec<Step>,
}

/// Lines of Rust, the models included.
#[derive(Serialize)]
pub(super) struct PerOperation {
    pub(super) without_runtime: f64,
    pub(super) with_runtime: f64,
}

/// What making the files took, and what they are.
#[derive(Deserialize, Serialize)]
pub(super) struct Generation {
    /// The peak memory of the generator before it reads anything.
    pub(super) start_peak_bytes: u64,
    pub(super) stages: Vec<Step>,
    /// From the path of the document to files on the disk, freeing memory included.
    pub(super) whole: Cost,
    pub(super) files: usize,
    pub(super) operations: usize,
    pub(super) lines: Lines,
}

/// A stage of the pipeline, or a command of cargo.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Step {
    pub(super) name: String,
    #[serde(flatten)]
    pub(super) cost: Cost,
}

/// Times of the process, or of all processes of a command, and the peak memory of the largest.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(super) struct Cost {
    pub(super) wall_seconds: f64,
    pub(super) cpu_seconds: f64,
    pub(super) peak_bytes: u64,
}

impl Figures {
    pub(super) fn new(subject: &Subject, generation: Generation, compilation: Vec<Step>) -> Self {
        let per_operation = |lines: usize| lines as f64 / generation.operations.max(1) as f64;
        let lines_per_operation = PerOperation {
            without_runtime: per_operation(generation.lines.without_runtime()),
            with_runtime: per_operation(generation.lines.total()),
        };
        Self {
            document: subject.spec.display().to_string(),
            tags: subject.reading.tags.clone(),
            folder: subject.out.display().to_string(),
            generation,
            lines_per_operation,
            compilation,
        }
    }
}

impl Generation {
    /// The medians of several runs on one document; none of no run.
    pub(super) fn median(runs: Vec<Self>) -> Option<Self> {
        let costs = |index: usize| runs.iter().filter_map(|run| Some(run.stages.get(index)?.cost)).collect();
        let names = runs.first()?.stages.iter().map(|stage| stage.name.clone());
        let stages = names.enumerate().map(|(index, name)| Step { name, cost: Cost::median(costs(index)) }).collect();
        let whole = Cost::median(runs.iter().map(|run| run.whole).collect());
        let start_peak_bytes = median(runs.iter().map(|run| run.start_peak_bytes).collect());
        Some(Self { start_peak_bytes, stages, whole, ..runs.into_iter().next()? })
    }
}

impl Cost {
    pub(super) fn new(wall: Duration, cpu: Duration, peak_bytes: u64) -> Self {
        Self { wall_seconds: wall.as_secs_f64(), cpu_seconds: cpu.as_secs_f64(), peak_bytes }
    }

    /// The times added up, and the largest peak.
    pub(super) fn sum(costs: impl Iterator<Item = Self>) -> Self {
        costs.fold(Self::default(), |sum, cost| Self {
            wall_seconds: sum.wall_seconds + cost.wall_seconds,
            cpu_seconds: sum.cpu_seconds + cost.cpu_seconds,
            peak_bytes: sum.peak_bytes.max(cost.peak_bytes),
        })
    }

    /// The median of each of the three figures.
    pub(super) fn median(costs: Vec<Self>) -> Self {
        Self {
            wall_seconds: median(costs.iter().map(|cost| cost.wall_seconds).collect()),
            cpu_seconds: median(costs.iter().map(|cost| cost.cpu_seconds).collect()),
            peak_bytes: median(costs.iter().map(|cost| cost.peak_bytes).collect()),
        }
    }
}

/// The middle value; of an even number, the lesser of the two in the middle.
pub(in crate::commands) fn median<T: Copy + Default + PartialOrd>(mut values: Vec<T>) -> T {
    values.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_value() {
        assert_eq!(median(vec![3, 1, 2]), 2);
        assert_eq!(median(vec![4, 1, 3, 2]), 2);
        assert_eq!(median(vec![0.5]), 0.5);
    }
}
