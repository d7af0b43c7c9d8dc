//! What a config may say, table by table, as a page of a reference has it: made of the schema by which configs are checked.

mod examples;

pub use examples::EXAMPLES;

use super::clients::KEY;
use super::faults::Allowed;
use super::schema;
use crate::diagnostic::Kind;
use serde_json::Value;

/// A table of a config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names that lead to it, with dots between them; empty for the top of the config.
    pub path: String,
    /// How its head is written: `[crate]`, `[[pagination]]`; empty for the top of the config.
    pub head: String,
    /// What it is for.
    pub description: String,
    /// Its keys, but for those that are tables of their own.
    pub keys: Vec<Key>,
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// What may stand behind it, in words.
    pub kind: String,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it is where it is left out, in TOML; none where the description says it, if anything.
    pub default: Option<String>,
    /// What it is for.
    pub description: String,
    /// The words that may stand behind it and what each means, where that is said.
    pub words: Vec<(String, String)>,
}

/// The table whose keys are kinds of faults.
const KINDS: &str = "diagnostics";

/// All tables of a config, the top of it first.
pub fn tables() -> Vec<Table> {
    let schema = schema::with_clients();
    let mut tables = Vec::new();
    add("", "", Allowed::of(&schema), &mut tables);
    tables
}

/// Adds a table, and after it those within it.
fn add(path: &str, head: &str, table: Allowed<'_>, tables: &mut Vec<Table>) {
    let named = table.keys().filter(|key| path != KINDS || key.parse::<Kind>().is_err());
    let (within, plain): (Vec<_>, Vec<_>) =
        named.filter_map(|key| Some((key, table.key(key)?))).partition(|(_, allowed)| is_table(*allowed));
    let required: Vec<&str> = table.required().map(|(key, _)| key).collect();
    let mut keys: Vec<Key> =
        plain.into_iter().map(|(name, allowed)| key(name, required.contains(&name), allowed)).collect();
    keys.extend((path == KINDS).then(|| any_kind(table)).flatten());
    tables.push(Table { path: path.to_owned(), head: head.to_owned(), description: table.description(), keys });
    for (key, allowed) in within {
        let below = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let (head, table) = match (allowed.is("array"), allowed.others()) {
            (true, _) => (format!("[[{below}]]"), allowed.items()),
            (_, Some(others)) => (format!("[{below}.NAME]"), others),
            _ => (format!("[{below}]"), allowed),
        };
        let first = tables.len();
        // Its keys are those of the whole.
        let table = if key == KEY { Allowed::of(&Value::Bool(true)) } else { table };
        add(&below, &head, table, tables);
        // What a key is for says more than what its type is.
        tables.iter_mut().skip(first).take(1).for_each(|table| table.description = allowed.description());
    }
}

/// Whether it is a table of keys with names, or several, which is no mere value.
fn is_table(allowed: Allowed<'_>) -> bool {
    let has_keys = |allowed: Allowed<'_>| allowed.keys().next().is_some();
    has_keys(allowed) || has_keys(allowed.items()) || allowed.others().is_some_and(has_keys)
}

fn key(name: &str, is_required: bool, allowed: Allowed<'_>) -> Key {
    let own = |(word, meaning): (&str, &str)| (word.to_owned(), meaning.to_owned());
    Key {
        name: name.to_owned(),
        kind: match allowed.others().map(Allowed::described) {
            Some(others) if allowed.others().is_some_and(|others| others.is("string")) => {
                format!("a table, each value {others}")
            }
            _ => allowed.described(),
        },
        is_required,
        default: allowed.default().filter(|default| !is_empty(default)).and_then(in_toml),
        description: allowed.description(),
        words: allowed.meanings().map(own).collect(),
    }
}

/// One key for all kinds of faults, which have a page of their own.
fn any_kind(table: Allowed<'_>) -> Option<Key> {
    let kind = table.keys().find(|key| key.parse::<Kind>().is_ok())?;
    let key = key("KIND", false, table.key(kind)?);
    Some(Key { description: "What is done with faults of a kind, by the id that messages show.".to_owned(), ..key })
}

fn is_empty(default: &Value) -> bool {
    default.as_array().is_some_and(Vec::is_empty) || default.as_object().is_some_and(serde_json::Map::is_empty)
}

fn in_toml(default: &Value) -> Option<String> {
    toml::Value::try_from(default).ok().map(|value| value.to_string())
}
