//! A document as its files say it: read, and joined by `$ref`.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use super::read::read;
use super::{swagger, text};

/// The files that a document is made of, by their paths.
#[derive(Debug)]
pub struct Document {
    root: PathBuf,
    files: BTreeMap<PathBuf, Value>,
}

impl Document {
    /// Reads a document and every file that it refers to.
    ///
    /// # Errors
    ///
    /// The file that cannot be read, and why. A file that is only named where a `$ref` is not one, in an example for
    /// instance, may be missing.
    pub fn open(root: &Path) -> Result<Self, String> {
        let root = plain(root);
        let mut files = BTreeMap::from([(root.clone(), read(&root)?)]);
        let mut unread = named(&root, &files[&root]);
        while let Some(path) = unread.pop() {
            if !files.contains_key(&path) && path.exists() {
                let value = read(&path)?;
                unread.extend(named(&path, &value));
                files.insert(path, value);
            }
        }
        let mut document = Self { root, files };
        if swagger::is_root(document.root().value) {
            let forms = swagger::forms(&document);
            document.files.insert(swagger::forms_file(&document.root), forms);
        }
        Ok(document)
    }

    /// The node at the top of the document.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, file: &self.root, pointer: String::new(), value: &self.files[&self.root] }
    }

    /// How many files the document is made of.
    pub fn file_count(&self) -> usize {
        self.files.len()
    }

    /// What a `$ref` in a file leads to; the file that the reference stands in comes before the root.
    fn target(&self, file: &Path, reference: &str) -> Option<Node<'_>> {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let path = if path.is_empty() { file.to_path_buf() } else { beside(file, path) };
        let roots = path.as_path() == file;
        // A pointer in a fragment is encoded as URIs are (RFC 6901, section 6).
        let pointer = &text::decoded(pointer, false)?;
        self.at(&path, pointer).or_else(|| if roots { self.at(&self.root, pointer) } else { None })
    }

    fn at(&self, path: &Path, pointer: &str) -> Option<Node<'_>> {
        let (file, value) = self.files.get_key_value(path)?;
        Some(Node { document: self, file, pointer: pointer.to_owned(), value: value.pointer(pointer)? })
    }
}

/// A value of a document, and the place that it stands at.
#[derive(Clone, Debug)]
pub struct Node<'d> {
    document: &'d Document,
    file: &'d Path,
    pointer: String,
    /// The value as it stands there, which may be a `$ref`.
    pub value: &'d Value,
}

impl<'d> Node<'d> {
    /// The member of an object, with the reference followed if it is one.
    pub fn get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.get(key)?).resolved())
    }

    /// The text of a member.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.value.get(key)?.as_str()
    }

    /// Whether a member is `true`.
    pub fn is(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The members of an object, in the order of their names, with references followed.
    pub fn members(&self) -> Vec<(&'d str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(key, value)| (key.as_str(), self.child(key, value).resolved())).collect()
    }

    /// The items of a list that is a member, with references followed.
    pub fn list(&self, key: &str) -> Vec<Self> {
        self.raw_list(key).into_iter().map(Self::resolved).collect()
    }

    /// The items of a list that is a member, as they stand there.
    pub fn raw_list(&self, key: &str) -> Vec<Self> {
        let Some(Value::Array(items)) = self.value.get(key) else { return Vec::new() };
        let list = self.child(key, &Value::Null);
        items.iter().enumerate().map(|(index, item)| list.child(&index.to_string(), item)).collect()
    }

    /// A member as it stands there.
    pub fn raw(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.get(key)?))
    }

    /// The members of an object as they stand there.
    pub fn raw_members(&self) -> Vec<(&'d str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(key, value)| (key.as_str(), self.child(key, value))).collect()
    }

    /// What a `$ref` leads to, one step; none where this is no reference.
    pub fn referred(&self) -> Option<Self> {
        self.document.target(self.file, self.text("$ref")?)
    }

    /// What a text leads to that is a reference without being a `$ref`.
    pub fn leads_to(&self) -> Option<Self> {
        self.document.target(self.file, self.value.as_str()?)
    }

    /// The top of another file of the document, whose path is made of that of the root.
    pub(super) fn file(&self, path: impl Fn(&Path) -> PathBuf) -> Option<Self> {
        self.document.at(&path(&self.document.root), "")
    }

    /// The file and the pointer, which no other node has.
    pub fn place(&self) -> String {
        format!("{}#{}", self.file.display(), self.pointer)
    }

    fn resolved(self) -> Self {
        let mut node = self;
        // A reference may lead to another; a circle of nothing but references has no end.
        for _ in 0..16 {
            match node.referred() {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    fn child(&self, key: &str, value: &'d Value) -> Self {
        let pointer = format!("{}/{}", self.pointer, key.replace('~', "~0").replace('/', "~1"));
        Self { document: self.document, file: self.file, pointer, value }
    }
}

/// YAML is read with as little judgement as may be: the last of two keys of one name counts, and keys are text.
/// The files that the references in a value name.
fn named(file: &Path, value: &Value) -> Vec<PathBuf> {
    match value {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str);
            let own = own.map(|text| text.split('#').next().unwrap_or_default()).filter(|path| !path.is_empty());
            let inner = members.values().flat_map(|value| named(file, value));
            own.map(|path| beside(file, path)).into_iter().chain(inner).collect()
        }
        Value::Array(items) => items.iter().flat_map(|item| named(file, item)).collect(),
        _ => Vec::new(),
    }
}

fn beside(file: &Path, path: &str) -> PathBuf {
    plain(&file.parent().unwrap_or(Path::new("")).join(path))
}

/// A path without `.` and `..`, so that a file has one path.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
