//! Documents to crates.

use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::Style;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::Tree;
use sailmaker::{Input, generate};
use std::path::Path;

/// A document, and the crate that was made of it.
pub struct Case {
    /// The document's file without its ending, which is the crate's name too.
    pub name: String,
    /// The warnings as they are printed; empty where there is none.
    pub diagnostics: String,
    /// The files of the crate.
    pub tree: Tree,
}

impl Case {
    /// Generates a crate of a document. A config of the same name, beside the document, is used. `Err` has what is wrong.
    pub fn generate(document: &Path) -> Result<Self, String> {
        let name = document.file_stem().unwrap().to_string_lossy().into_owned();
        let config = config_of(document, &name);
        Self::of(name, config, Selection::default())
    }

    /// Generates a crate of a part of a config's document.
    pub fn of(name: String, config: LoadedConfig, selection: Selection) -> Result<Self, String> {
        let input = Input { config, selection, load: LoadOptions::default() };
        let outcome = generate(&input);
        let diagnostics = outcome.diagnostics.render(&outcome.sources, Style::Plain);
        let diagnostics = relative(&diagnostics);
        match outcome.result {
            Some(tree) => Ok(Self { name, diagnostics, tree }),
            None => Err(format!("{} is refused:\n{diagnostics}", input.config.document.display())),
        }
    }
}

/// The config of the same name beside a document; where there is none, one for a crate of that name.
pub fn config_of(document: &Path, crate_name: &str) -> LoadedConfig {
    match document.with_extension("toml") {
        config if config.exists() => LoadedConfig::load(&config).unwrap(),
        _ => LoadedConfig::of_document(document, Path::new("out"), Some(crate_name)),
    }
}

/// A text without the path of this repository.
pub fn relative(text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    text.replace(&format!("{}/", root.display()), "").replace("../", "")
}
