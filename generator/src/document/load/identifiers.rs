//! The names by which JSON Schema lets references find schemas without a pointer: `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema
//! 2020-12, Core, section 8.2), and `$self` of a document (OpenAPI 3.2.0, section 4.1.1).

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_uri::{Uri, UriRef};
use serde_json::{Map, Value};

use super::linked::Target;
use crate::source::{FileId, pointer};

/// What is named in the files of a document.
#[derive(Default)]
pub(super) struct Identifiers {
    files: BTreeMap<FileId, Names>,
    by_uri: BTreeMap<String, Target>,
}

/// What is named in a file.
#[derive(Default)]
struct Names {
    /// The schemas with an `$id`, and the file itself, by their pointers.
    resources: BTreeMap<String, Resource>,
    /// The first schema of each anchor, whichever resource it is of.
    anchors: BTreeMap<String, Arc<str>>,
}

/// A schema with an `$id`, or a whole file: what a reference without a path is relative to.
#[derive(Default)]
struct Resource {
    /// The base of relative references in it; none in a file that does not say what it is called.
    uri: Option<Uri<String>>,
    anchors: BTreeMap<String, Arc<str>>,
}

/// The keywords whose values are data.
const DATA: [&str; 5] = ["const", "default", "enum", "example", "examples"];

impl Identifiers {
    /// Notes what a file names, which stands at the path `relative`. Most name nothing.
    pub(super) fn note(&mut self, file: FileId, relative: &str, text: &str, tree: &Value) {
        if !["$id", "nchor", "$self"].iter().any(|word| text.contains(word)) {
            return;
        }
        let own = tree.get("$self").and_then(Value::as_str).and_then(|uri| resolved(uri, None));
        // Where a document comes from is its base, unless it says another.
        let uri = own.clone().or_else(|| resolved(&format!("file:///{relative}"), None));
        let mut names = Names::default();
        names.resources.insert(String::new(), Resource { uri, anchors: BTreeMap::new() });
        let mut walk = Walk { file, names, by_uri: &mut self.by_uri, pointer: String::new() };
        own.iter().for_each(|uri| walk.enter(uri));
        walk.node(tree, "");
        self.files.insert(file, walk.names);
    }

    /// How many names there are.
    pub(super) fn count(&self) -> usize {
        self.by_uri.len()
    }

    /// Whether a file that is not read yet may have what `text` names: it is a URI, or relative to one.
    pub(super) fn may_name(&self, file: FileId, at: &str, text: &str) -> bool {
        let path = text.split('#').next().unwrap_or_default();
        let own = self.files.get(&file).and_then(|names| names.holder(at)?.1.uri.as_ref());
        let is_called = own.is_some_and(|own| own.scheme().as_str() != "file");
        !path.is_empty() && (is_called || Uri::parse(path).is_ok())
    }

    /// The node that is called `text` where a reference stands; `None` where it is none of these names.
    ///
    /// - An anchor is one of the resource that holds the reference, else of any in the file.
    /// - A URI is one that a resource has, with an anchor or a pointer behind it.
    pub(super) fn find(&self, file: FileId, at: &str, text: &str) -> Option<Named> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        if path.is_empty() {
            let names = self.files.get(&file)?;
            let (pointer, own) = names.holder(at)?;
            return if is_pointer(fragment) {
                let is_embedded = !pointer.is_empty();
                is_embedded.then(|| Named { node: target(file, pointer), pointer: fragment.to_owned() })
            } else {
                let anchor = own.anchors.get(fragment).or_else(|| names.anchors.get(fragment));
                anchor.map(|pointer| Named { node: target(file, pointer), pointer: String::new() })
            };
        }
        let base = || self.files.get(&file)?.holder(at)?.1.uri.as_ref();
        let uri = resolved(path, base())?;
        let node = self.by_uri.get(uri.as_str())?.clone();
        if is_pointer(fragment) {
            return Some(Named { node, pointer: fragment.to_owned() });
        }
        let own = self.files.get(&node.file)?.resources.get(&*node.pointer)?;
        let pointer = own.anchors.get(fragment)?;
        Some(Named { node: target(node.file, pointer), pointer: String::new() })
    }
}

impl Names {
    /// The innermost resource that holds a node, with its pointer.
    fn holder<'a>(&'a self, at: &'a str) -> Option<(&'a str, &'a Resource)> {
        let mut pointer = at;
        loop {
            if let Some(own) = self.resources.get(pointer) {
                return Some((pointer, own));
            }
            pointer = pointer::parent(pointer)?;
        }
    }
}

fn is_pointer(fragment: &str) -> bool {
    fragment.is_empty() || fragment.starts_with('/')
}

fn target(file: FileId, pointer: &str) -> Target {
    Target { file, pointer: pointer.into() }
}

/// A node that a name leads to, and the pointer that leads on from there.
pub(super) struct Named {
    pub(super) node: Target,
    pub(super) pointer: String,
}

/// A URI reference, seen from a base, without its fragment (RFC 3986, section 5.2).
fn resolved(text: &str, base: Option<&Uri<String>>) -> Option<Uri<String>> {
    let text = text.split('#').next().unwrap_or_default();
    match base {
        Some(base) => UriRef::parse(text).ok()?.resolve_against(base).ok(),
        None => Uri::parse(text.to_owned()).ok(),
    }
}

struct Walk<'a> {
    file: FileId,
    names: Names,
    by_uri: &'a mut BTreeMap<String, Target>,
    pointer: String,
}

impl Walk<'_> {
    /// Goes through a node of the resource at that pointer.
    fn node(&mut self, node: &Value, resource: &str) {
        match node {
            Value::Object(members) => {
                let own = self.schema(members, resource);
                let resource = own.as_deref().unwrap_or(resource);
                for (key, member) in members.iter().filter(|(key, _)| !DATA.contains(&key.as_str())) {
                    self.below(key, member, resource);
                }
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(index, item)| self.below(&index.to_string(), item, resource));
            }
            _ => {}
        }
    }

    fn below(&mut self, token: &str, node: &Value, resource: &str) {
        let length = self.pointer.len();
        pointer::push(&mut self.pointer, token);
        self.node(node, resource);
        self.pointer.truncate(length);
    }

    /// Notes how a node is called; gives its pointer if it is a resource of its own.
    fn schema(&mut self, members: &Map<String, Value>, outer: &str) -> Option<String> {
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        let base = || self.names.resources.get(outer)?.uri.as_ref();
        let own = text("$id").and_then(|id| resolved(id, base())).map(|uri| {
            self.enter(&uri);
            self.names.resources.insert(self.pointer.clone(), Resource { uri: Some(uri), anchors: BTreeMap::new() });
            self.pointer.clone()
        });
        let pointer: Arc<str> = self.pointer.as_str().into();
        for name in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(text) {
            self.names.anchors.entry(name.to_owned()).or_insert_with(|| pointer.clone());
            if let Some(resource) = self.names.resources.get_mut(own.as_deref().unwrap_or(outer)) {
                resource.anchors.entry(name.to_owned()).or_insert_with(|| pointer.clone());
            }
        }
        own
    }

    /// The first node of a name has it.
    fn enter(&mut self, uri: &Uri<String>) {
        let target = Target { file: self.file, pointer: self.pointer.as_str().into() };
        self.by_uri.entry(uri.as_str().to_owned()).or_insert(target);
    }
}
