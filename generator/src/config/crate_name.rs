/// Whether a text is a name for a crate, by the rules of Cargo: ASCII letters, digits, `-` and `_`, a letter first.
pub fn is_crate_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
