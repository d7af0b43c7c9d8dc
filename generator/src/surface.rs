//! The client as data: every decision of Rust, taken once and before anything is printed.
//!
//! [`Surface::build`] makes it from the model and its names. [`crate::emit`] prints it, pages show it, and
//! [`crate::diff`] compares it. What the document says in prose stays in the model: everything here has the id of what it was
//! made of, and lists are in the order of the model's.

mod argument;
mod build;
mod context;
pub(crate) mod docs;
mod errors;
mod library;
mod model;
mod module;
mod operation;
mod output;
mod rust_type;
mod sample;
mod security;
mod spelling;
mod tag;

pub use argument::{Argument, ArgumentType};
pub use context::{Context, DescribedOperation};
pub use errors::{ErrorEnum, ErrorVariant};
pub use library::{MappedTypes, RootTypes};
pub use model::{
    Constant, Conversion, EnumVariant, Enumeration, Field, Given, KeptProperties, Model, ModelId, ModelKind, Presence,
    Struct, Union, UnionVariant, UnreadField,
};
pub use module::{Module, ModuleNames};
pub use operation::{ErrorAlias, HeaderConstant, ItemStep, Method, Operation, PageType, Pages, Setter, SetterOf};
pub use output::{Output, SendMethod, StatusVariant, SuccessEnum};
pub use rust_type::RustType;
pub use sample::{Sample, SampleArgument};
pub use security::{
    CodeEndpoints, Credential, EnvironmentVariables, Scheme, Security, ServerSetter, TokenEndpoint, VariableSetter,
};
pub use spelling::Paths;
pub use tag::{Imports, Tag, TagId};

use crate::ir::{OperationId, SchemaId, SchemaRef};
use serde::Serialize;
use std::collections::BTreeMap;

/// The Rust items of a client crate.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Surface {
    /// The name of the crate in code.
    pub library: String,
    /// Whether each tag has a feature of its own.
    pub tag_features: bool,
    /// Whether all names are ASCII.
    pub ascii_names: bool,
    /// Whether a method has the name of one of a trait in `std`.
    pub has_trait_methods: bool,
    /// Whether an argument has a name that clippy takes for that of a draft.
    pub has_drafts: bool,
    /// Whether clippy finds a type too complex.
    pub has_complex_types: bool,
    /// How deep the compiler must follow the types, where that is deeper than it does by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recursion_limit: Option<usize>,
    /// The types at the root of the crate that are there only where an operation makes use of them.
    pub root_types: RootTypes,
    /// The types of other packages that strings of some formats have.
    #[serde(skip_serializing_if = "MappedTypes::is_empty")]
    pub mapped: MappedTypes,
    /// Whether the runtime is a crate that several clients share.
    pub shares_runtime: bool,
    /// What a client is given besides a token and a base URL.
    pub security: Security,
    /// The modules of operations, in the order of [`Api::tags`](crate::ir::Api::tags).
    pub tags: Vec<Tag>,
    /// The operations, in the order of [`Api::operations`](crate::ir::Api::operations).
    pub operations: Vec<Operation>,
    /// The names in `models`, in the order of the alphabet; a [`ModelId`] is an index into this list.
    pub models: Vec<Model>,
    /// The enums of errors, in the order of [`Api::error_sets`](crate::ir::Api::error_sets).
    pub errors: Vec<ErrorEnum>,
    /// The name of the module for what the operations of several tags use.
    pub shared_module: String,
    /// The type of a value of each schema that is not `null`, by [`SchemaId`].
    #[serde(skip)]
    types: Vec<RustType>,
    /// Which of its schemas may be `null` wherever they stand.
    #[serde(skip)]
    nullable: Vec<bool>,
    /// The model that a schema is called by.
    #[serde(skip)]
    by_schema: BTreeMap<SchemaId, ModelId>,
    /// The operations of each tag.
    #[serde(skip)]
    by_tag: BTreeMap<TagId, Vec<OperationId>>,
}

impl Surface {
    /// The type of a value, with `Option` where it may be `null`.
    pub fn value_type(&self, schema: SchemaRef) -> RustType {
        let own = self.non_null_type(schema.id);
        let nullable = schema.nullable || self.nullable.get(schema.id.index()) == Some(&true);
        if nullable { own.optional() } else { own }
    }

    /// The type of a value that is not `null`.
    pub fn non_null_type(&self, schema: SchemaId) -> RustType {
        self.types.get(schema.index()).cloned().unwrap_or(RustType::Json)
    }

    /// Whether nobody would have anything else to make into values of a type.
    pub fn is_taken_as_it_is(&self, own: &RustType) -> bool {
        match own {
            RustType::Bool | RustType::I32 | RustType::I64 | RustType::U32 | RustType::U64 | RustType::Date => true,
            RustType::Model(id) => matches!(self.model(self.defined(*id)).kind, ModelKind::Struct(_)),
            _ => false,
        }
    }

    /// The model that a schema is called by; none for a schema that becomes no type of its own, or is not in use.
    pub fn model_of(&self, schema: SchemaId) -> Option<ModelId> {
        self.by_schema.get(&schema).copied()
    }

    /// A model of this surface.
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.index()]
    }

    /// The models that are types of their own, and no aliases of others.
    pub fn types(&self) -> impl Iterator<Item = &Model> {
        self.models.iter().filter(|model| !matches!(model.kind, ModelKind::Alias(_)))
    }

    /// The model that a name is of: itself, unless it is an alias of another.
    pub fn defined(&self, id: ModelId) -> ModelId {
        match self.model(id).kind {
            ModelKind::Alias(target) => target,
            _ => id,
        }
    }

    /// A tag of this surface.
    pub fn tag(&self, id: TagId) -> &Tag {
        &self.tags[id.index()]
    }

    /// An operation of this surface.
    pub fn operation(&self, id: OperationId) -> &Operation {
        &self.operations[id.0]
    }

    /// The operations of a tag.
    pub fn operations_of(&self, tag: TagId) -> impl Iterator<Item = &Operation> {
        self.by_tag.get(&tag).into_iter().flatten().map(|id| self.operation(*id))
    }
}
