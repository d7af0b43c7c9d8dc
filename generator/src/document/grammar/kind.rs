//! What a node is to those who look for references.

use crate::diagnostic::Instead;
use serde_json::Value;

use super::{Object, Shape};

/// What a node of a document is, by the place that it stands at.
///
/// A `$ref` is a reference only where the specification expects an object; in examples, defaults, enumerations and
/// extensions it is data. The version does not matter here: what a word of 3.1 holds in a 3.0 document is still a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    /// Anything without references: numbers, examples, extensions.
    Data,
    /// Text. OpenAPI has no references there, but documents of many files put theirs for descriptions.
    Text,
    /// An object of the specification.
    Object(Object),
    /// A map or a list of such objects. The keys of a map are the author's, so that `x-…` is one of them.
    Collection(Object),
    /// The mapping of a discriminator.
    Mapping,
    /// A value of that mapping: the name of a schema, or a reference to one.
    MappedSchema,
}

impl NodeKind {
    /// The whole document.
    pub const ROOT: Self = Self::Object(Object::OpenApi);
    /// A schema.
    pub const SCHEMA: Self = Self::Object(Object::Schema);

    /// The kind of the member `key` of an object of this kind.
    pub fn member(self, key: &str) -> Self {
        match self {
            Self::Data | Self::Text | Self::MappedSchema => Self::Data,
            Self::Object(object) => object.table().any_shape(key).map_or(Self::Data, |shape| Self::of(&shape)),
            // Media types have a slash. Documents forget the media type and write its members in its place.
            Self::Collection(Object::MediaType) => {
                let field = Object::MediaType.table().any_field(key);
                field.map_or(Self::Object(Object::MediaType), |field| Self::of(&field.shape))
            }
            Self::Collection(object) => Self::Object(object),
            Self::Mapping => Self::MappedSchema,
        }
    }

    /// The kind of the items of an array that stands where this kind is expected: `parameters`, `allOf`.
    pub fn item(self) -> Self {
        match self {
            Self::Collection(object) => Self::Object(object),
            other => other,
        }
    }

    /// The kind that a target must be: where the name of a schema is expected, a schema.
    pub fn of_target(self) -> Self {
        if self == Self::MappedSchema { Self::SCHEMA } else { self }
    }

    /// The map under `components` that holds objects of this kind; `None` when OpenAPI 3.0 has none.
    pub fn section(self) -> Option<&'static str> {
        match self.of_target() {
            Self::Object(object) => object.section(),
            _ => None,
        }
    }

    /// The kind in words, with its article, for messages.
    pub fn described(self) -> &'static str {
        match self.of_target() {
            Self::Object(object) => object.name(),
            Self::Text => "text",
            _ => "a part of the document",
        }
    }

    /// What stands for an object of this kind that a reference does not lead to; none where there is nothing that could.
    pub(in super::super) fn stand_in(self) -> Option<Value> {
        match self {
            Self::Object(object) => object.stand_in().map(|(_, stand_in)| stand_in),
            _ => None,
        }
    }

    /// What a user gets where a reference to an object of this kind cannot be followed.
    pub(in super::super) fn instead(self) -> Instead {
        match self {
            Self::Object(object) => object.stand_in().map_or_else(|| object.left_out(), |(instead, _)| instead),
            _ => "ignored".into(),
        }
    }

    fn of(shape: &Shape) -> Self {
        match shape {
            Shape::Object(object) | Shape::OrReference(object) if object.table().plain => Self::Data,
            Shape::Object(object) | Shape::OrReference(object) => Self::Object(*object),
            Shape::FlagOr(inner) => Self::of(inner),
            Shape::List(inner) | Shape::Map(_, inner) => match Self::of(inner) {
                Self::Object(object) => Self::Collection(object),
                Self::MappedSchema => Self::Mapping,
                other => other,
            },
            Shape::SchemaName => Self::MappedSchema,
            Shape::Text => Self::Text,
            Shape::Flag | Shape::Number | Shape::Count | Shape::Any | Shape::Word(_) => Self::Data,
        }
    }
}
