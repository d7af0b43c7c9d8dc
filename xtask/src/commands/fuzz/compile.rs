use super::super::worker::{Failure, Kind, cannot};
use super::super::workspace::{Said, Workspace};
use super::case::{Case, CaseName};
use super::corpus::Corpus;
use super::hand::Hand;
use crate::target;
use serde_json::Value;
use std::{fs, io};

/// Compiles the crates of cases, with all their features, and gives those that do not compile.
pub(super) fn compile(corpus: &Corpus, names: &[CaseName]) -> Result<Vec<(CaseName, Failure)>, String> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let folder = target::folder("fuzz")?.join("crates");
    // What is there is of another run.
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot(folder.display())(error)),
        _ => {}
    }
    let mut hand = Hand::new(corpus)?;
    for name in names {
        hand.write(&Case::of(*name, corpus), &folder.join(package(*name)))?;
    }
    let packages: Vec<String> = names.iter().map(|name| package(*name)).collect();
    let members: Vec<&str> = packages.iter().map(String::as_str).collect();
    let workspace = Workspace::new(folder)?;
    workspace.set(&members)?;
    let said = check(&workspace)?;
    let failed = |name: &CaseName| {
        let message = said.verdict(&package(*name)).err()?;
        Some((*name, Failure::new(Kind::Uncompilable, first_line(&message), message)))
    };
    Ok(names.iter().filter_map(failed).collect())
}

fn package(name: CaseName) -> String {
    format!("case-{name}")
}

/// The first error, by which one fault of the generator is known in several crates. What is quoted is the document's.
fn first_line(message: &str) -> String {
    let line = message.lines().find(|line| line.starts_with("error")).or(message.lines().next()).unwrap_or_default();
    line.split('`').step_by(2).collect::<Vec<_>>().join("…")
}

fn check(workspace: &Workspace) -> Result<Said, String> {
    let output = workspace.run(&["check", "--workspace", "--all-features"], "fuzz/built")?;
    let mut said = Said::default();
    output.messages.iter().filter(|message| !is_warning(message)).for_each(|message| said.hear(message));
    said.end(output.end);
    Ok(said)
}

fn is_warning(message: &Value) -> bool {
    message.pointer("/message/level").is_some_and(|level| level != "error")
}
