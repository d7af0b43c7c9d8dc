/// Whether a text is a name for a crate, by the rules of Cargo: ASCII letters, digits, `-` and `_`, a letter first.
pub fn is_crate_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
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
