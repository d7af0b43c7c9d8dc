//! Media types: `consumes` and `produces` of the document and of operations.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::Members;
use crate::document::load::Target;
use crate::ir::{MediaTypeKind, essence};
use crate::source::pointer;

/// What is meant where no media type is stated.
pub(super) const JSON: &str = "application/json";

/// Any media type.
pub(super) const ANY: &str = "*/*";

/// The media types of a form, and of one with files.
const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", MULTIPART];
const MULTIPART: &str = "multipart/form-data";

/// Media types, each once, in the order of the document.
///
/// Two lists are the same where they have the same names. Those of the document are those of many operations, so that they are
/// shared, and told to be the same at once.
#[derive(Clone, Debug, Default)]
pub(super) struct MediaTypes(Arc<[MediaType]>);

/// A media type.
#[derive(Clone, Debug)]
pub(super) struct MediaType {
    pub(super) name: String,
    /// Where it is written; `None` for one that is meant.
    pub(super) at: Option<Target>,
}

impl MediaTypes {
    /// Those that the field of an object states, which is read at `holder`; `None` where the object has no such field.
    pub(super) fn stated(holder: &Target, members: &Members, field: &str) -> Option<Self> {
        let at = pointer::child(&holder.pointer, field);
        let place = |pointer: String| Target { file: holder.file, pointer: pointer.into() };
        let stated: Vec<(&str, Target)> = match members.get(field)? {
            Value::String(name) => vec![(name, place(at))],
            Value::Array(items) => {
                let names = items.iter().enumerate();
                names.filter_map(|(index, name)| Some((name.as_str()?, place(format!("{at}/{index}"))))).collect()
            }
            _ => return None,
        };
        let mut known = BTreeSet::new();
        let named = stated.into_iter().map(|(name, at)| (name.trim(), at));
        let named = named.filter(|(name, _)| !name.is_empty() && known.insert(*name));
        Some(Self(named.map(|(name, at)| MediaType { name: name.to_owned(), at: Some(at) }).collect()))
    }

    /// One that is meant.
    pub(super) fn meant(name: &str) -> Self {
        Self([MediaType { name: name.to_owned(), at: None }].into())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &MediaType> {
        self.0.iter()
    }

    fn names(&self) -> Vec<&str> {
        self.iter().map(|media_type| media_type.name.as_str()).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These, or `name` where there are none.
    pub(super) fn or(&self, name: &str) -> Self {
        if self.is_empty() { Self::meant(name) } else { self.clone() }
    }

    /// Those in which a file can be: all but JSON.
    pub(super) fn of_files(&self) -> Self {
        let is_json = |media_type: &&MediaType| MediaTypeKind::of(&media_type.name) == MediaTypeKind::Json;
        Self(self.iter().filter(|media_type| !is_json(media_type) || media_type.name == ANY).cloned().collect())
    }

    /// Those in which a form is sent.
    pub(super) fn of_form(&self, has_files: bool) -> Self {
        let fits = |media_type: &&MediaType| {
            let name = essence(&media_type.name);
            FORMS.contains(&name.as_str()) && (!has_files || name == MULTIPART)
        };
        let [urlencoded, multipart] = FORMS;
        Self(self.iter().filter(fits).cloned().collect()).or(if has_files { multipart } else { urlencoded })
    }

    /// Whether a multipart body is among them.
    pub(super) fn has_multipart(&self) -> bool {
        self.iter().any(|media_type| MediaTypeKind::of(&media_type.name) == MediaTypeKind::Multipart)
    }
}

impl Ord for MediaTypes {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.names().cmp(&other.names()) }
    }
}

impl PartialOrd for MediaTypes {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for MediaTypes {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for MediaTypes {}
