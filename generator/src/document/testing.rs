//! What the tests of reading and bundling share: a folder of small files, and what comes of it.

use std::path::PathBuf;

use tempfile::TempDir;

use super::load::{LinkedDocument, LoadOptions, load};
use super::{Bundle, Selection, bundle};
use crate::diagnostic::{Diagnostics, Style};

/// A folder with some files; the first is the root document.
pub(crate) struct Project {
    folder: TempDir,
    root: String,
    pub(crate) options: LoadOptions,
}

impl Project {
    pub(crate) fn new<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self { folder, root: files[0].0.into(), options: LoadOptions::default() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn load(&self) -> (LinkedDocument, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let document = load(&self.path(&self.root), &self.options, &mut diagnostics);
        (document, diagnostics)
    }

    /// Everything that reading and bundling say, with the paths as seen from the folder.
    pub(crate) fn diagnose(&self) -> String {
        let (document, mut diagnostics) = self.load();
        if !diagnostics.has_errors() {
            bundle(&document, &Selection::default(), &mut diagnostics);
        }
        self.shown(&diagnostics.render(document.sources(), Style::Plain))
    }

    /// The document that comes out, when nothing is wrong with it.
    pub(crate) fn bundle(&self, selection: &Selection) -> (Bundle, LinkedDocument) {
        let (document, mut diagnostics) = self.load();
        let bundle = bundle(&document, selection, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{}", diagnostics.render(document.sources(), Style::Plain));
        (bundle, document)
    }

    /// What bundling says about a selection.
    pub(crate) fn select(&self, selection: &Selection) -> String {
        let (document, mut diagnostics) = self.load();
        bundle(&document, selection, &mut diagnostics);
        self.shown(&diagnostics.render(document.sources(), Style::Plain))
    }

    /// The folder is shown whole, or from the working directory if that is where temporary files are.
    fn shown(&self, rendered: &str) -> String {
        let folder = self.folder.path();
        let here = std::env::current_dir().unwrap();
        let rendered = rendered.replace(&format!("{}/", folder.display()), "");
        match folder.strip_prefix(here) {
            Ok(below) => rendered.replace(&format!("{}/", below.display()), ""),
            Err(_) => rendered,
        }
    }
}

/// What reading and bundling say about a document of one YAML file.
pub(crate) fn diagnose(text: impl AsRef<[u8]>) -> String {
    Project::new(&[("openapi.yaml", text)]).diagnose()
}

/// What is bundled of some files, as YAML.
pub(crate) fn bundled(files: &[(&str, &str)]) -> String {
    Project::new(files).bundle(&Selection::default()).0.to_yaml()
}
