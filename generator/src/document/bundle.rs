//! Makes one self-contained tree of many files.
//!
//! What other files hold becomes a component, named after its file; what has no place under `components` (path items,
//! whole operations, maps) is put where it is referred to. In the tree that comes out every reference reads
//! `#/components/<section>/<name>`, and no two operations of different files have one `operationId`.

mod component_names;
mod groups;
mod merge;
mod operation_ids;
mod selected;
mod stand_ins;
#[cfg(test)]
mod tests;
mod writer;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::grammar::NodeKind;
use super::load::{LinkedDocument, LinkedFile};
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Location, Origins};
use component_names::ComponentNames;
use writer::Writer;

/// One self-contained OpenAPI document; every node knows the place it came from.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The document; `null` when a file that it needs cannot be read.
    pub tree: Value,
    /// Where its nodes come from.
    pub origins: Origins,
    /// The references in it that lead nowhere, each of which has been told, in the order in which the tree was written.
    lost: Vec<LostReference>,
    /// Numbers and flags as they are written, where JSON writes them in another way, by their places.
    pub written: BTreeMap<Location, Box<str>>,
}

impl Bundle {
    /// A tree in which no reference leads nowhere.
    #[cfg(test)]
    pub(crate) fn of(tree: Value, origins: Origins) -> Self {
        Self { tree, origins, lost: Vec::new(), written: BTreeMap::new() }
    }

    /// The places of the references in it that lead nowhere.
    pub fn lost(&self) -> BTreeSet<Location> {
        self.lost.iter().map(|reference| reference.location.clone()).collect()
    }

    /// The document as YAML: the keys of the specification in the order in which people write them, components by name, and all
    /// else in the order of the document, and numbers and flags as they are written there, so that a client of the bundle is that
    /// of the document.
    pub fn to_yaml(&self) -> String {
        yaml::text(&self.tree, &|at| self.written_at(at))
    }

    fn written_at(&self, at: &str) -> Option<&str> {
        if self.written.is_empty() {
            return None;
        }
        self.written.get(&self.origins.origin(at)).map(|text| &**text)
    }
}

/// A reference that leads nowhere.
#[derive(Clone, Debug)]
struct LostReference {
    /// The place that it was written at.
    location: Location,
    /// The node of the tree that is it, or holds it as `$ref`.
    at: String,
    /// What is expected there.
    kind: NodeKind,
}

/// Which operations of the document are wanted. Both lists empty: all of them. An operation is taken when either list
/// names it.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Tags, as operations state them.
    pub tags: Vec<String>,
    /// `operationId`s, or methods and paths: `GET /things`.
    pub operations: Vec<String>,
    /// Whether it may name what the document does not have: it was made for another one.
    pub is_of_another: bool,
}

impl Selection {
    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty()
    }
}

/// Makes one tree of all files of `document`, with what `selection` needs.
///
/// Names of components depend on all files and not on the selection, so that a part has the same names as the whole.
/// What is wrong with a reference, or with a file that it leads to, is said here if the reference is in the tree. What is left out may
/// be as wrong as it likes.
pub fn bundle(document: &LinkedDocument, selection: &Selection, diagnostics: &mut Diagnostics) -> Bundle {
    bundle_with(document, selection, &[], diagnostics)
}

/// The same, and with the schemas under `components` that are `named` elsewhere, in the config: nothing in the document may lead to these.
pub fn bundle_with(
    document: &LinkedDocument,
    selection: &Selection,
    named: &[&str],
    diagnostics: &mut Diagnostics,
) -> Bundle {
    let names = ComponentNames::assign(document);
    let mut writer = Writer::new(document, &names, selection);
    named.iter().for_each(|schema| writer.want("schemas", schema));
    let tree = writer.document();
    writer.selected.report(diagnostics);
    let mut findings = Diagnostics::new();
    document.findings.report(document, &writer.met, &mut findings);
    let is_broken = findings.has_errors();
    diagnostics.extend(findings.into_vec());
    if is_broken {
        let written = BTreeMap::new();
        return Bundle { tree: Value::Null, origins: writer.origins, lost: writer.lost, written };
    }
    diagnostics.extend(writer.found.into_vec());
    Bundle { tree, origins: writer.origins, lost: writer.lost, written: written(document) }
}

fn written(document: &LinkedDocument) -> BTreeMap<Location, Box<str>> {
    let of_file = |(id, file): (FileId, &LinkedFile)| {
        let texts = file.written.iter().map(move |(pointer, text)| (Location::new(id, pointer), text.into()));
        texts.collect::<Vec<_>>()
    };
    document.files().flat_map(of_file).collect()
}
