use super::super::documents;
use super::places::{self, Place};
use sailmaker::diagnostic::{Diagnostics, Style};
use sailmaker::document::{LoadOptions, load};
use sailmaker::source::pointer;
use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

/// What is taken apart where nothing else is named, relative to the root of the repository.
const OWN: [&str; 3] = ["spec/source-usages.yaml", "tests/tests/cases", "tests/tests/hostile"];

/// Documents, and what they are made of.
pub(super) struct Corpus {
    pub(super) documents: Vec<Document>,
    /// Nodes by their class.
    pub(super) nodes: BTreeMap<String, Vec<Node>>,
    /// Members of objects by the class of the object: what could stand in another of that class.
    pub(super) members: BTreeMap<String, Vec<Node>>,
}

/// A document as it was found.
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) tree: Value,
}

/// A node of one of the documents.
pub(super) struct Node {
    document: usize,
    pointer: String,
}

impl Corpus {
    /// Reads files, and the YAML and JSON files of folders, in the order of their paths; those of the repository where none is named.
    pub(super) fn read(named: &[PathBuf]) -> Result<Self, String> {
        let own = || OWN.iter().map(|path| of_repository(path)).collect();
        let named = if named.is_empty() { own() } else { named.to_vec() };
        let mut read = Vec::new();
        for path in named {
            match path.is_dir() {
                // What else is in a folder may be anything.
                true => read.extend(documents::found(&path)?.into_iter().filter_map(|file| document(file).ok())),
                false => read.push(document(path)?),
            }
        }
        Self::of(read)
    }

    /// Documents that were read.
    pub(super) fn of(documents: Vec<Document>) -> Result<Self, String> {
        let mut corpus = Self { documents, nodes: BTreeMap::new(), members: BTreeMap::new() };
        for (index, document) in corpus.documents.iter().enumerate() {
            let places = places::of(&document.tree);
            let classes: BTreeMap<&str, &str> =
                places.iter().map(|place| (place.pointer.as_str(), place.class.as_str())).collect();
            for place in &places {
                let node = || Node { document: index, pointer: place.pointer.clone() };
                corpus.nodes.entry(place.class.clone()).or_default().push(node());
                if let Some(class) = class_of_object(place, &classes, &document.tree) {
                    corpus.members.entry(class.to_owned()).or_default().push(node());
                }
            }
        }
        if corpus.documents.is_empty() { Err("no document is there to begin with".to_owned()) } else { Ok(corpus) }
    }

    /// A node, with the key that it stands under and the document that it is of.
    pub(super) fn at(&self, node: &Node) -> Option<(&Value, String, &Value)> {
        let document = &self.documents.get(node.document)?.tree;
        let key = pointer::last(&node.pointer)?.into_owned();
        Some((document.pointer(&node.pointer)?, key, document))
    }
}

fn class_of_object<'a>(place: &Place, classes: &BTreeMap<&str, &'a str>, document: &Value) -> Option<&'a str> {
    let (parent, _) = place.parent()?;
    let class = classes.get(parent).copied()?;
    document.pointer(parent).is_some_and(Value::is_object).then_some(class)
}

/// A path of this repository, also when the command is started in a folder below its root.
fn of_repository(path: &str) -> PathBuf {
    match env::var_os("CARGO_MANIFEST_DIR") {
        Some(package) if !Path::new(path).exists() => Path::new(&package).join("..").join(path),
        _ => path.into(),
    }
}

/// A file by the generator's own reader. Where its references lead does not matter.
fn document(path: PathBuf) -> Result<Document, String> {
    let mut diagnostics = Diagnostics::new();
    let linked = load(&path, &LoadOptions::default(), &mut diagnostics);
    match linked.tree(linked.root()).filter(|tree| tree.is_object()).cloned() {
        Some(tree) => Ok(Document { path, tree }),
        None => {
            let said = diagnostics.render(linked.sources(), Style::Plain);
            Err(format!("{} is no document\n{}", path.display(), said.trim_end()))
        }
    }
}
