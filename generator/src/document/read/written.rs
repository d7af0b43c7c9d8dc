//! Numbers and flags of YAML that JSON writes in another way. Where a string is wanted, what the author wrote is what was meant: `2.10`
//! is a version, and `0x10` a code.

use std::collections::BTreeMap;

use serde_json::Value;

/// The most bytes of pointers and texts that are kept of a file; values beyond them are text as JSON writes them.
const MOST: usize = 16 << 20;

/// Scalars as they are written, by their pointers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    texts: BTreeMap<String, Box<str>>,
    bytes: usize,
}

impl Written {
    /// Notes a plain scalar, if JSON writes its value in another way.
    pub(super) fn note(&mut self, text: &str, value: &Value, pointer: impl FnOnce() -> String) {
        let is_other = match value {
            Value::Number(number) => number.to_string() != text,
            Value::Bool(flag) => text != if *flag { "true" } else { "false" },
            _ => false,
        };
        if is_other && self.bytes < MOST {
            let pointer = pointer();
            self.bytes += pointer.len() + text.len();
            self.texts.insert(pointer, text.into());
        }
    }

    /// Each, with its pointer.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(pointer, text)| (pointer.as_str(), &**text))
    }
}
