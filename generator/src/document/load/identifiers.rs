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
    /// By file, its resources: the document itself first.
    files: BTreeMap<FileId, Vec<Resource>>,
    by_uri: BTreeMap<String, Target>,
}

/// A schema with an `$id`, or a whole file: what a reference without a path is relative to.
struct Resource {
    pointer: String,
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
        let root = Resource { pointer: String::new(), uri, anchors: BTreeMap::new() };
        let mut walk = Walk { file, resources: vec![root], by_uri: &mut self.by_uri, pointer: String::new() };
        own.iter().for_each(|uri| walk.enter(uri));
        walk.node(tree, 0);
        self.files.insert(file, walk.resources);
    }

    /// The node that is called `text` where a reference stands; `None` where it is none of these names.
    ///
    /// - An anchor is one of the resource that holds the reference, else of any in the file.
    /// - A URI is one that a resource has, with an anchor or a pointer behind it.
    pub(super) fn find(&self, file: FileId, at: &str, text: &str) -> Option<Named> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        if path.is_empty() {
            let resources = self.files.get(&file)?;
            let own = resources.get(holder(resources, at)?)?;
            return if fragment.is_empty() || fragment.starts_with('/') {
                let is_embedded = !own.pointer.is_empty();
                is_embedded.then(|| Named { node: own.target(file), pointer: fragment.to_owned() })
            } else {
                let anchor =
                    own.anchors.get(fragment).or_else(|| resources.iter().find_map(|own| own.anchors.get(fragment)));
                anchor.map(|pointer| Named::whole(Target { file, pointer: pointer.clone() }))
            };
        }
        let base = || {
            let resources = self.files.get(&file)?;
            resources.get(holder(resources, at)?)?.uri.as_ref()
        };
        let uri = resolved(path, base())?;
        let node = self.by_uri.get(uri.as_str())?.clone();
        if fragment.is_empty() || fragment.starts_with('/') {
            return Some(Named { node, pointer: fragment.to_owned() });
        }
        let resources = self.files.get(&node.file)?;
        let own = resources.iter().find(|own| *own.pointer == *node.pointer)?;
        own.anchors.get(fragment).map(|pointer| Named::whole(Target { file: node.file, pointer: pointer.clone() }))
    }
}

/// A node that a name leads to, and the pointer that leads on from there.
pub(super) struct Named {
    pub(super) node: Target,
    pub(super) pointer: String,
}

impl Named {
    fn whole(node: Target) -> Self {
        Self { node, pointer: String::new() }
    }
}

impl Resource {
    fn target(&self, file: FileId) -> Target {
        Target { file, pointer: self.pointer.as_str().into() }
    }
}

/// The innermost resource that holds a node.
fn holder(resources: &[Resource], at: &str) -> Option<usize> {
    let holds =
        |own: &Resource| at.strip_prefix(&*own.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let holding = resources.iter().enumerate().filter(|(_, own)| holds(own));
    holding.max_by_key(|(_, own)| own.pointer.len()).map(|(index, _)| index)
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
    resources: Vec<Resource>,
    by_uri: &'a mut BTreeMap<String, Target>,
    pointer: String,
}

impl Walk<'_> {
    /// Goes through a node of the resource of that number.
    fn node(&mut self, node: &Value, resource: usize) {
        match node {
            Value::Object(members) => {
                let resource = self.schema(members, resource);
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

    fn below(&mut self, token: &str, node: &Value, resource: usize) {
        let length = self.pointer.len();
        pointer::push(&mut self.pointer, token);
        self.node(node, resource);
        self.pointer.truncate(length);
    }

    /// Notes how a node is called; gives the resource that it and what is in it are of.
    fn schema(&mut self, members: &Map<String, Value>, outer: usize) -> usize {
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        let resource = match text("$id").and_then(|id| resolved(id, self.resources.get(outer)?.uri.as_ref())) {
            Some(uri) => {
                self.enter(&uri);
                self.resources.push(Resource {
                    pointer: self.pointer.clone(),
                    uri: Some(uri),
                    anchors: BTreeMap::new(),
                });
                self.resources.len() - 1
            }
            None => outer,
        };
        let pointer: Arc<str> = self.pointer.as_str().into();
        for name in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(text) {
            if let Some(own) = self.resources.get_mut(resource) {
                own.anchors.entry(name.to_owned()).or_insert_with(|| pointer.clone());
            }
        }
        resource
    }

    /// The first node of a name has it.
    fn enter(&mut self, uri: &Uri<String>) {
        let target = Target { file: self.file, pointer: self.pointer.as_str().into() };
        self.by_uri.entry(uri.as_str().to_owned()).or_insert(target);
    }
}
