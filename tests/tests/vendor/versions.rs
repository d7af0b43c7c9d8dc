//! The vendor's documents, of which each is read once and written once, whichever tests ask for it.

use super::compared::Read;
use super::generated::Case;
use sailmaker::config::LoadedConfig;
use sailmaker::diagnostic::{Diagnostics, Style};
use sailmaker::diff::Client;
use sailmaker::document::{LinkedDocument, LoadOptions, Selection, load};
use sailmaker::ir::Api;
use sailmaker::{Input, client, model_of};
use sailmaker_tests::oracle::Document;
use sailmaker_tests::vendor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The versions of the document that are read.
#[derive(Clone)]
pub struct Versions {
    pub v2025: Arc<Version>,
    pub v2026: Arc<Version>,
}

impl Versions {
    /// Those in the folder of the documents. Nothing is read yet.
    pub fn of(folder: &Path) -> Self {
        let [v2025, v2026] = vendor::VERSIONS.map(|name| Arc::new(Version::of(folder, name)));
        Self { v2025, v2026 }
    }

    pub fn all(&self) -> [&Version; 2] {
        [&self.v2025, &self.v2026]
    }
}

/// One version.
pub struct Version {
    /// What it is called, and its crate.
    pub name: &'static str,
    pub path: PathBuf,
    pub config: LoadedConfig,
    linked: OnceLock<LinkedDocument>,
    read: OnceLock<Read>,
    case: OnceLock<Case>,
    declared: OnceLock<Document>,
}

impl Version {
    fn of(folder: &Path, name: &'static str) -> Self {
        let path = vendor::document(folder, name).canonicalize().unwrap();
        let config = LoadedConfig::of_document(&path, Path::new("out"), Some(name));
        let (linked, read, case, declared) = Default::default();
        Self { name, path, config, linked, read, case, declared }
    }

    /// Its files.
    pub fn linked(&self) -> &LinkedDocument {
        self.linked.get_or_init(|| {
            let mut diagnostics = Diagnostics::new();
            let linked = load(&self.path, &LoadOptions::default(), &mut diagnostics);
            assert!(!diagnostics.has_errors(), "{}", diagnostics.render(linked.sources(), Style::Plain));
            linked
        })
    }

    /// The model of the operations with some tags; of all operations, where there are none.
    pub fn model(&self, tags: &[String]) -> Api {
        let (mut diagnostics, linked) = (Diagnostics::new(), self.linked());
        let selection = Selection { tags: tags.to_vec(), ..Selection::default() };
        let input = Input { config: self.config.clone(), selection, load: LoadOptions::default() };
        let api = model_of(&input, linked, &mut diagnostics);
        api.unwrap_or_else(|| panic!("{}", diagnostics.render(linked.sources(), Style::Plain)))
    }

    /// The client of the whole, not written yet.
    pub fn read(&self) -> &Read {
        let client = || Client::of(self.model(&[]), self.config.clone());
        self.read.get_or_init(|| Read { client: client(), sources: self.linked().sources().clone() })
    }

    /// The model of the whole.
    pub fn api(&self) -> &Api {
        self.read().client.api()
    }

    /// The crate of the whole. What was said of the document is not kept.
    pub fn case(&self) -> &Case {
        self.case.get_or_init(|| {
            let tree = client(&self.read().client, &self.config).unwrap_or_else(|fault| panic!("{fault:?}"));
            Case { name: self.name.to_owned(), diagnostics: String::new(), tree }
        })
    }

    /// What it declares, by code that does not know the generator.
    pub fn declared(&self) -> &Document {
        self.declared.get_or_init(|| Document::open(&self.path).unwrap())
    }
}
