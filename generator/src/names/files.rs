//! Names of files, which every system must take.

use super::reserved;
use super::scope::{Candidate, resolve};
use super::short::digest;
use std::collections::BTreeMap;

/// Files, without their endings. Where two want one file, their names decide which has it. None has the name of a device of Windows.
pub(super) fn resolved<'a, K: Ord + Clone>(
    names: impl Iterator<Item = (K, &'a String)>,
    file: fn(&str) -> String,
) -> BTreeMap<K, String> {
    let candidates = names.map(|(key, name)| Candidate { key, spelling: name.clone(), name: folded(&file(name)) });
    resolve(candidates.collect(), reserved::DEVICES)
}

/// A name whose small letters are those of capital letters, by which a system that does not tell case apart compares: `ς` is `σ` there.
fn folded(name: &str) -> String {
    name.chars().map(|own| alone(alone(own, char::to_uppercase), char::to_lowercase)).collect()
}

/// What a letter becomes, where that is one letter.
fn alone<I: Iterator<Item = char>>(letter: char, cased: impl Fn(char) -> I) -> char {
    let mut letters = cased(letter);
    letters.next().filter(|_| letters.next().is_none()).unwrap_or(letter)
}

/// The file that a module would have if it were alone: its name where that is ASCII, since the compiler looks for no other; else what
/// of it is, with a digest of the whole. The file's name is that of a module in other places, so that it begins with a letter. No file is called `models` or `errors`, as the modules are that these are in.
pub(super) fn of_module(module: &str) -> String {
    let plain = module.trim_start_matches("r#");
    if ["errors", "models"].contains(&plain) {
        return format!("{plain}_");
    }
    if plain.is_ascii() {
        return plain.to_owned();
    }
    let kept: String = plain.chars().filter(char::is_ascii).collect();
    let first = match kept.trim_matches('_') {
        "" => "tag".to_owned(),
        digits if digits.starts_with(|first: char| first.is_ascii_digit()) => format!("tag_{digits}"),
        kept => kept.to_owned(),
    };
    format!("{first}_{:08x}", digest(plain))
}

#[cfg(test)]
mod tests {
    use super::{of_module, resolved};

    #[test]
    fn files_are_ascii() {
        assert_eq!(of_module("r#type"), "type");
        assert_eq!(of_module("models"), "models_");
        assert_eq!(of_module("größe_a"), "gre_a_d78cdc5a");
        assert_eq!(of_module("名前"), "tag_0073e150");
        assert_eq!(of_module("名前_2").split_at(6).0, "tag_2_");
    }

    #[test]
    fn files_differ_where_case_does_not_count() {
        let names = ["\u{3b1}\u{3c3}", "\u{3b1}\u{3c2}", "\u{e4}"].map(str::to_owned);
        let files = resolved(names.iter().map(|name| (name, name)), str::to_owned);
        let files: Vec<&str> = names.iter().map(|name| files[name].as_str()).collect();
        assert_eq!(files, ["\u{3b1}\u{3c3}", "\u{3b1}\u{3c3}_2", "\u{e4}"]);
    }

    #[test]
    fn no_file_is_a_device() {
        let names = ["con", "aux", "nul", "com1", "lpt9", "console", "con_"].map(str::to_owned);
        let files = resolved(names.iter().map(|name| (name, name)), str::to_owned);
        let files: Vec<&str> = names.iter().map(|name| files[name].as_str()).collect();
        assert_eq!(files, ["con_2", "aux_", "nul_", "com1_", "lpt9_", "console", "con_"]);
    }
}
