//! Everything that is wrong with the text of a config, each at its line: what TOML does not have, what the schema of the config does
//! not have, and values that no crate can have.

mod allowed;
mod format;
mod found;
mod meant;
mod syntax;
mod words;

pub(super) use allowed::Allowed;
pub(crate) use format::Format;

use super::clients::Part;
#[cfg(test)]
use super::clients::parts;
use super::schema;
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::source::{FileId, text::line_column};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use words::{ITEM, did_you_mean, joined, key_of, subject, table_name, takes};

/// What is no variable, but the beginning of several.
const PREFIX: &str = "environment.prefix";

/// Of a table with more keys than these, not all are listed.
const MANY: usize = 30;

#[cfg(test)]
fn faults(text: &str) -> Vec<Diagnostic> {
    let (table, syntax) = DeTable::parse_recoverable(text);
    of_parts(text, &parts(table.get_ref()), &syntax)
}

/// What is wrong with a config of some clients, and with what is no TOML in it; the text is that of the file of the first number.
pub(super) fn of_parts(text: &str, parts: &[Part<'_>], syntax: &[toml::de::Error]) -> Vec<Diagnostic> {
    let is_of_several = parts.iter().any(|part| part.is_named);
    let schema = if is_of_several { schema::of_reader() } else { schema::with_clients() };
    let root = Allowed::of(&schema);
    let mut all = syntax::faults(text, syntax);
    // What was read of a line that is no TOML is not what is written there.
    let lines: Vec<Option<u32>> = all.iter().map(line).collect();
    for part in parts {
        let client = part.is_named.then_some(part.span.start);
        let is_whole = syntax.is_empty();
        let mut reader = Reader { text, root, client, faults: Vec::new(), variables: BTreeMap::new(), is_whole };
        reader.table("", root, &part.table, part.span.clone());
        add(&mut all, reader.faults.into_iter().filter(|fault| !lines.contains(&line(fault))));
    }
    all
}

/// Adds faults; what is wrong with what all clients have is said once.
pub(super) fn add(all: &mut Vec<Diagnostic>, faults: impl IntoIterator<Item = Diagnostic>) {
    for fault in faults {
        if !all.iter().any(|own| own.place == fault.place && own.message == fault.message) {
            all.push(fault);
        }
    }
}

fn line(fault: &Diagnostic) -> Option<u32> {
    match fault.place {
        Place::Text { line, .. } => Some(line),
        _ => None,
    }
}

/// Goes through a config with what it may say.
struct Reader<'t, 's> {
    text: &'t str,
    root: Allowed<'s>,
    /// Where the client begins, where the config has several.
    client: Option<usize>,
    faults: Vec<Diagnostic>,
    /// The environment variables that were met, each with what it is for.
    variables: BTreeMap<String, String>,
    /// Whether all of the text could be read, so that what is not there is missing.
    is_whole: bool,
}

impl Reader<'_, '_> {
    fn table(&mut self, path: &str, allowed: Allowed<'_>, table: &DeTable<'_>, head: Range<usize>) {
        let mut misspelled = Vec::new();
        for (key, value) in table {
            let below = joined(path, key.get_ref());
            match allowed.key(key.get_ref()) {
                Some(allowed) => self.value(&below, allowed, value),
                None => misspelled.extend(self.unknown(path, key, allowed)),
            }
        }
        if !self.is_whole {
            return;
        }
        let is_there = |key: &str| table.contains_key(key) || misspelled.contains(&key);
        for (key, description) in allowed.required().filter(|(key, _)| !is_there(key)) {
            let fault = Diagnostic::error(format!("the config lacks `{}`", joined(path, key)));
            // Of several clients, it is one that lacks what is not said for all.
            let start = self.client.unwrap_or(head.start);
            self.add(fault.help(format!("write `{key}`: {description}")), start);
        }
    }

    fn value(&mut self, path: &str, allowed: Allowed<'_>, value: &Spanned<DeValue<'_>>) {
        let start = value.span().start;
        match value.get_ref() {
            DeValue::Table(table) if allowed.is("object") => self.table(path, allowed, table, value.span()),
            DeValue::Array(items) if allowed.is("array") => {
                let items_of = if allowed.items().is("object") { path.to_owned() } else { format!("{path}{ITEM}") };
                for item in items {
                    self.value(&items_of, allowed.items(), item);
                }
            }
            // One table alone is as good as a list of one.
            DeValue::Table(_) if allowed.items().is("object") => self.value(path, allowed.items(), value),
            DeValue::String(text) if allowed.is("string") => self.string(path, allowed, text, start),
            DeValue::Integer(number) if allowed.is("integer") && allowed.holds(number) => {}
            DeValue::Float(_) if allowed.is("number") => {}
            DeValue::Boolean(_) if allowed.is("boolean") => {}
            _ if allowed.is_anything() => {}
            other => {
                let message =
                    format!("{} must be {}, found {}", subject(path), allowed.described(), found::found(other));
                let fault = Diagnostic::error(message);
                let help = meant::help(path, allowed, other);
                self.add(if let Some(help) = help { fault.help(help) } else { fault }, start);
            }
        }
    }

    fn string(&mut self, path: &str, allowed: Allowed<'_>, text: &str, start: usize) {
        let words = allowed.words();
        if !words.is_empty() && !words.contains(&text) {
            let fault = Diagnostic::error(format!("{} must be {}, found `{text}`", subject(path), allowed.described()));
            let fault = match suggest::nearest(text, words) {
                Some(near) => fault.help(did_you_mean(near)),
                None => fault,
            };
            self.add(fault, start);
        } else if let Some((wrong, help)) = allowed.format().and_then(|format| format.fault(key_of(path), text)) {
            self.add(Diagnostic::error(wrong).help(help), start);
        } else if allowed.format() == Some(Format::VariableName) && path != PREFIX {
            self.variable(path, text, start);
        }
    }

    /// An environment variable, of which each has one meaning.
    fn variable(&mut self, path: &str, name: &str, start: usize) {
        if let Some(other) = self.variables.insert(name.to_owned(), path.to_owned()) {
            let fault = Diagnostic::error(format!("`{path}` is the variable `{name}`, as `{other}` is"));
            self.add(fault.help("give each a variable of its own"), start);
        }
    }

    /// A key that the table does not have: which is meant, where else it belongs, or what there is. Gives what is meant.
    fn unknown<'k>(&mut self, path: &str, key: &Spanned<Cow<'_, str>>, allowed: Allowed<'k>) -> Option<&'k str> {
        let name = key.get_ref();
        let keys: Vec<&str> = allowed.keys().collect();
        let near = suggest::nearest(name, keys.iter().copied());
        let elsewhere = self.root.tables_with(name);
        let help = match near {
            Some(near) => did_you_mean(near),
            None if !elsewhere.is_empty() => {
                let tables: Vec<String> = elsewhere.iter().map(|table| table_name(table)).collect();
                format!("`{name}` belongs {}", tables.join(" or "))
            }
            None if keys.len() > MANY => allowed.description(),
            None => format!("{} {}", takes(path), suggest::alternatives(&keys)),
        };
        let fault = Diagnostic::error(format!("the config has no key `{}`", joined(path, name)));
        self.add(fault.help(help), key.span().start);
        near
    }

    fn add(&mut self, fault: Diagnostic, start: usize) {
        self.faults.push(fault.place(place(self.text, start)));
    }
}

/// The place of a byte of the file of the first number.
pub(in crate::config) fn place(text: &str, start: usize) -> Place {
    let (line, column) = line_column(text, start);
    Place::Text { file: FileId(0), line, column }
}

#[cfg(test)]
mod tests;
