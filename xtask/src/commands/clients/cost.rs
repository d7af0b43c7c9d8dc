use super::super::bench::{cpu_seconds, median};
use super::super::worker::cannot;
use super::layout::Layout;
use super::progress;
use std::fs::File;
use std::time::SystemTime;

/// What it takes to check some of the clients, in seconds of processors.
pub(super) struct Row {
    pub(super) clients: usize,
    pub(super) embedded: f64,
    pub(super) shared: f64,
}

/// Measures the first client, the first two, and so on. What a machine does besides meets both workspaces, since they take turns.
pub(super) fn measure(embedded: &Layout, shared: &Layout, runs: u16) -> Result<Vec<Row>, String> {
    if runs == 0 {
        return Ok(Vec::new());
    }
    // What was never checked in this way would be in the first figures.
    for layout in [embedded, shared] {
        cost(layout, layout.len())?;
    }
    (1..=shared.len()).map(|clients| row(embedded, shared, clients, runs)).collect()
}

fn row(embedded: &Layout, shared: &Layout, clients: usize, runs: u16) -> Result<Row, String> {
    let mut costs = [Vec::new(), Vec::new()];
    for run in 1..=runs {
        progress(&format!("cargo check, first clients: {clients}, run {run} of {runs}"));
        for (layout, costs) in [embedded, shared].into_iter().zip(&mut costs) {
            costs.push(cost(layout, clients)?);
        }
    }
    let [embedded, shared] = costs.map(median);
    Ok(Row { clients, embedded, shared })
}

/// Checks the first clients anew.
fn cost(layout: &Layout, clients: usize) -> Result<f64, String> {
    for file in layout.roots(clients) {
        let touched = File::options().append(true).open(&file).and_then(|file| file.set_modified(SystemTime::now()));
        touched.map_err(cannot(file.display()))?;
    }
    cpu_seconds(&layout.checking(clients)?)
}
