use super::faults::place;
use super::{Config, Runtime};
use crate::diagnostic::Diagnostic;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::de::DeTable;

/// The formats of strings that are bytes, or text of bytes.
const OF_BYTES: [&str; 3] = ["binary", "byte", "base64"];

/// The packages whose types need no dependency of their own: those that each client exports, and `std`.
const EXPORTED: [&str; 5] = ["bytes", "chrono", "http", "serde_json", "std"];

/// The packages that clients depend on by themselves.
const PACKAGES: [&str; 15] = [
    "base64",
    "bytes",
    "chrono",
    "futures-core",
    "getrandom",
    "http",
    "http-body",
    "percent-encoding",
    "reqwest",
    "serde",
    "serde_json",
    "sha2",
    "tokio",
    "tracing",
    "url",
];

/// What strings of a format are in Rust, in place of `String` or of a type of `chrono`.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FormatType {
    /// The path of the type: `uuid::Uuid`. It has `Clone`, `Debug` and `PartialEq`, is written by `Display` and read by `FromStr`, and
    /// is the same string by `Serialize` and `Deserialize` of `serde`.
    #[serde(rename = "type")]
    pub path: String,
    /// The packages that have it, as `[dependencies]` of Cargo has them. The crate exports each.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::any_table")]
    pub dependencies: toml::Table,
    /// A string that can be read, for samples where the document has no example.
    pub example: Option<String>,
    /// The string whose value stands where a property that must be there has one that cannot be read; without it, decoding fails then.
    pub fallback: Option<String>,
}

impl FormatType {
    /// The segments of the path; none where it is no path of a type.
    pub fn segments(&self) -> Option<Vec<String>> {
        let segments: Vec<&str> = self.path.split("::").collect();
        let is_name = |segment: &str| {
            let rest = segment.trim_start_matches(|first: char| first == '_' || first.is_ascii_alphabetic());
            rest.len() < segment.len() && rest.chars().all(|own| own == '_' || own.is_ascii_alphanumeric())
        };
        let is_path = segments.len() > 1 && segments.iter().all(|segment| is_name(segment));
        is_path.then(|| segments.into_iter().map(str::to_owned).collect())
    }

    /// The names by which code calls the packages.
    pub fn packages(&self) -> impl Iterator<Item = String> {
        self.dependencies.keys().map(|name| name.replace('-', "_"))
    }

    fn fault(&self, format: &str, runtime: Runtime) -> Option<Diagnostic> {
        if runtime == Runtime::Crate {
            let fault =
                Diagnostic::error("a client that shares its runtime cannot say how types of other packages are read");
            return Some(fault.help("take `[formats]` out, or `runtime = \"crate\"`"));
        }
        let path = &self.path;
        if OF_BYTES.contains(&format) {
            let fault =
                Diagnostic::error(format!("strings of the format `{format}` are bytes, and have no other type"));
            return Some(fault.help("take the table out"));
        }
        let Some(segments) = self.segments() else {
            let fault = Diagnostic::error(format!("`{path}` is no path of a type"));
            return Some(fault.help("write the package, the modules and the type: `uuid::Uuid`"));
        };
        if let Some(name) = self.dependencies.keys().find(|name| PACKAGES.contains(&name.as_str())) {
            let fault = Diagnostic::error(format!("the crate depends on `{name}` by itself"));
            return Some(fault.help(format!(
                "take it out, or name it otherwise for its features: `{name}-types = {{ package = \"{name}\", … }}`"
            )));
        }
        let has = |name: &str| EXPORTED.contains(&name) || self.packages().any(|own| own == name);
        let is_there = segments.first().is_some_and(|first| has(first));
        (!is_there).then(|| {
            Diagnostic::error(format!("none of the `dependencies` has `{path}`")).help(
                "name the package that has it: `dependencies = { uuid = { version = \"1\", features = [\"serde\"] } }`",
            )
        })
    }
}

/// What is wrong with tables that have the right keys and types, each at its line.
pub(super) fn faults(text: &str, config: &Config) -> Vec<Diagnostic> {
    let read = DeTable::parse(text).ok();
    let formats = read.as_ref().and_then(|table| table.get_ref().get("formats")?.get_ref().as_table());
    let start = |format: &str| {
        let keys = formats.into_iter().flat_map(DeTable::keys);
        keys.filter(|key| *key.get_ref() == format).map(|key| key.span().start).next().unwrap_or_default()
    };
    let faults = config.formats.iter().filter_map(|(format, table)| {
        let fault = table.fault(format, config.runtime)?;
        Some(fault.place(place(text, start(format))))
    });
    faults.collect()
}
