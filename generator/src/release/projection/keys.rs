use crate::ir::Schema;
use std::collections::BTreeMap;

/// Names for schemas that do not depend on what they are called in Rust: that of the component, else what leads to the schema,
/// as a config names it. Where several have one, each but the first gets a number.
#[derive(Debug, Default)]
pub(super) struct Keys(BTreeMap<String, usize>);

impl Keys {
    /// The key of the next schema.
    pub(super) fn next(&mut self, schema: &Schema) -> String {
        self.numbered(schema.name.clone().unwrap_or_else(|| schema.context.join(".")))
    }

    /// A key, with a number where there was one like it.
    pub(super) fn numbered(&mut self, key: String) -> String {
        let count = self.0.entry(key.clone()).or_default();
        *count += 1;
        if *count == 1 { key } else { format!("{key}#{count}") }
    }
}
