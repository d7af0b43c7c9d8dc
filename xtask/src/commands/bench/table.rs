use super::super::columns::{row, table};
use super::Report;
use super::beside::{Compared, Comparison};
use super::figures::{Figures, Step};
use super::ratios::Ratio;
use super::unit::Unit;

/// The report as tables of text.
pub(super) fn report(report: &Report) -> String {
    let mut text = format!("{}\n\n{}", taken(report.runs, report.optimized), figures(&report.once));
    if let Some(twice) = &report.twice {
        text += &figures(twice);
        text += &ratios(&report.ratios);
    }
    text
}

fn taken(runs: u16, optimized: bool) -> String {
    let build = if optimized { "" } else { " of a generator that is not optimized" };
    let runs = if runs == 1 { "One run".to_owned() } else { format!("Medians of {runs} runs") };
    runs + build
}

/// A comparison with other commands as a table of text.
pub(super) fn comparison(comparison: &Comparison) -> String {
    let title = format!("{}\n\n{}\n\n", taken(comparison.runs, comparison.optimized), comparison.document);
    let mut rows = vec![row(["command", "wall", "cpu", "peak", "by sailmaker: wall", "cpu", "peak"])];
    rows.extend(comparison.commands.iter().map(compared));
    let commands = comparison.commands.iter().map(|compared| format!("{}: {}\n", compared.name, compared.command));
    title + &table(&rows) + &commands.collect::<String>()
}

fn compared(compared: &Compared) -> Vec<String> {
    let Some(figures) = compared.cost else { return row([&compared.name, "fails"]) };
    let mut cells = cost(&Step { name: compared.name.clone(), cost: figures });
    let ratios = compared.ratios.iter().flat_map(|ratios| [ratios.wall, ratios.cpu, ratios.peak]);
    cells.extend(ratios.map(|ratio| format!("{ratio:.2}")));
    cells
}

fn figures(figures: &Figures) -> String {
    let tags = figures.tags.iter().map(|tag| format!(", tag {tag}")).collect::<String>();
    let title = format!("{}{tags}\n\n", figures.document);
    [title, stages(figures), lines(figures), compilation(&figures.compilation)].concat()
}

fn stages(figures: &Figures) -> String {
    let generation = &figures.generation;
    let mut rows = vec![row(["stage", "wall", "cpu", "peak so far", "growth"])];
    let start = bytes(generation.start_peak_bytes);
    rows.push(row(["start", "", "", start.as_str(), ""]));
    let mut peak = generation.start_peak_bytes;
    let whole = Step { name: "whole".to_owned(), cost: generation.whole };
    for step in &generation.stages {
        rows.push(stage(step, peak));
        peak = step.cost.peak_bytes;
    }
    rows.push(stage(&whole, generation.start_peak_bytes));
    table(&rows)
}

fn stage(step: &Step, before: u64) -> Vec<String> {
    let growth = step.cost.peak_bytes.saturating_sub(before);
    [cost(step), vec![bytes(growth)]].concat()
}

fn cost(step: &Step) -> Vec<String> {
    let seconds = |seconds| Unit::Seconds.text(seconds);
    let cost = step.cost;
    vec![step.name.clone(), seconds(cost.wall_seconds), seconds(cost.cpu_seconds), bytes(cost.peak_bytes)]
}

fn lines(figures: &Figures) -> String {
    let (generation, per) = (&figures.generation, &figures.lines_per_operation);
    let lines = &generation.lines;
    let count = |name: &str, count: usize| row([name, &count.to_string()]);
    let operations = vec![count("files", generation.files), count("operations", generation.operations)];
    let rows = vec![
        row(["lines of Rust", "", "per operation"]),
        count("operations", lines.operations),
        count("models", lines.models),
        count("errors", lines.errors),
        count("rest", lines.rest),
        row(["without runtime", &lines.without_runtime().to_string(), &Unit::Lines.text(per.without_runtime)]),
        count("runtime", lines.runtime),
        row(["total", &lines.total().to_string(), &Unit::Lines.text(per.with_runtime)]),
    ];
    table(&operations) + &table(&rows)
}

fn compilation(steps: &[Step]) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let header = row(["crate alone", "wall", "cpu", "peak"]);
    table(&[header].into_iter().chain(steps.iter().map(cost)).collect::<Vec<_>>())
}

fn ratios(ratios: &[Ratio]) -> String {
    let mut rows = vec![row(["figure", "once", "twice", "ratio"])];
    for Ratio { figure, unit, once, twice, ratio } in ratios {
        let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        rows.push(vec![figure.clone(), unit.text(*once), unit.text(*twice), ratio]);
    }
    table(&rows)
}

fn bytes(bytes: u64) -> String {
    Unit::Bytes.text(bytes as f64)
}
