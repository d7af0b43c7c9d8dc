use super::{Module, RustType};
use crate::ir::{EnumValue, SchemaId};
use serde::Serialize;
use serde_json::Value;

/// An index into [`Surface::models`](super::Surface::models).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ModelId(u32);

impl ModelId {
    /// The id of the model at an index. There are fewer models than schemas, whose number fits.
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A name in `models`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// The name.
    pub name: String,
    /// The file of its page, without the extension.
    pub page: String,
    /// The file that it stands in.
    pub module: Module,
    /// The schema that it was made of.
    #[serde(skip)]
    pub schema: SchemaId,
    /// What it is.
    #[serde(flatten)]
    pub kind: ModelKind,
}

/// What a [`Model`] is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ModelKind {
    /// A struct.
    Struct(Struct),
    /// An open enum of values.
    Enumeration(Enumeration),
    /// An enum of several types.
    Union(Union),
    /// An alias of another model.
    Alias(ModelId),
}

/// A struct.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Struct {
    /// The fields, in the order of the properties.
    pub fields: Vec<Field>,
    /// The field for what the document does not name, where that is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptProperties>,
    /// The field for what no other field holds, where there is something to keep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<UnreadField>,
    /// Whether it implements `Default`: every field has a value for "nothing". A required property has no default that the
    /// document would give.
    pub default: bool,
    /// Whether a caller makes it, so that it has `new`, and setters.
    pub sent: bool,
}

impl Struct {
    /// The fields that `new` takes; none where there is no `new`.
    pub fn constructor_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.given == Given::Argument)
    }
}

/// A field of a [`Struct`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// The field.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// Whether it can be left out, or be `null`.
    pub presence: Presence,
    /// The type of the value, without the `Option`s of its presence.
    pub value: RustType,
    /// How a caller gives it.
    pub given: Given,
    /// Whether a value of another type than the document says is kept beside it, and fails nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lenient: bool,
}

/// How a caller gives a field of a [`Struct`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Given {
    /// By the field alone: the struct, or the property, is not sent.
    Field,
    /// As an argument of `new`: a request without it is invalid.
    Argument,
    /// Not at all, since only one value is valid: `new` gives the variant of its enumeration.
    Constant(String),
    /// By a setter.
    Setter {
        /// The setter.
        name: String,
        /// The one that makes it `null`, where that is not the same as leaving it out.
        #[serde(skip_serializing_if = "Option::is_none")]
        null: Option<String>,
    },
}

impl Field {
    /// The type of the field.
    pub fn rust_type(&self) -> RustType {
        (0..self.presence.options()).fold(self.value.clone(), |own, _| own.optional())
    }
}

/// Whether a property may be left out, and whether it may be `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Presence {
    /// It is always there, and never `null`.
    Required,
    /// It is always there, and may be `null`.
    RequiredNullable,
    /// It may be left out; `null` is read as left out.
    Optional,
    /// It may be left out and may be `null`, and a client writes it, so that the two are told apart.
    Nullable,
}

impl Presence {
    /// How many `Option`s there are around the value.
    pub fn options(self) -> usize {
        match self {
            Self::Required => 0,
            Self::RequiredNullable | Self::Optional => 1,
            Self::Nullable => 2,
        }
    }
}

/// The field that keeps the properties that the document does not name.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptProperties {
    /// The field.
    pub name: String,
    /// The type of the values.
    pub values: RustType,
    /// The setter, where the struct is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setter: Option<String>,
    /// Whether a value of another type is kept elsewhere, and fails nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lenient: bool,
}

/// The field that keeps what a service sends and no other field holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnreadField {
    /// The field.
    pub name: String,
    /// Whether it keeps properties that the document does not name, and not only values that are not of the type of their fields.
    pub properties: bool,
}

/// An enum of values, with a variant for every other value.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Enumeration {
    /// Whether the values are whole numbers, and not strings.
    pub integers: bool,
    /// The variants, in the order of the values.
    pub variants: Vec<EnumVariant>,
    /// The variant that keeps any other value.
    pub unknown: String,
}

/// A value of an [`Enumeration`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnumVariant {
    /// The variant.
    pub name: String,
    /// The value.
    pub value: EnumValue,
    /// What the document says of it, in CommonMark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// An enum of several types, with a variant for what is of none of them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Union {
    /// The property that tells the variants apart, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discriminator: Option<String>,
    /// The variants, in the order in which they are tried.
    pub variants: Vec<UnionVariant>,
    /// The variant that keeps any other value.
    pub unknown: String,
}

/// A type of a [`Union`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnionVariant {
    /// The variant.
    pub name: String,
    /// The type of what it holds, without a `Box`.
    pub content: RustType,
    /// Whether it is held in a `Box`.
    pub boxed: bool,
    /// The values of the discriminator that mean it; the first is written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether it is of the variant what the discriminator says nothing else of.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fallback: bool,
    /// What a value has that is of this variant, in a union without a discriminator.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<Constant>,
    /// What the union is made `From` to be of this variant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conversions: Vec<Conversion>,
}

/// What a [`Union`] is made `From`, which then is of one variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Conversion {
    /// What the variant holds, where no other variant holds the same type.
    Content,
    /// A `&str`, where no other variant holds a string.
    Text,
    /// A `String` for an enumeration of strings, where no other variant holds a string.
    OwnedText,
}

/// A property that has one of some values, which tell of which variant of a [`Union`] an object is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Constant {
    /// The name on the wire.
    pub property: String,
    /// The values: strings, whole numbers and booleans.
    pub values: Vec<Value>,
}

impl UnionVariant {
    /// The type of what it holds.
    pub fn rust_type(&self) -> RustType {
        let own = self.content.clone();
        if self.boxed { RustType::Boxed(Box::new(own)) } else { own }
    }
}
