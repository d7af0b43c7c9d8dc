//! The text of a config, as the configs of its clients.

use super::clients::{KEY, Part, parts};
use super::faults::{add, of_parts, place};
use super::tables::Text;
use super::{Config, failure, format, load, pagination, stream};
use crate::diagnostic::Diagnostic;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, Deserializer, Error};

/// A client of a config.
#[derive(Debug)]
pub(super) struct Client {
    /// What it is called, where the config has `[[client]]`: the name of its crate.
    pub(super) name: Option<String>,
    /// All that is said of it.
    pub(super) config: Config,
}

/// Reads the text of a config: its clients, or everything that is wrong.
pub(super) fn clients(text: &str) -> Result<Vec<Client>, Vec<Diagnostic>> {
    let (table, syntax) = DeTable::parse_recoverable(text);
    let parts = parts(table.get_ref());
    let mut faults = of_parts(text, &parts, &syntax);
    let read: Vec<Result<Config, Error>> = parts.iter().map(config).collect();
    for (part, config) in parts.iter().zip(&read) {
        let config = config.as_ref().ok().filter(|_| syntax.is_empty());
        add(&mut faults, config.into_iter().flat_map(|config| within((text, &part.table), config)));
    }
    add(&mut faults, same_names(text, &parts, &read));
    // What is not read has a fault; should one be missing, that of the reader of TOML is better than none.
    let unread = read.iter().filter_map(|config| config.as_ref().err()).take(usize::from(faults.is_empty()));
    let unread: Vec<Diagnostic> = unread.map(|error| load::syntax("config", text, error)).collect();
    faults.extend(unread);
    if !faults.is_empty() {
        return Err(faults);
    }
    let named = parts.iter().zip(read.into_iter().flatten());
    Ok(named
        .map(|(part, config)| Client { name: part.is_named.then(|| config.package.name.clone()), config })
        .collect())
}

/// The config that a text has, of a client where it has several; none where anything is wrong with it.
pub fn config_in(text: &str, client: Option<&str>) -> Option<Config> {
    clients(text).ok()?.into_iter().find(|own| own.name.as_deref() == client).map(|own| own.config)
}

fn config(part: &Part<'_>) -> Result<Config, Error> {
    let mut table = part.table.clone();
    table.remove(KEY);
    Config::deserialize(Deserializer::from(Spanned::new(part.span.clone(), table)))
}

/// What is wrong with tables that have the right keys and types.
fn within(of: Text<'_>, config: &Config) -> Vec<Diagnostic> {
    let mut faults = pagination::faults(of, &config.pagination);
    faults.extend(failure::faults(of, config.failure.as_ref()));
    faults.extend(stream::faults(of, &config.stream));
    faults.extend(format::faults(of, config));
    faults
}

/// Clients that cannot be told apart.
fn same_names(text: &str, parts: &[Part<'_>], read: &[Result<Config, Error>]) -> Vec<Diagnostic> {
    let names: Vec<Option<&str>> =
        read.iter().map(|config| config.as_ref().ok().map(|config| config.package.name.as_str())).collect();
    let later = parts.iter().enumerate().filter_map(|(index, part)| {
        let name = names.get(index).copied().flatten()?;
        let is_taken = names.iter().take(index).any(|earlier| *earlier == Some(name));
        is_taken.then(|| {
            let fault = Diagnostic::error(format!("two clients have the crate `{name}`"));
            fault.help("give each a `crate.name` of its own").place(place(text, part.span.start))
        })
    });
    later.collect()
}

#[cfg(test)]
mod tests;
