//! The types that users of a crate see, for those who compare crates: the same code writes them.

use super::modules::Module;
use super::types::Scope;
use super::{Context, library, object, request, tag};
use crate::ir::{AnswerHeader, Input, Object, Output, Property, Schema, SchemaId, SchemaRef};
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl Context<'_> {
    /// The type with which an argument or a setter declares an input.
    pub(crate) fn input_type(&self, input: &Input) -> TokenStream {
        request::declared_type(&request::given(*self, input))
    }

    /// The type that a success gives.
    pub(crate) fn output_type(&self, names: &OperationNames, output: &Output) -> TokenStream {
        match output {
            Output::Empty => quote!(()),
            Output::Json { schema, optional } => tag::json_type(*self, *schema, *optional),
            Output::Text => quote!(String),
            Output::Stream => quote!(ByteStream),
            Output::ByStatus(_) => {
                let name = format_ident!("{}", names.success);
                quote!(#name)
            }
        }
    }

    /// The type of the value of a header.
    pub(crate) fn header_type(&self, header: &AnswerHeader) -> TokenStream {
        request::header_type(*self, header)
    }

    /// The type of a value, with `Option` where it may be `null`.
    pub(crate) fn value_type(&self, schema: SchemaRef) -> TokenStream {
        self.rust_type(schema, Scope::Elsewhere)
    }

    /// The type of a value that is not `null`.
    pub(crate) fn non_null_value_type(&self, schema: SchemaRef) -> TokenStream {
        self.non_null_type(schema, Scope::Elsewhere)
    }

    /// The type of a field.
    pub(crate) fn field_type(&self, property: &Property) -> TokenStream {
        object::field_type_in(*self, property, Scope::Elsewhere)
    }

    /// The tag with whose feature alone a type is compiled; none where it always is.
    pub(crate) fn tag_of_type(&self, id: SchemaId) -> Option<&str> {
        match self.module_that_names(id) {
            Module::Shared => None,
            Module::Tag(tag) => Some(tag),
        }
    }

    /// The types at the root of the crate that are there only where an operation makes use of them.
    pub(crate) fn types_in_use(&self) -> Vec<&'static str> {
        library::types_in_use(*self)
    }

    /// Whether a struct has a value for "nothing": implements `Default`.
    pub(crate) fn can_default(&self, object: &Object) -> bool {
        object::can_default(*self, object)
    }

    /// The types of the fields that `new` takes; none where a struct has no `new`.
    pub(crate) fn constructor(&self, schema: &Schema, object: &Object) -> Option<Vec<TokenStream>> {
        let is_taken = |property: &&Property| property.required && !self.api.is_nullable(property.schema);
        let taken = object.properties.iter().filter(is_taken).map(|property| self.field_type(property)).collect();
        object::has_constructor(*self, schema, object).then_some(taken)
    }
}
