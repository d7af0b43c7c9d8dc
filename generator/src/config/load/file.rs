//! The clients of a config as its file has them, with what is kept beside it.

use super::{ConfigErrors, LoadedConfig, errors};
use crate::config::read::{Client, clients};
use crate::config::{Config, Lock, ReleasedNames, beside_of};
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::source::SourceSet;
use std::fs;
use std::path::{Component, Path};

impl LoadedConfig {
    /// Reads a config of one client, and the example programs that it names.
    pub fn load(path: &Path) -> Result<Self, Box<ConfigErrors>> {
        Self::load_client(path, None)
    }

    /// Reads one client of a config, by the name of its crate. A config of one client needs no name.
    pub fn load_client(path: &Path, name: Option<&str>) -> Result<Self, Box<ConfigErrors>> {
        let (all, sources) = read(path)?;
        let names: Vec<String> = all.iter().map(|client| client.config.package.name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let is_alone = all.len() == 1;
        let mut wanted = all.into_iter().filter(|own| name.map_or(is_alone, |name| own.config.package.name == name));
        let Some(client) = wanted.next() else {
            let fault = match name {
                Some(name) => Diagnostic::error(format!("the config has no client `{name}`")),
                None => Diagnostic::error("the config has several clients"),
            };
            let help = format!("name one by `--client`: {}", suggest::alternatives(&names));
            return Err(errors([fault.help(help).place(Place::File(path.to_owned()))], sources));
        };
        Self::of(client, path, sources)
    }

    /// Reads all clients of a config.
    pub fn load_all(path: &Path) -> Result<Vec<Self>, Box<ConfigErrors>> {
        let (all, sources) = read(path)?;
        let all: Result<Vec<Self>, _> = all.into_iter().map(|client| Self::of(client, path, sources.clone())).collect();
        let all = all?;
        for (index, own) in all.iter().enumerate() {
            if let Some(other) = all.iter().take(index).find(|other| is_same(&other.output, &own.output)) {
                let (own, other) = (&own.config.package.name, &other.config.package.name);
                let fault = Diagnostic::error(format!("the clients `{other}` and `{own}` have one `output`"));
                let fault = fault.help("give each a folder of its own").place(Place::File(path.to_owned()));
                return Err(errors([fault], sources));
            }
        }
        Ok(all)
    }

    fn of(client: Client, path: &Path, sources: SourceSet) -> Result<Self, Box<ConfigErrors>> {
        let Client { name, config } = client;
        let beside = beside_of(path, name.as_deref());
        let lock = Lock::beside(&beside)?;
        let config = Config { released_names: ReleasedNames::beside(&beside, lock.as_ref()), ..config };
        let located = Self::locate(config, path).map_err(|diagnostic| errors([*diagnostic], sources))?;
        Ok(Self { lock, client: name, ..located })
    }
}

/// Whether two paths are spelled the same, but for what does not lead on.
fn is_same(one: &Path, other: &Path) -> bool {
    let leads = |part: &Component<'_>| *part != Component::CurDir;
    one.components().filter(leads).eq(other.components().filter(leads))
}

/// Reads the clients of a config, as far as they are said in its file.
fn read(path: &Path) -> Result<(Vec<Client>, SourceSet), Box<ConfigErrors>> {
    let text = fs::read_to_string(path).map_err(|error| {
        let fault = Diagnostic::error(format!("the config cannot be read: {error}"));
        errors([fault.place(Place::File(path.to_owned()))], SourceSet::default())
    })?;
    let sources = SourceSet::of_text(path.to_owned(), text.clone());
    match clients(&text) {
        Ok(all) => Ok((all, sources)),
        Err(faults) => Err(errors(faults, sources)),
    }
}
