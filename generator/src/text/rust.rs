use super::{Word, shown, target};

target! {
    /// Rust of a sample: expressions, types, and whole programs.
    Rust
}

/// Signs that the spelling of a type has beside those of a [`Word`].
const OF_TYPES: [char; 8] = ['<', '>', '[', ']', '(', ')', '&', ','];

impl Rust {
    /// Any text as a literal, on one line. Debug output escapes what Rust needs escaped, and what is not seen.
    pub fn literal(text: &str) -> Self {
        let shown = format!("{text:?}");
        Self(super::hidden::shown(&shown).into_owned())
    }

    /// Any text as a literal without escapes, of several lines where the text has them: for text that is to be read, as JSON is.
    /// Text with characters that are not seen is a [`Self::literal`].
    pub fn raw_literal(text: &str) -> Self {
        if *super::hidden::shown_but(text, &['\n']) != *text {
            return Self::literal(text);
        }
        let ends = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len());
        let fence = "#".repeat(ends.max().unwrap_or_default() + 1);
        Self(format!("r{fence}\"{text}\"{fence}"))
    }

    /// A number with a point.
    pub fn number(number: f64) -> Self {
        Self(format!("{number:?}"))
    }

    /// The text of a comment to the end of a line.
    pub fn comment(text: &str) -> Self {
        Self(shown(text).into_owned())
    }

    /// A type as the generator spells it: names, paths, generics and references.
    pub fn spelled(spelling: &str) -> Self {
        let names = |part: &str| Word::new(part).to_string();
        let mut out = String::new();
        for part in spelling.split_inclusive(|sign: char| OF_TYPES.contains(&sign) || sign == ' ') {
            let name = part.trim_end_matches(|sign: char| OF_TYPES.contains(&sign) || sign == ' ');
            out.push_str(&names(name));
            out.push_str(part.get(name.len()..).unwrap_or_default());
        }
        Self(out)
    }

    /// The same with one piece of Rust in place of another, wherever it stands outside of literals: `from` has a sign that literals
    /// have escaped, or is a line's end.
    pub fn replaced(&self, from: &'static str, to: &'static str) -> Self {
        Self(self.0.replace(from, to))
    }

    /// The same with the first occurrence replaced.
    pub fn replaced_once(&self, from: &'static str, to: &'static str) -> Self {
        Self(self.0.replacen(from, to, 1))
    }

    /// The same without a beginning, where it has it.
    pub fn without_prefix(&self, prefix: &'static str) -> Self {
        Self(self.0.strip_prefix(prefix).unwrap_or(&self.0).to_owned())
    }
}
