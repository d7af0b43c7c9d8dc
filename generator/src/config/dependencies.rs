use super::Package;
use toml::{Table, Value};

impl Package {
    /// What the examples need, and besides what the program of the README does, which is compiled as a test of the documentation.
    pub(crate) fn dependencies_of_tests(&self) -> Table {
        let mut dependencies = self.dev_dependencies.clone();
        let tokio = dependencies.entry("tokio").or_insert_with(|| Value::String("1".to_owned()));
        if let Value::String(version) = tokio {
            *tokio = Value::Table([("version".to_owned(), Value::String(version.clone()))].into_iter().collect());
        }
        let features = tokio.as_table_mut().map(|tokio| tokio.entry("features").or_insert(Value::Array(Vec::new())));
        if let Some(Value::Array(features)) = features {
            for feature in ["macros", "rt-multi-thread"].map(|name| Value::String(name.to_owned())) {
                if !features.contains(&feature) {
                    features.push(feature);
                }
            }
        }
        dependencies
    }
}
