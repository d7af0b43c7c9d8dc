use super::generated::config_of;
use super::mirrored;
use sailmaker::diagnostic::Style;
use sailmaker::diff::{Client, Side, Verdict, compare};
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::source::SourceSet;
use sailmaker::{Input, Outcome, generate};
use sailmaker_tests::trials;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What is read of a document, and with which files.
pub struct Read {
    pub client: Client,
    pub sources: SourceSet,
}

impl Read {
    fn side(&self) -> Side<'_> {
        Side { client: &self.client, sources: &self.sources }
    }
}

fn input(document: &Path) -> Input {
    let mut config = config_of(document, "things");
    document.clone_into(&mut config.document);
    Input { config, selection: Selection::default(), load: LoadOptions::default() }
}

/// Reads a document; `Err` has what is wrong with it.
pub fn try_read(document: &Path) -> Result<Read, String> {
    let Outcome { result, diagnostics, sources } = Client::read(&input(document));
    match result {
        Some(client) => Ok(Read { client, sources }),
        None => Err(diagnostics.render(&sources, Style::Plain)),
    }
}

/// Reads a document without errors.
pub fn read(document: &Path) -> Read {
    try_read(document).unwrap_or_else(|errors| panic!("{errors}"))
}

/// Reads a document without errors that is in no file.
pub fn read_value(document: &Value) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("api.json");
    std::fs::write(&file, document.to_string()).unwrap();
    read(&file)
}

/// A document of the cases, as it stands.
pub struct Case {
    pub document: PathBuf,
    pub read: Read,
    /// What [`rust`] gives for it.
    pub rust: String,
}

/// A document of the cases that was read before, since they are compared with many others.
pub fn case(document: &Path) -> Arc<Case> {
    static CASES: Mutex<BTreeMap<PathBuf, Arc<Case>>> = Mutex::new(BTreeMap::new());
    let there = CASES.lock().unwrap().get(document).cloned();
    there.unwrap_or_else(|| {
        let case = Case { document: document.to_owned(), read: read(document), rust: rust(document) };
        Arc::clone(CASES.lock().unwrap().entry(case.document.clone()).or_insert(Arc::new(case)))
    })
}

pub fn verdict(old: &Read, new: &Read) -> Verdict {
    compare(old.side(), new.side())
}

/// The documents of the cases: one feature of the generator each.
pub fn cases() -> Vec<PathBuf> {
    trials::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), &["yaml"])
}

pub fn tree(document: &Path) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(document).unwrap()).unwrap()
}

pub fn assert_mirrored(old: &Read, new: &Read) {
    assert_eq!(mirrored::faults(&verdict(old, new), &verdict(new, old)), [""; 0]);
}

/// The Rust of a crate without its documentation and its runtime.
pub fn rust(document: &Path) -> String {
    let tree = generate(&input(document)).result.unwrap();
    let shown =
        |path: &Path| path.starts_with("src") && !path.starts_with("src/runtime") && !path.ends_with("pages.rs");
    let files = tree.iter().filter(|(path, _)| shown(path));
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim_start().starts_with("#[doc");
    files.flat_map(|(_, text)| text.lines().filter(is_code)).collect::<Vec<_>>().join("\n")
}
