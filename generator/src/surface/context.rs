use super::{Operation, Surface, Tag};
use crate::config::LoadedConfig;
use crate::ir::{self, Api, OperationId};

/// A client: what the document says of it, what it is in Rust, and what its config says of the crate.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What the document says.
    pub api: &'a Api,
    /// The Rust items.
    pub surface: &'a Surface,
    /// The config.
    pub config: &'a LoadedConfig,
}

/// An operation: what the document says of it, and what it is in Rust.
#[derive(Clone, Copy)]
pub struct DescribedOperation<'a> {
    /// What the document says.
    pub operation: &'a ir::Operation,
    /// What it is in Rust.
    pub own: &'a Operation,
}

impl<'a> Context<'a> {
    /// All operations.
    pub fn operations(self) -> impl Iterator<Item = DescribedOperation<'a>> {
        let operations = self.api.operations.iter().zip(&self.surface.operations);
        operations.map(|(operation, own)| DescribedOperation { operation, own })
    }

    /// What the document says of a tag.
    pub fn described(self, tag: &Tag) -> &'a ir::Tag {
        &self.api.tags[tag.id.index()]
    }

    /// The operations of a tag.
    pub fn operations_of(self, tag: &Tag) -> impl Iterator<Item = DescribedOperation<'a>> + use<'a> {
        self.surface.operations_of(tag.id).map(move |own| self.operation(own.id))
    }

    /// An operation.
    pub fn operation(self, id: OperationId) -> DescribedOperation<'a> {
        DescribedOperation { operation: &self.api.operations[id.0], own: self.surface.operation(id) }
    }
}
