use super::read::{Client, clients};
use super::{Config, Lock, Package, ReleasedNames, beside_of, examples, faults, first_crate_name};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, suggest};
use crate::source::SourceSet;
use heck::ToKebabCase;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A config, and what it names in the file system.
#[derive(Clone, Debug)]
pub struct LoadedConfig {
    /// The config as it was read.
    pub config: Config,
    /// The document, as a path that can be opened.
    pub document: PathBuf,
    /// The overlays, as paths that can be opened.
    pub overlays: Vec<PathBuf>,
    /// The folder of the generated crate, as a path that can be opened.
    pub output: PathBuf,
    /// The example programs: the path under `examples/`, and the text.
    pub examples: Vec<(String, String)>,
    /// What was released of the client so far; none before the first release.
    pub lock: Option<Lock>,
    /// The name of the generated crate in code, with underscores.
    pub(crate) library_name: String,
    /// What it is called where the config has several clients: the name of its crate.
    pub client: Option<String>,
    /// Whether the config is read with a document that it was not written for.
    pub(crate) borrowed: bool,
}

/// What is wrong with a config, and the text to print it with.
#[derive(Debug)]
pub struct ConfigErrors {
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// The config, as the one file of a set.
    pub sources: SourceSet,
}

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
            if let Some(other) = all.iter().take(index).find(|other| other.output == own.output) {
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

    /// The same config for a document that it was not written for, such as an earlier one: what it says of types and
    /// operations that are not there is no error then, and its overlays correct its own document alone.
    pub fn borrowed_for(&self, document: &Path) -> Self {
        Self { document: document.to_owned(), overlays: Vec::new(), borrowed: true, ..self.clone() }
    }

    /// A config for a document without one: everything that can be left out is.
    ///
    /// `name` is the crate's; without it, the crate is named after the document's file.
    pub fn of_document(document: &Path, output: &Path, name: Option<&str>) -> Self {
        let stem = document.file_stem().map(|stem| stem.to_string_lossy().to_kebab_case());
        let package = Package {
            name: name.map_or_else(|| first_crate_name(stem), str::to_owned),
            version: "0.1.0".to_owned(),
            description: None,
            license: None,
            copyright: None,
            repository: None,
            documentation: None,
            keywords: Vec::new(),
            tag_features: None,
            categories: Vec::new(),
            examples: None,
            dev_dependencies: toml::Table::new(),
            runtime_source: toml::Table::new(),
        };
        let config = Config {
            document: document.to_owned(),
            source: None,
            overlays: Vec::new(),
            output: output.to_owned(),
            select: Default::default(),
            runtime: Default::default(),
            package,
            server: Default::default(),
            auth: None,
            environment: None,
            pagination: Vec::new(),
            stream: Vec::new(),
            retry: Default::default(),
            idempotency: None,
            failure: None,
            timeouts: Default::default(),
            models: Default::default(),
            formats: BTreeMap::new(),
            front_matter: Default::default(),
            diagnostics: Default::default(),
            names: BTreeMap::new(),
            operations: BTreeMap::new(),
            released_names: ReleasedNames::default(),
        };
        let library_name = config.package.name.replace('-', "_");
        Self {
            config,
            document: document.to_owned(),
            overlays: Vec::new(),
            output: output.to_owned(),
            examples: Vec::new(),
            lock: None,
            client: None,
            library_name,
            borrowed: false,
        }
    }

    /// What the header of generated files says they were made from.
    pub(crate) fn source(&self) -> String {
        let name = self.document.file_name().map(|name| name.to_string_lossy().into_owned());
        format!("`{}`", name.unwrap_or_default().replace('`', "'").replace(char::is_control, " "))
    }

    fn locate(config: Config, path: &Path) -> Result<Self, Box<Diagnostic>> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let examples = match &config.package.examples {
            Some(examples) => examples::examples_in(&folder.join(examples))?,
            None => Vec::new(),
        };
        Ok(Self {
            document: folder.join(&config.document),
            overlays: config.overlays.iter().map(|overlay| folder.join(overlay)).collect(),
            output: normal(&folder.join(&config.output)),
            library_name: config.package.name.replace('-', "_"),
            config,
            examples,
            lock: None,
            client: None,
            borrowed: false,
        })
    }
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

/// `spec/../generated` as `generated`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            // Of a link, the operating system takes the folder that it leads to.
            std::path::Component::ParentDir if normal.file_name().is_some() && !normal.is_symlink() => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

pub(super) fn errors(faults: impl IntoIterator<Item = Diagnostic>, sources: SourceSet) -> Box<ConfigErrors> {
    let mut diagnostics = Diagnostics::new();
    faults.into_iter().for_each(|fault| diagnostics.push(fault));
    Box::new(ConfigErrors { diagnostics, sources })
}

/// What is wrong with the text of a file of the first number; `what` is what the file is to the user.
pub(super) fn syntax(what: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    let start = error.span().map(|span| span.start).unwrap_or_default();
    Diagnostic::error(format!("the {what} is wrong: {}", error.message().trim())).place(faults::place(text, start))
}
