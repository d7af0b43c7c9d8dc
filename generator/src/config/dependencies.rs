use super::{Config, Package};
use toml::{Table, Value};

/// The packages that a client depends on by itself.
pub(crate) const PACKAGES: [&str; 20] = [
    "base64",
    "bytes",
    "chrono",
    "futures-core",
    "getrandom",
    "gloo-timers",
    "http",
    "http-body",
    "hyper",
    "hyper-util",
    "percent-encoding",
    "reqwest",
    "serde",
    "serde_json",
    "sha2",
    "tokio",
    "tower-service",
    "tracing",
    "url",
    "web-time",
];

impl Config {
    /// What the types of `[formats]` need, as the lines of a TOML table.
    pub(crate) fn dependencies_of_formats(&self) -> String {
        let tables = self.formats.values().flat_map(|own| &own.dependencies);
        lines(&tables.map(|(name, value)| (name.clone(), value.clone())).collect())
    }
}

impl Package {
    /// What the examples need, and besides what the program of the README does, which is compiled as a test of the documentation;
    /// as the lines of a TOML table.
    pub(crate) fn dependencies_of_tests(&self) -> String {
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
        lines(&dependencies)
    }

    /// The dependency on the crate of a shared runtime, as a value of TOML: exactly a version, with a feature, from where the config says.
    pub(crate) fn dependency_on_runtime(&self, version: &str, feature: Option<&str>) -> String {
        let mut dependency = self.runtime_source.clone();
        dependency.insert("version".to_owned(), Value::String(format!("={version}")));
        if let Some(feature) = feature {
            dependency.insert("features".to_owned(), Value::Array(vec![Value::String(feature.to_owned())]));
        }
        Value::Table(dependency).to_string()
    }
}

fn lines(table: &Table) -> String {
    table.iter().map(|(name, value)| format!("{name} = {value}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::PACKAGES;
    use std::collections::BTreeSet;

    /// What is listed in two places is listed twice in a manifest where a config names it.
    #[test]
    fn they_are_those_of_the_manifest() {
        let manifest = include_str!("../../../templates/crate/Cargo.toml.j2");
        let tables = manifest.split_once("\n[dependencies]\n").unwrap().1.split_once("[dev-dependencies]").unwrap().0;
        let lines = tables.lines().filter(|line| !line.starts_with('['));
        let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0));
        // Of a shared runtime, which takes no types of others.
        let names: BTreeSet<&str> = names.filter(|name| *name != "sailmaker-runtime").collect();
        assert_eq!(names, BTreeSet::from(PACKAGES));
    }
}
