mod uncompiled;

use super::super::workspace::{Output, SAME, Workspace, package_of};
use super::batch::Programs;
use super::task::Unwritten;
use crate::target;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

/// How a crate compiles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Compiled {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// What the first of them say, each in a line.
    pub(super) first: Vec<String>,
}

/// How many messages of the compiler are kept.
const FIRST: usize = 5;

/// Where what is built goes, in the target folder.
const BUILT: &str = "reach/built";

/// What the crates are compiled with besides their defaults.
const FEATURES: [&str; 2] = ["blocking", "tracing"];

/// How crates are compiled, and the programs that call them.
pub(super) struct Build<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) jobs: usize,
}

/// What came of it, by the place of the document in its batch.
#[derive(Default)]
pub(super) struct Built {
    pub(super) clients: BTreeMap<usize, Compiled>,
    /// The programs; or why there is none.
    pub(super) programs: BTreeMap<usize, Result<BuiltProgram, String>>,
}

/// A program of calls.
pub(super) struct BuiltProgram {
    pub(super) executable: PathBuf,
    /// The calls that were taken out of it, since they do not compile.
    pub(super) unwritten: Unwritten,
}

/// The package of a client. The next batch has the same names, so that what is built of it takes the place of this.
pub(super) fn client(index: usize) -> String {
    format!("client-{index}")
}

/// The package of a program that calls a client.
pub(super) fn program(index: usize) -> String {
    format!("calls-{index}")
}

impl Build<'_> {
    /// Compiles clients, and builds programs of some of them.
    pub(super) fn run(&self, clients: &[usize], programs: &Programs) -> Result<Built, String> {
        let names: Vec<String> = clients.iter().map(|index| client(*index)).collect();
        let programs: Vec<usize> = programs.keys().copied().collect();
        let packages: Vec<String> = names.iter().cloned().chain(programs.iter().map(|index| program(*index))).collect();
        if packages.is_empty() {
            return Ok(Built::default());
        }
        self.workspace.set(&packages.iter().map(String::as_str).collect::<Vec<_>>())?;
        let output = self.cargo(if programs.is_empty() { "check" } else { "build" }, &packages, &names)?;
        let clients = clients.iter().zip(&names).map(|(index, name)| (*index, Compiled::of(name, &output))).collect();
        Ok(Built { clients, programs: self.programs(&programs, &output)? })
    }

    fn cargo(&self, subcommand: &str, packages: &[String], clients: &[String]) -> Result<Output, String> {
        let jobs = self.jobs.to_string();
        let mut arguments: Vec<String> = [subcommand, "--jobs", &jobs].map(str::to_owned).to_vec();
        arguments.push(format!("--package={SAME}"));
        arguments.extend(packages.iter().map(|package| format!("--package={package}")));
        let features = |client: &String| FEATURES.map(|feature| format!("--features={client}/{feature}"));
        arguments.extend(clients.iter().flat_map(features));
        self.workspace.run(&arguments, BUILT)
    }

    /// The programs that were built. Calls that do not compile are taken out first, and what is left is built again.
    fn programs(
        &self,
        programs: &[usize],
        output: &Output,
    ) -> Result<BTreeMap<usize, Result<BuiltProgram, String>>, String> {
        let mut taken_out = BTreeMap::new();
        for index in programs {
            let file = self.workspace.folder.join(program(*index)).join("src/main.rs");
            taken_out.insert(*index, uncompiled::take_out(&program(*index), &file, output)?);
        }
        let again: Vec<String> =
            taken_out.iter().filter(|(_, out)| !out.is_empty()).map(|(index, _)| program(*index)).collect();
        let second = if again.is_empty() { None } else { Some(self.cargo("build", &again, &[])?) };
        let built = |(index, unwritten): (usize, Unwritten)| {
            let name = program(index);
            let last = second.as_ref().filter(|_| again.contains(&name)).unwrap_or(output);
            (index, self.executable(&name, last).map(|executable| BuiltProgram { executable, unwritten }))
        };
        Ok(taken_out.into_iter().map(built).collect())
    }

    fn executable(&self, name: &str, output: &Output) -> Result<PathBuf, String> {
        let compiled = Compiled::of(name, output);
        match compiled.errors {
            0 => Ok(target::folder(BUILT)?.join("debug").join(format!("{name}{EXE_SUFFIX}"))),
            _ => Err(format!("its program does not compile: {}", compiled.first.first().map_or("", String::as_str))),
        }
    }
}

impl Compiled {
    /// What cargo said of a package.
    fn of(package: &str, output: &Output) -> Self {
        let mut compiled = Self::default();
        let own = || output.messages.iter().filter(|message| package_of(message) == Some(package));
        own().filter(|message| text(message, "/reason") == "compiler-message").for_each(|said| compiled.hear(said));
        if compiled.errors == 0 && !own().any(|message| text(message, "/reason") == "compiler-artifact") {
            compiled.errors = 1;
            compiled.first.push(format!("cargo said nothing of it: {}", output.end.lines().next().unwrap_or_default()));
        }
        compiled
    }

    fn hear(&mut self, said: &Value) {
        let spans: Vec<&Value> =
            said.pointer("/message/spans").and_then(Value::as_array).into_iter().flatten().collect();
        let code = text(said, "/message/code/code");
        // Without both it says how many there were.
        let is_sum = code.is_empty() && spans.is_empty();
        match text(said, "/message/level") {
            _ if is_sum => return,
            "warning" => self.warnings += 1,
            level if level.starts_with("error") => self.errors += 1,
            _ => return,
        }
        if self.first.len() < FIRST {
            let what = text(said, "/message/message").lines().next().unwrap_or_default();
            let is_primary = |span: &&&Value| span.pointer("/is_primary") == Some(&Value::Bool(true));
            let place = spans.iter().find(is_primary).map_or("", |span| text(span, "/file_name"));
            self.first.push(format!("{place}: {code}: {what}"));
        }
    }
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}
