use super::super::workspace::{Output, SAME, Workspace, package_of};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

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

/// What the crates are compiled with besides their defaults.
const FEATURES: [&str; 2] = ["blocking", "tracing"];

/// Compiles the crates of a workspace, and says of each how that went.
pub(super) fn compile(
    workspace: &Workspace,
    packages: &[String],
    jobs: usize,
) -> Result<BTreeMap<String, Compiled>, String> {
    if packages.is_empty() {
        return Ok(BTreeMap::new());
    }
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    workspace.set(&packages)?;
    let jobs = jobs.to_string();
    let mut arguments: Vec<String> = ["check", "--jobs", &jobs].map(str::to_owned).to_vec();
    arguments.extend([SAME].iter().chain(&packages).map(|package| format!("--package={package}")));
    let features =
        packages.iter().flat_map(|package| FEATURES.map(|feature| format!("--features={package}/{feature}")));
    arguments.extend(features);
    let output = workspace.run(&arguments, "reach/built")?;
    Ok(packages.iter().map(|package| ((*package).to_owned(), Compiled::of(package, &output))).collect())
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
