mod file;

use super::{Config, Lock, Package, ReleasedNames, examples, faults, first_crate_name};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceSet;
use heck::ToKebabCase;
use std::collections::BTreeMap;
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
