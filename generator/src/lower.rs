//! document → intermediate model: the last place that knows `openapiv3`.
//!
//! References become ids, inline schemas become schemas of their own that remember what led to them, and every list is put
//! into an order that does not depend on the order of the document's keys.

mod all_of;
mod body;
mod components;
mod docs;
mod enumeration;
mod facets;
mod object;
mod operation;
mod parameter;
mod resolve;
mod response;
mod scalar;
mod schema;
mod security;
mod server;
mod tag;
mod union;
mod validation;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Parsed;
use crate::ir::{Api, Schema, SchemaRef};
use crate::source::{Location, Origins};
use openapiv3::{Components, OpenAPI};
use std::collections::BTreeMap;

/// Lowers a whole document. What the model cannot hold is an error in `diagnostics`, at its place.
pub fn lower(parsed: &Parsed, diagnostics: &mut Diagnostics) -> Api {
    let empty = Components::default();
    let document = &parsed.document;
    let mut lowering = Lowering {
        document,
        components: document.components.as_ref().unwrap_or(&empty),
        origins: &parsed.origins,
        diagnostics,
        schemas: Vec::new(),
        by_component: BTreeMap::new(),
    };
    lowering.api()
}

/// What lowering needs everywhere: the document to resolve references in, and the lists that it fills.
struct Lowering<'a> {
    document: &'a OpenAPI,
    components: &'a Components,
    origins: &'a Origins,
    diagnostics: &'a mut Diagnostics,
    schemas: Vec<Schema>,
    /// What a reference to a component stands for; `nullable` where the component only adds that to another.
    by_component: BTreeMap<&'a str, SchemaRef>,
}

impl<'a> Lowering<'a> {
    fn api(&mut self) -> Api {
        self.component_schemas();
        let operations = self.operations();
        Api {
            title: self.document.info.title.clone(),
            version: self.document.info.version.clone(),
            docs: docs::of_document(self.document),
            servers: server::servers(&self.document.servers),
            tags: tag::tags(self.document, &operations),
            operations,
            security_schemes: self.security_schemes(),
            schemas: std::mem::take(&mut self.schemas),
            error_sets: Vec::new(),
        }
    }

    fn location(&self, pointer: &str) -> Location {
        self.origins.origin(pointer)
    }

    fn error(&mut self, pointer: &str, message: impl Into<String>, help: &str) {
        let location = self.location(pointer);
        self.diagnostics.push(Diagnostic::error(message).at(location).help(help));
    }

    fn warning(&mut self, pointer: &str, message: impl Into<String>, help: &str) {
        let location = self.location(pointer);
        self.diagnostics.push(Diagnostic::warning(message).at(location).help(help));
    }
}
