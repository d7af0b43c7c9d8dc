//! The examples of the reference of the config: each makes a client, and each key has one.

use sailmaker::config::{EXAMPLES, LoadedConfig, reference};
use sailmaker::diagnostic::{Kind, Style};
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::{Input, Outcome, generate};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use toml::{Table, Value};

/// What an example need not say, since each config must.
const LEAST: &str =
    "document = 'openapi.yaml'\noutput = 'client'\n[crate]\nname = 'shop-client'\nversion = '0.1.0'\nlicense = 'MIT'\n";

/// The files that examples name.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

/// An example with what every config must have.
fn completed(example: &str) -> Table {
    let mut table: Table = example.parse().unwrap();
    for (key, value) in LEAST.parse::<Table>().unwrap() {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(own)), Value::Table(least)) => {
                least.into_iter().for_each(|(key, value)| {
                    own.entry(key).or_insert(value);
                });
            }
            (Some(_), _) => {}
            (None, value) => drop(table.insert(key, value)),
        }
    }
    table
}

/// Generates with a config; what is wrong with it or with the document, or else nothing.
fn faults(config: &Table) -> String {
    let work = TempDir::new().unwrap();
    copy(&folder(), work.path());
    let path = work.path().join("sailmaker.toml");
    fs::write(&path, config.to_string()).unwrap();
    match LoadedConfig::load_all(&path) {
        Ok(clients) => clients.into_iter().map(faults_of).collect(),
        Err(errors) => errors.diagnostics.render(&errors.sources, Style::Plain),
    }
}

fn faults_of(config: LoadedConfig) -> String {
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let Outcome { result, diagnostics, sources } = generate(&input);
    assert_eq!(result.is_some(), !diagnostics.has_errors());
    diagnostics.render(&sources, Style::Plain)
}

#[test]
fn each_example_makes_a_client() {
    let wrong = EXAMPLES.iter().map(|(_, example)| (example, faults(&completed(example))));
    let wrong: Vec<String> =
        wrong.filter(|(_, faults)| !faults.is_empty()).map(|(of, faults)| format!("{of}\n{faults}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_kind_of_fault_can_be_named() {
    let kinds: String = Kind::ALL.iter().map(|kind| format!("{kind} = 'allow'\n")).collect();
    assert_eq!(faults(&completed(&format!("[diagnostics]\n{kinds}"))), "");
}

/// What stands in a table of an example; of several tables what any of them has.
fn values<'t>(table: &'t Value, path: &str) -> Vec<&'t Value> {
    let within = path.split('.').filter(|name| !name.is_empty());
    within.fold(vec![table], |tables, name| tables.into_iter().flat_map(|table| below(table, name)).collect())
}

fn below<'t>(table: &'t Value, name: &str) -> Vec<&'t Value> {
    match table.get(name) {
        Some(Value::Array(tables)) if tables.iter().all(Value::is_table) => tables.iter().collect(),
        // The tables of formats have names that are the user's.
        Some(Value::Table(formats)) if name == "formats" => formats.values().collect(),
        found => found.into_iter().collect(),
    }
}

#[test]
fn each_key_has_an_example_and_each_example_a_table() {
    let tables = reference();
    for table in &tables {
        let examples = EXAMPLES.iter().filter(|(path, _)| *path == table.path);
        let examples: Vec<Value> = examples.map(|(_, text)| Value::Table(text.parse().unwrap())).collect();
        let has =
            |key: &str| examples.iter().any(|all| values(all, &table.path).iter().any(|own| own.get(key).is_some()));
        let lack: Vec<&str> =
            table.keys.iter().map(|key| key.name.as_str()).filter(|key| *key != "KIND" && !has(key)).collect();
        assert!(
            lack.is_empty(),
            "generator/src/config/reference/examples.rs has no example of {lack:?} in `{}`",
            table.path
        );
    }
    for (path, _) in EXAMPLES {
        assert!(tables.iter().any(|table| table.path == *path), "there is no table `{path}`");
    }
}
