use super::Api;
use crate::source::Location;
use serde::{Serialize, Serializer};
use std::fmt;

/// The whole model as JSON, two spaces an indent: what the command `ir` prints.
impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

/// A place as `0#/paths/~1status/get`: the number of the file in the order in which files were read, and the JSON pointer.
impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}#{}", self.file.0, self.pointer))
    }
}
