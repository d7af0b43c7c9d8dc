//! Rules about text: that no vendor is named, and that templates only place values.

use crate::table::{Exception, VENDORS};
use crate::{client, house};
use std::path::{Path, PathBuf};

/// What would name a vendor, in lower case.
pub(crate) const WORDS: [&str; 5] = ["sailpoint", "sail-point", "sail_point", "identitynow", "rustsdk"];

/// What begins a statement of a template, besides `for`.
const STATEMENTS: [&str; 9] = ["else", "endfor", "endif", "endmacro", "from", "if", "include", "macro", "import"];

/// What changes a value only in how it is written.
const FILTERS: [&str; 1] = ["join"];

/// Files of the generator and of the templates in which a vendor is named, but for code of tests; and exceptions that
/// nothing needs.
pub(crate) fn naming_a_vendor(sources: &[String]) -> Vec<String> {
    let crate_ = Path::new(env!("CARGO_MANIFEST_DIR"));
    let templates = crate_.join("../templates");
    let sources = sources.iter().map(|file| (file.clone(), crate_.join("src").join(file)));
    let templates = files(&templates).into_iter().map(|path| (path.display().to_string(), path));
    let named: Vec<(String, &str)> = sources
        .chain(templates)
        .filter_map(|(name, path)| Some((name, std::fs::read_to_string(path).ok()?)))
        .flat_map(|(name, text)| vendors_in(&text).into_iter().map(move |word| (name.clone(), word)))
        .collect();
    judged(&named, VENDORS)
}

fn judged(named: &[(String, &str)], exceptions: &[Exception]) -> Vec<String> {
    let excepted = |(file, word): &(String, &str)| exceptions.iter().any(|one| one.file == file && one.uses == *word);
    let needed = |one: &&Exception| named.iter().any(|(file, word)| one.file == file && one.uses == *word);
    let named = named.iter().filter(|named| !excepted(named)).map(|(file, word)| format!("{file} names {word}"));
    let unneeded = exceptions.iter().filter(|one| !needed(one));
    named
        .chain(unneeded.map(|one| format!("{}: the exception for {} is not needed any more", one.file, one.uses)))
        .collect()
}

/// The vendors that a text names.
pub(crate) fn vendors_in(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    WORDS.into_iter().filter(|word| text.contains(word)).collect()
}

/// Statements and expressions of templates that do more than to place what they are given.
pub(crate) fn deciding_templates() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates/crate");
    let templates =
        files(&folder).into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "j2"));
    templates
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).expect("a template is text");
            decisions(&text).into_iter().map(move |decision| format!("{}: {decision}", path.display()))
        })
        .collect()
}

/// What decides something in a template: a comparison, arithmetic, a filter that changes a value, a test, a variable that is set,
/// texts that are joined, a part of a list. Whether a value is there may be asked.
pub(crate) fn decisions(template: &str) -> Vec<String> {
    let expressions = between(template, "{{", "}}").into_iter().filter(|code| !is_placing(code));
    let statements = between(template, "{%", "%}").into_iter().filter(|code| !is_statement(code));
    expressions.chain(statements).map(str::to_owned).collect()
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let parts = text.split(open).skip(1).filter_map(|part| part.split_once(close));
    parts.map(|(code, _)| without_control(code).trim()).collect()
}

/// Code without the sign at either end that says what becomes of the spaces before and behind it.
fn without_control(code: &str) -> &str {
    let code = code.strip_prefix(['-', '+']).unwrap_or(code);
    code.strip_suffix(['-', '+']).unwrap_or(code)
}

fn is_statement(code: &str) -> bool {
    let (first, rest) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
    match first {
        // `for NAME in LIST`, of which nothing is left out.
        "for" => {
            let list = rest.split_once(" in ").map(|(_, list)| list);
            list.is_some_and(|list| is_placing(list) && !words(list).contains(&"if"))
        }
        _ => STATEMENTS.contains(&first) && is_placing(rest),
    }
}

fn is_placing(code: &str) -> bool {
    let code = without_texts(code);
    let mut filters =
        code.split('|').skip(1).map(|filter| filter.trim().split(['(', ' ', ')']).next().unwrap_or_default());
    let words = words(&code);
    let tests = words.iter().enumerate().filter(|(_, word)| **word == "is").map(|(at, _)| &words[at + 1..]);
    let is_of_none = |test: &[&str]| matches!(test, ["none", ..] | ["not", "none", ..]);
    !code.contains(['=', '<', '>', '+', '-', '*', '/', '%', '~', '[', '{', '\\'])
        && !words.contains(&"in")
        && filters.all(|filter| FILTERS.contains(&filter))
        && tests.into_iter().all(is_of_none)
}

/// Code with nothing in its texts, of either kind of quotes.
fn without_texts(code: &str) -> String {
    let mut open = None;
    let is_outside = |sign: &char| match open {
        Some(quote) if quote == *sign => {
            open = None;
            true
        }
        Some(_) => false,
        None => {
            open = Some(*sign).filter(|sign| ['"', '\''].contains(sign));
            true
        }
    };
    code.chars().filter(is_outside).collect()
}

fn words(code: &str) -> Vec<&str> {
    code.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|word| !word.is_empty()).collect()
}

/// Macros of the generated crate that are not of `std`: in the runtime, which is copied, and in the crate that is checked in.
pub(crate) fn foreign_macros() -> Vec<String> {
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src");
    let folders: Vec<_> = house::copied().into_iter().chain([generated]).collect();
    let sources = folders.iter().flat_map(|folder| files(folder));
    let sources = sources.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    sources
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source is text");
            client::foreign_macros(&text).into_iter().map(move |found| format!("{}: {found}", path.display()))
        })
        .collect()
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok).map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
