/// Whether a text is a name for a crate, by the rules of Cargo: ASCII letters, digits, `-` and `_`, a letter first.
pub fn is_crate_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// A name for a crate: the first text that is one, or is one with `api-` before it; `client` where none is.
pub(crate) fn first_crate_name(texts: impl IntoIterator<Item = String>) -> String {
    let mut names = texts.into_iter().flat_map(|text| [format!("api-{text}"), text].into_iter().rev());
    names.find(|name| is_crate_name(name) && !name.ends_with('-')).unwrap_or_else(|| "client".to_owned())
}
