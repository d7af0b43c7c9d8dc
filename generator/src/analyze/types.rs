//! Which schemas have the same type in Rust.

use crate::ir::{Document, SchemaId, SchemaKind, SchemaObject, SchemaRef, ValueType};
use std::collections::BTreeMap;

/// The schemas of a document, and which of them are aliases of others.
pub(super) struct Types<'a> {
    pub(super) document: &'a Document,
    aliases: &'a BTreeMap<SchemaId, SchemaId>,
}

impl<'a> Types<'a> {
    pub(super) fn new(document: &'a Document, aliases: &'a BTreeMap<SchemaId, SchemaId>) -> Self {
        Self { document, aliases }
    }

    /// The schema behind an id.
    pub(super) fn schema(&self, id: SchemaId) -> &'a SchemaObject {
        self.document.schema(id)
    }

    /// Whether a value of this schema may be `null`.
    pub(super) fn is_nullable(&self, schema: SchemaRef) -> bool {
        self.document.is_nullable(schema)
    }

    /// The schema whose type a schema has: itself, unless its name is an alias.
    pub(super) fn canonical(&self, id: SchemaId) -> SchemaId {
        self.aliases.get(&id).copied().unwrap_or(id)
    }

    /// The type of values of a schema. Lists and maps stand one in another no deeper than `nesting` allows.
    pub(super) fn value_type(&self, schema: SchemaRef) -> ValueType {
        let kind = &self.schema(schema.id).kind;
        let own = match kind {
            SchemaKind::Array(array) => ValueType::List(Box::new(self.value_type(array.items))),
            SchemaKind::Tuple(items) => ValueType::Tuple(items.iter().map(|item| self.value_type(*item)).collect()),
            SchemaKind::Map(values) => ValueType::Map(Box::new(self.value_type(*values))),
            kind => ValueType::of_scalar(kind).unwrap_or_else(|| ValueType::Model(self.canonical(schema.id))),
        };
        if self.is_nullable(schema) { ValueType::Nullable(Box::new(own)) } else { own }
    }

    /// Whether values of two schemas have the same type.
    pub(super) fn same(&self, one: SchemaRef, other: SchemaRef) -> bool {
        self.value_type(one) == self.value_type(other)
    }
}
