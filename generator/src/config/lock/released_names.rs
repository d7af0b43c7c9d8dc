//! What the types and operations of the released client are called, as the items say that are kept beside the lock.

use super::Lock;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Names that a release has given: they stay, whatever is added beside what has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleasedNames {
    types: BTreeMap<String, String>,
    operations: BTreeMap<String, ReleasedOperation>,
}

/// The names of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReleasedOperation {
    /// The method that makes its request.
    pub(crate) method: String,
    /// The struct of its request.
    pub(crate) request: String,
}

/// As much of the file as has names.
#[derive(Deserialize)]
struct File {
    fingerprint: String,
    items: BTreeMap<String, BTreeMap<String, String>>,
}

impl ReleasedNames {
    /// Where the items of a release are kept: `spec/things.released.json` beside `spec/things.toml`.
    pub fn path_of(config: &Path) -> PathBuf {
        config.with_extension("released.json")
    }

    /// The names of the release that a lock is of. None where they cannot be read, or are those of another release: who compares with
    /// the release says so.
    pub(crate) fn beside(config: &Path, lock: Option<&Lock>) -> Self {
        let text = fs::read_to_string(Self::path_of(config)).unwrap_or_default();
        let file = serde_json::from_str(&text).ok();
        let of_lock = file.filter(|file: &File| lock.is_some_and(|lock| lock.fingerprint == file.fingerprint));
        of_lock.map(|file| Self::of(&file.items)).unwrap_or_default()
    }

    fn of(items: &BTreeMap<String, BTreeMap<String, String>>) -> Self {
        // Of several schemas that a config calls the same, none is told by that.
        let is_alone = |own: &str| !own.contains('#') && !items.contains_key(&format!("schema {own}#2"));
        let of_type = |(group, members): (&String, &BTreeMap<String, String>)| {
            let schema = group.strip_prefix("schema ").filter(|schema| is_alone(schema))?;
            Some((schema.to_owned(), members.get("name")?.strip_prefix("models::")?.to_owned()))
        };
        let of_operation = |(group, members): (&String, &BTreeMap<String, String>)| {
            let (method, _) = members.get("method")?.split_once('(')?;
            let names = ReleasedOperation { method: method.to_owned(), request: members.get("request")?.clone() };
            Some((group.strip_prefix("operation ")?.to_owned(), names))
        };
        Self {
            types: items.iter().filter_map(of_type).collect(),
            operations: items.iter().filter_map(of_operation).collect(),
        }
    }

    /// The type of a schema, by what a config calls that.
    pub(crate) fn of_type(&self, schema: &str) -> Option<&str> {
        self.types.get(schema).map(String::as_str)
    }

    /// The names of an operation, by its method and path: `GET /things`.
    pub(crate) fn of_operation(&self, operation: &str) -> Option<&ReleasedOperation> {
        self.operations.get(operation)
    }
}
