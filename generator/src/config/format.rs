use super::dependencies::PACKAGES;
use super::faults::place;
use super::tables::Text;
use super::{Config, Runtime, is_package_name};
use crate::diagnostic::Diagnostic;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::de::DeTable;

/// The formats of strings that are bytes, or text of bytes.
const OF_BYTES: [&str; 3] = ["binary", "byte", "base64"];

/// The packages whose types need no dependency of their own: those that each client exports, and `std`.
const EXPORTED: [&str; 5] = ["bytes", "chrono", "http", "serde_json", "std"];

/// The modules at the root of clients, beside which the packages are exported.
const MODULES: [&str; 10] = [
    "authorization_code",
    "client",
    "errors",
    "models",
    "operations",
    "pages",
    "runtime",
    "security",
    "settings",
    "streams",
];

/// Words that are no names of Rust, raw or not (The Rust Reference, section 2.1).
const NO_NAMES: [&str; 5] = ["Self", "_", "crate", "self", "super"];

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
        let is_path = segments.len() > 1 && segments.iter().all(|segment| is_name(segment));
        is_path.then(|| segments.into_iter().map(str::to_owned).collect())
    }

    /// The names by which code calls the packages.
    pub fn packages(&self) -> impl Iterator<Item = String> {
        self.dependencies.keys().map(|name| name.replace('-', "_"))
    }

    /// A string that can be read, for samples: what the config says, else a usual one of the format (JSON Schema 2020-12, Validation, section 7.3).
    pub fn sample(&self, format: &str) -> Option<&str> {
        let usual = || match format {
            "date" => Some("2025-01-01"),
            "date-time" => Some("2025-01-01T00:00:00Z"),
            "duration" => Some("PT1H"),
            "email" | "idn-email" => Some("user@example.com"),
            "hostname" | "idn-hostname" => Some("example.com"),
            "ipv4" => Some("192.0.2.1"),
            "ipv6" => Some("2001:db8::1"),
            "time" => Some("00:00:00Z"),
            "uri" | "url" | "iri" => Some("https://example.com/"),
            "uuid" => Some("67e55044-10b1-426f-9247-bb680e5fe0c8"),
            _ => None,
        };
        self.example.as_deref().or(self.fallback.as_deref()).or_else(usual)
    }

    fn fault(&self, format: &str) -> Option<Diagnostic> {
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
        if let Some(fault) = self.dependencies.keys().find_map(|name| of_package(name)) {
            return Some(fault);
        }
        let has = |name: &str| EXPORTED.contains(&name) || self.packages().any(|own| own == name);
        if !segments.first().is_some_and(|first| has(first)) {
            let fault = Diagnostic::error(format!("none of the `dependencies` has `{path}`"));
            return Some(fault.help(
                "name the package that has it: `dependencies = { uuid = { version = \"1\", features = [\"serde\"] } }`",
            ));
        }
        None
    }

    /// What two formats say otherwise of what they have in common.
    fn conflict(&self, other: &Self) -> Option<Diagnostic> {
        let package =
            self.dependencies.iter().find(|(name, own)| other.dependencies.get(*name).is_some_and(|is| is != *own));
        if let Some((name, _)) = package {
            let fault = Diagnostic::error(format!("another format says otherwise of the package `{name}`"));
            return Some(fault.help("write the same in both"));
        }
        let both = self.fallback.as_ref().zip(other.fallback.as_ref()).filter(|_| self.path == other.path);
        both.filter(|(own, is)| own != is).map(|_| {
            Diagnostic::error(format!("another format has another `fallback` of `{}`", self.path))
                .help("write the same in both, or leave one out")
        })
    }
}

fn is_name(word: &str) -> bool {
    let is_begun = word.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic());
    is_begun && word.chars().all(|own| own == '_' || own.is_ascii_alphanumeric()) && !NO_NAMES.contains(&word)
}

/// What is wrong with a package that the crate is to depend on.
fn of_package(name: &str) -> Option<Diagnostic> {
    if PACKAGES.contains(&name) {
        let help = format!(
            "take it out, or name it otherwise for its features: `{name}-types = {{ package = \"{name}\", … }}`"
        );
        return Some(Diagnostic::error(format!("the crate depends on `{name}` by itself")).help(help));
    }
    if MODULES.contains(&name.replace('-', "_").as_str()) {
        let help = format!("name it otherwise: `{name}-types = {{ package = \"{name}\", … }}`");
        return Some(Diagnostic::error(format!("a module of the crate is called as the package `{name}`")).help(help));
    }
    let is_package = is_package_name(name) && !NO_NAMES.contains(&name);
    (!is_package).then(|| {
        Diagnostic::error(format!("`{}` is not a name for a package", name.escape_debug()))
            .help("start it with a letter, and go on with letters, digits, `-` and `_`")
    })
}

/// What is wrong with tables that have the right keys and types, each at its line.
pub(super) fn faults((text, table): Text<'_>, config: &Config) -> Vec<Diagnostic> {
    let formats = table.get("formats").and_then(|formats| formats.get_ref().as_table());
    let start = |format: &str| {
        let keys = formats.into_iter().flat_map(DeTable::keys);
        keys.filter(|key| *key.get_ref() == format).map(|key| key.span().start).next().unwrap_or_default()
    };
    let faults = config.formats.iter().enumerate().filter_map(|(index, (format, table))| {
        let fault = match config.runtime == Runtime::Crate {
            true => {
                Diagnostic::error("a client that shares its runtime cannot say how types of other packages are read")
                    .help("take `[formats]` out, or `runtime = \"crate\"`")
            }
            false => table
                .fault(format)
                .or_else(|| config.formats.values().take(index).find_map(|earlier| table.conflict(earlier)))?,
        };
        Some(fault.place(place(text, start(format))))
    });
    faults.collect()
}
