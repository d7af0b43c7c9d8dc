//! How the parts of a config are called in messages.

/// What ends the path of the items of a list, which are no tables.
pub(super) const ITEM: &str = "[]";

/// The path of the key that has a value, or has it in its list.
pub(super) fn key_of(path: &str) -> &str {
    path.strip_suffix(ITEM).unwrap_or(path)
}

/// What is wrong, in words.
pub(super) fn subject(path: &str) -> String {
    match path.strip_suffix(ITEM) {
        Some(list) => format!("each of `{list}`"),
        None => format!("`{path}`"),
    }
}

pub(super) fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

pub(super) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

pub(super) fn table_name(path: &str) -> String {
    if path.is_empty() { "at the top, before the first table".to_owned() } else { format!("in `[{path}]`") }
}

pub(super) fn takes(path: &str) -> String {
    if path.is_empty() { "a config takes".to_owned() } else { format!("`[{path}]` takes") }
}
