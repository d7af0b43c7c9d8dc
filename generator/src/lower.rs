//! document → intermediate model: the last place that knows `openapiv3`, in `adapter`.
//!
//! References become ids, and inline schemas become schemas of their own that remember what led to them. Properties, operations
//! and media types keep the order of the document; what has no order that means anything is sorted.

mod adapter;
mod all_of;
mod body;
mod components;
mod enumeration;
mod events;
mod groups;
mod inheritance;
mod merge;
mod object;
mod operation;
mod parameter;
mod repeated;
mod resolve;
mod response;
mod scalar;
mod schema;
mod security;
mod tag;
mod union;
mod validation;
mod variant_words;

use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::document::Parsed;
use crate::ir::{self, SchemaId, SchemaObject, SchemaRef};
use crate::source::{Location, Origins};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Reads a whole document. What the model cannot hold is an error in `diagnostics`, at its place.
pub fn lower(parsed: &Parsed, diagnostics: &mut Diagnostics) -> ir::Document {
    let mut lowering = Lowering {
        document: adapter::Document::new(parsed),
        other_tags: adapter::Document::new(parsed).other_tags(),
        origins: &parsed.origins,
        diagnostics,
        schemas: Vec::new(),
        by_component: BTreeMap::new(),
        own: BTreeMap::new(),
        by_place: HashMap::default(),
        merges: merge::Merges::default(),
        repeated: repeated::Repeated::default(),
    };
    lowering.document()
}

/// What lowering needs everywhere: the document to resolve references in, and the lists that it fills.
struct Lowering<'a> {
    document: adapter::Document<'a>,
    /// The tags that operations are not grouped by.
    other_tags: BTreeSet<&'a str>,
    origins: &'a Origins,
    diagnostics: &'a mut Diagnostics,
    #[allow(clippy::vec_box, reason = "the list grows to tens of thousands, which moves what it holds")]
    schemas: Vec<Box<SchemaObject>>,
    /// What a reference to a component stands for; `nullable` where the component only adds that to another.
    by_component: BTreeMap<&'a str, SchemaRef>,
    /// The components that are no such reference, and where they stand.
    own: BTreeMap<SchemaId, (adapter::Schema<'a>, schema::Site)>,
    /// The inline schemas that were met.
    by_place: HashMap<schema::Site, SchemaRef, foldhash::fast::RandomState>,
    merges: merge::Merges<'a>,
    repeated: repeated::Repeated,
}

impl<'a> Lowering<'a> {
    fn document(&mut self) -> ir::Document {
        self.component_schemas();
        let operations = self.operations();
        let webhooks = self.webhooks();
        self.tell_repeated();
        ir::Document {
            title: self.document.title().to_owned(),
            version: self.document.version().to_owned(),
            docs: self.document.docs(),
            license: self.document.license(),
            contact: self.document.contact(),
            servers: self.document.servers(),
            tags: tag::tags(self.document, &operations),
            operations,
            webhooks,
            security_schemes: self.security_schemes(),
            is_open: self.asks_for_nothing(),
            schemas: std::mem::take(&mut self.schemas),
        }
    }

    fn location(&self, pointer: &str) -> Location {
        self.origins.origin(pointer)
    }

    fn warning(&mut self, kind: Kind, pointer: &str, message: impl Into<String>, help: &str) {
        let location = self.location(pointer);
        self.diagnostics.push(Diagnostic::of(kind, message).at(location).help(help));
    }
}
