use super::figures::{Cost, Figures};
use super::unit::Unit;
use serde::Serialize;

/// One figure of a document, and of one of twice the size.
#[derive(Serialize)]
pub(super) struct Ratio {
    pub(super) figure: String,
    pub(super) unit: Unit,
    pub(super) once: f64,
    pub(super) twice: f64,
    /// `twice` by `once`; none where that is 0.
    pub(super) ratio: Option<f64>,
}

/// A ratio for each figure.
pub(super) fn ratios(once: &Figures, twice: &Figures) -> Vec<Ratio> {
    let pairs = figures(once).into_iter().zip(figures(twice));
    let ratio = |((figure, unit, once), (_, _, twice)): (Figure, Figure)| {
        let ratio = (once > 0.0).then_some(twice / once);
        Ratio { figure, unit, once, twice, ratio }
    };
    pairs.map(ratio).collect()
}

type Figure = (String, Unit, f64);

/// The figures that should grow with the document, and no faster.
fn figures(all: &Figures) -> Vec<Figure> {
    let generation = &all.generation;
    let mut figures = vec![
        ("files".to_owned(), Unit::Files, generation.files as f64),
        ("lines without the runtime".to_owned(), Unit::Lines, generation.lines.without_runtime() as f64),
        ("lines per operation".to_owned(), Unit::Lines, all.lines_per_operation.without_runtime),
    ];
    let stages = generation.stages.iter();
    figures.extend(stages.map(|stage| (format!("{}, cpu", stage.name), Unit::Seconds, stage.cost.cpu_seconds)));
    figures.extend(cost("whole", generation.whole));
    let growth = generation.whole.peak_bytes.saturating_sub(generation.start_peak_bytes);
    figures.push(("whole, peak less that at the start".to_owned(), Unit::Bytes, growth as f64));
    figures.extend(all.compilation.iter().flat_map(|step| cost(&step.name, step.cost)));
    figures
}

fn cost(name: &str, cost: Cost) -> [Figure; 3] {
    [
        (format!("{name}, wall"), Unit::Seconds, cost.wall_seconds),
        (format!("{name}, cpu"), Unit::Seconds, cost.cpu_seconds),
        (format!("{name}, peak"), Unit::Bytes, cost.peak_bytes as f64),
    ]
}
