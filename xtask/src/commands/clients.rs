//! `cargo xtask clients`: clients of several documents side by side, on one runtime and with one each, and what they cost.

mod cost;
mod layout;
mod names;
mod program;

use super::columns::{row, table};
use crate::arguments::Clients;
use crate::target;
use cost::Row;
use layout::{Client, Layout};
use sailmaker::cli::report::{self, Status};
use sailmaker::config::Runtime;

pub(crate) fn run(arguments: &Clients) -> Status {
    match clients(arguments) {
        Ok(text) => {
            report::result(text.trim_end());
            Status::Done
        }
        Err(message) => {
            report::error(format!("error: {message}"));
            Status::Failed
        }
    }
}

fn clients(arguments: &Clients) -> Result<String, String> {
    let folder = arguments.out.clone().map_or_else(|| target::folder("clients"), Ok)?;
    let clients = Client::all(&arguments.documents);
    let layout = |runtime, name| {
        progress(&format!("generating, {name} runtime"));
        Layout::write(&clients, runtime, &folder.join(name))
    };
    let [embedded, shared] = [layout(Runtime::Embedded, "embedded")?, layout(Runtime::Crate, "shared")?];
    let mut text = generated(&clients, &shared.operations);
    for (layout, name) in [(&embedded, "embedded"), (&shared, "shared")] {
        progress(&format!("clippy, and the program, {name} runtime"));
        layout.check()?;
        text += &format!("{name}: no warning; its program: {}\n", layout.run_program()?);
    }
    let rows = cost::measure(&embedded, &shared, arguments.runs)?;
    Ok(text + &costs(&rows, arguments.runs))
}

fn generated(clients: &[Client], operations: &[usize]) -> String {
    let of_client = |(client, operations): (&Client, &usize)| {
        row([&client.name, &operations.to_string(), &client.document.display().to_string()])
    };
    let rows = clients.iter().zip(operations).map(of_client);
    table(&[row(["client", "operations", "document"])].into_iter().chain(rows).collect::<Vec<_>>())
}

fn costs(rows: &[Row], runs: u16) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let title = format!("\n`cargo check` of the clients alone, CPU, median of {runs}\n\n");
    let of_row = |cost: &Row| {
        let [embedded, shared] = [cost.embedded, cost.shared].map(|seconds| format!("{seconds:.2} s"));
        row([&cost.clients.to_string(), &embedded, &shared, &format!("{:.2}", cost.shared / cost.embedded)])
    };
    let head = row(["clients", "embedded", "shared", "ratio"]);
    title + &table(&[head].into_iter().chain(rows.iter().map(of_row)).collect::<Vec<_>>())
}

fn progress(message: &str) {
    report::error(format!("clients: {message}"));
}
