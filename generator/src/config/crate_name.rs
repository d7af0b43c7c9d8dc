use super::PACKAGES;

/// What no package can be called that others depend on: the packages of Rust itself, and words that are no names in code.
const RUST: [&str; 11] =
    ["Self", "alloc", "core", "crate", "proc-macro", "proc_macro", "self", "std", "super", "test", "sailmaker-runtime"];

/// Whether a text is a name for a crate, by the rules of Cargo: ASCII letters, digits, `-` and `_`, a letter first; and whether a client
/// can be called so beside the packages that it depends on.
pub fn is_crate_name(name: &str) -> bool {
    is_package_name(name) && !is_taken(name)
}

/// Whether a text is a name for a package, whatever depends on it.
pub(super) fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// What to call a crate whose name is none; `subject` is what has the name.
pub(crate) fn crate_name_help(name: &str, subject: &str) -> String {
    match is_taken(name) {
        true => format!("that is a package of Rust, or one that a client depends on; call it `{name}-client`"),
        false => format!("start {subject} with a letter, and go on with letters, digits, `-` and `_`"),
    }
}

fn is_taken(name: &str) -> bool {
    let same = |other: &str| other.replace('_', "-") == name.replace('_', "-");
    RUST.iter().any(|other| same(other)) || PACKAGES.iter().any(|other| same(other))
}

/// Names of devices of Windows, which no file or folder may have there, whatever its ending, and so no package.
pub(crate) const DEVICES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt0", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// A name for a crate: the first text that is one, or is one with `api-` before it; `client` where none is. It is that of no device.
pub(crate) fn first_crate_name(texts: impl IntoIterator<Item = String>) -> String {
    let mut names = texts.into_iter().flat_map(|text| [format!("api-{text}"), text].into_iter().rev());
    let is_free = |name: &str| !name.ends_with('-') && !DEVICES.contains(&name.to_ascii_lowercase().as_str());
    names.find(|name| is_crate_name(name) && is_free(name)).unwrap_or_else(|| "client".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{crate_name_help, is_crate_name};

    #[test]
    fn a_crate_is_called_as_no_other_that_it_meets() {
        for name in [
            "std",
            "serde_json",
            "serde-json",
            "proc_macro",
            "futures_core",
            "self",
            "1a",
            "a b",
            "",
            "sailmaker_runtime",
        ] {
            assert!(!is_crate_name(name), "{name}");
        }
        for name in ["std-client", "serde2", "a", "A_b-1"] {
            assert!(is_crate_name(name), "{name}");
        }
        assert!(crate_name_help("std", "it").ends_with("call it `std-client`"));
        assert!(crate_name_help("1a", "it").starts_with("start it with a letter"));
    }
}
