use super::{
    Config, Lock, Package, ReleasedNames, examples, failure, faults, first_crate_name, format, pagination, stream,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
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
    /// Reads a config, and the example programs that it names.
    pub fn load(path: &Path) -> Result<Self, Box<ConfigErrors>> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                let place = Place::File(path.to_owned());
                let diagnostic = Diagnostic::error(format!("the config cannot be read: {error}")).place(place);
                return Err(errors([diagnostic], SourceSet::default()));
            }
        };
        let config = parse(&text).map_err(|faults| {
            let sources = SourceSet::of_text(path.to_owned(), text.clone());
            errors(faults, sources)
        })?;
        let sources = SourceSet::of_text(path.to_owned(), text);
        let lock = Lock::beside(path)?;
        let config = Config { released_names: ReleasedNames::beside(path, lock.as_ref()), ..config };
        let located = Self::locate(config, path).map_err(|diagnostic| errors([*diagnostic], sources))?;
        Ok(Self { lock, ..located })
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
            borrowed: false,
        })
    }
}

/// Reads the text of a config; what is wrong with it otherwise, all of it.
pub(super) fn parse(text: &str) -> Result<Config, Vec<Diagnostic>> {
    let mut faults = faults::faults(text);
    let config = toml::from_str::<Config>(text);
    faults.extend(config.iter().flat_map(|config| pagination::faults(text, &config.pagination)));
    faults.extend(config.iter().flat_map(|config| failure::faults(text, config.failure.as_ref())));
    faults.extend(config.iter().flat_map(|config| stream::faults(text, &config.stream)));
    faults.extend(config.iter().flat_map(|config| format::faults(text, config)));
    match config {
        Ok(config) if faults.is_empty() => Ok(config),
        Err(error) if faults.is_empty() => Err(vec![syntax("config", text, &error)]),
        _ => Err(faults),
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
