//! Values of languages in which configuration is written.

use super::{Word, fits, is_hidden, target};

target! {
    /// A value in TOML (TOML 1.0).
    Toml
}

target! {
    /// A value in the front matter of a page, which is YAML (YAML 1.2).
    FrontMatter
}

target! {
    /// A value in JSON (RFC 8259).
    Json
}

fits!(Word: Toml);

impl Toml {
    /// Any text as a basic string, which has no line end in it.
    pub fn text(text: &str) -> Self {
        let escape = |character: char| match character {
            '"' | '\\' => format!("\\{character}"),
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            hidden => unicode(hidden),
        };
        Self(quoted(text, escape))
    }

    /// Texts as an array on one line.
    pub fn list(texts: &[String]) -> Self {
        Self(format!("[{}]", texts.iter().map(|text| Self::text(text).0).collect::<Vec<_>>().join(", ")))
    }

    /// A table of a config, which is TOML already, and the user's own.
    pub(crate) fn vouched(text: String) -> Self {
        Self(text)
    }
}

impl FrontMatter {
    /// Any text: plain where that is safe, else in quotes, in which what is not seen is escaped (YAML 1.2, sections 5.7 and 7.3).
    pub fn text(text: &str) -> Self {
        let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
            && text.ends_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_/. ".contains(c))
            && !KEYWORDS.contains(&text.to_ascii_lowercase().as_str());
        if is_plain {
            return Self(text.to_owned());
        }
        if !text.contains(is_hidden) {
            return Self(format!("'{}'", text.replace('\'', "''")));
        }
        let escape = |character: char| match character {
            '"' | '\\' => format!("\\{character}"),
            hidden => unicode(hidden),
        };
        Self(quoted(text, escape))
    }

    /// Texts as a list on one line.
    pub fn list(texts: &[String]) -> Self {
        Self(format!("[{}]", texts.iter().map(|text| Self::text(text).0).collect::<Vec<_>>().join(", ")))
    }
}

impl Json {
    /// Any text as a string, with its quotes (RFC 8259, section 7).
    pub fn text(text: &str) -> Self {
        let escape = |character: char| match character {
            '"' | '\\' => format!("\\{character}"),
            hidden => surrogates(hidden),
        };
        Self(quoted(text, escape))
    }

    /// JSON of `serde_json` with what is not seen escaped. Such characters stand within strings alone, but for the line ends
    /// of a layout.
    pub fn shown(json: &str) -> Self {
        let escaped = |character: char| is_hidden(character) && character != '\n';
        let mut out = String::with_capacity(json.len());
        for character in json.chars() {
            if escaped(character) { out.push_str(&surrogates(character)) } else { out.push(character) }
        }
        Self(out)
    }
}

/// Words that YAML 1.1 does not read as text.
const KEYWORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// A text in double quotes, with quotes, backslashes and what is not seen escaped.
fn quoted(text: &str, escape: impl Fn(char) -> String) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        if matches!(character, '"' | '\\') || is_hidden(character) {
            out.push_str(&escape(character));
        } else {
            out.push(character);
        }
    }
    out.push('"');
    out
}

/// `\u202E`, or `\U0001F600` beyond four digits, as TOML and YAML have it.
fn unicode(character: char) -> String {
    match u32::from(character) {
        short @ ..=0xffff => format!("\\u{short:04X}"),
        long => format!("\\U{long:08X}"),
    }
}

/// `\u202e`, and two of them beyond four digits, as JSON has it.
fn surrogates(character: char) -> String {
    let mut units = [0; 2];
    character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}
