use super::{is_hidden, shown, target};

target! {
    /// A word of a command for a shell, on one line of a block of code (POSIX.1-2024, section 2.2).
    Shell
}

impl Shell {
    /// Any text as one word: in quotes where a shell would make something else of it.
    pub fn word(text: &str) -> Self {
        let is_plain = |sign: char| sign.is_alphanumeric() && !is_hidden(sign) || "_-./+:,@%".contains(sign);
        if !text.is_empty() && text.chars().all(is_plain) {
            return Self(text.to_owned());
        }
        Self(format!("'{}'", shown(text).replace('\'', "'\\''")))
    }
}
