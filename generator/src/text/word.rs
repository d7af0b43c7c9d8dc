use super::{Cell, CodeSpan, Page, Rust, Rustdoc, fits, is_hidden, target};

target! {
    /// A name that the generator has made, or a path of such names: `models::SourceUsage`, `methods/items.md#get`. It has no
    /// character that means something in any language here, but for `_` and `#` within it, and stands in each of them as it is.
    Word
}

fits!(Word: Cell, CodeSpan, Page, Rust, Rustdoc);

/// Signs of ASCII that a name may have.
const SIGNS: [char; 6] = ['_', '-', '.', ':', '/', '#'];

impl Word {
    /// A name. What no name has becomes `_`, which does not happen to those that the generator makes.
    pub fn new(name: &str) -> Self {
        let is_allowed = |character: char| match character.is_ascii() {
            true => character.is_ascii_alphanumeric() || SIGNS.contains(&character),
            false => !character.is_whitespace() && !is_hidden(character),
        };
        Self(name.chars().map(|character| if is_allowed(character) { character } else { '_' }).collect())
    }

    /// Names one after the other, with what stands between them: `::`.
    pub fn path(names: &[&str], separator: &'static str) -> Self {
        let names: Vec<String> = names.iter().map(|name| Self::new(name).0).collect();
        Self(names.join(separator))
    }
}
