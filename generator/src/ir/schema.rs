use super::{Docs, IntegerFormat, NumberFormat, StringFormat, Validation};
use crate::source::Location;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Deref;

/// An index into [`Document::schemas`](super::Document::schemas).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct SchemaId(u32);

impl SchemaId {
    /// The id of the schema at an index. A document with more than 2³² schemas does not fit into memory.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A schema at a place of use: `nullable` may be said there, and not of the schema itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SchemaRef {
    /// The schema.
    pub id: SchemaId,
    /// Whether `null` is allowed at this place.
    pub nullable: bool,
}

/// A schema, and what becomes of its values.
#[derive(Clone, Debug, Serialize)]
pub struct Schema {
    /// What the document says. It is large, and there are many: what goes from one list to another is a pointer.
    #[serde(flatten)]
    pub object: Box<SchemaObject>,
    /// Of an enumeration of strings, what other strings are valid as well, by another schema of the union that it was of; none
    /// where just the values are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also_valid: Option<Validation>,
    /// Where values of it travel.
    pub direction: Direction,
    /// The tags whose operations use it.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Of an inline schema that is the same as another: the one that has the type. The name of this one is an alias.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_of: Option<SchemaId>,
}

/// What is said of a schema is true of it.
impl Deref for Schema {
    type Target = SchemaObject;

    fn deref(&self) -> &SchemaObject {
        &self.object
    }
}

/// What a document says of a schema (OpenAPI 3.0.4, section 4.7.24).
#[derive(Clone, Debug, Serialize)]
pub struct SchemaObject {
    /// The name under `#/components/schemas`; none for a schema that stands inline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For an inline schema, what leads to it: a component's or an operation's name and then properties, so that a Rust
    /// name can be made of it. The last word is the nearest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<String>,
    /// What values it allows.
    pub kind: SchemaKind,
    /// Whether `null` is one of them.
    pub nullable: bool,
    /// What else a value must satisfy.
    #[serde(skip_serializing_if = "Validation::is_empty")]
    pub validation: Validation,
    /// What the document says of it.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The value that stands for an absent one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// An example of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Where the document has it.
    pub location: Location,
}

impl SchemaObject {
    /// What a value satisfies, also where the kind of the schema says it: the bounds of a whole number, the values of an
    /// enumeration, and how many properties an object of a request can have.
    pub fn effective_validation(&self) -> Cow<'_, Validation> {
        let own = &self.validation;
        match &self.kind {
            SchemaKind::Integer(format) if own.or.is_empty() => {
                let minimum = format.minimum.map(|bound| bound as f64).or(own.minimum);
                let maximum = format.maximum.map(|bound| bound as f64).or(own.maximum);
                Cow::Owned(Validation { minimum, maximum, ..own.clone() })
            }
            SchemaKind::Enumeration(list) => {
                let values = list.values.iter().map(EnumValue::to_json).collect();
                Cow::Owned(Validation { values, ..own.clone() })
            }
            SchemaKind::Object(object) => {
                let sent = || object.properties.iter().filter(|property| !property.read_only);
                let required = sent().filter(|property| property.is_required_in_requests()).count();
                let maximum_size = match object.additional {
                    AdditionalProperties::Ignored => own.maximum_size.into_iter().chain([sent().count()]).min(),
                    AdditionalProperties::Kept(_) => own.maximum_size,
                };
                let minimum_size = own.minimum_size.into_iter().chain([required]).max();
                Cow::Owned(Validation { minimum_size, maximum_size, ..own.clone() })
            }
            _ => Cow::Borrowed(own),
        }
    }

    /// Whether it becomes a type of its own: a struct or an enum.
    pub fn becomes_a_type(&self) -> bool {
        matches!(self.kind, SchemaKind::Object(_) | SchemaKind::Enumeration(_) | SchemaKind::Union(_))
    }
}

/// Whether values travel to the server, from it, or both ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Direction {
    /// In a parameter or a request's body.
    pub request: bool,
    /// In a response's body or header.
    pub response: bool,
}

/// What values a schema allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SchemaKind {
    /// Any value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// A string.
    String(StringFormat),
    /// One of a list of values.
    Enumeration(Enumeration),
    /// A list.
    Array(Array),
    /// A list of so many items, each with a schema of its own (JSON Schema 2020-12, Core, section 10.3.1.1).
    Tuple(Vec<SchemaRef>),
    /// An object with named properties, and perhaps others.
    Object(Object),
    /// An object whose properties all have one schema and any name.
    Map(SchemaRef),
    /// One, or more, of several schemas.
    Union(Union),
}

/// One of a list of values, which may grow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Enumeration {
    /// The values, each once, without `null`, in the document's order.
    pub values: Vec<EnumValue>,
    /// What the document calls the values, where it names them (`x-enum-varnames`, or the title of a schema for each value).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<EnumValue, String>,
    /// What the document says of the values, in CommonMark (`x-enum-descriptions`, or a schema for each value).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub descriptions: BTreeMap<EnumValue, String>,
}

impl Enumeration {
    /// Whether its values are whole numbers, and not strings.
    pub fn is_of_integers(&self) -> bool {
        matches!(self.values.first(), Some(EnumValue::Integer(_)))
    }

    /// Drops the names of several values, and gives them, each with how many values it names. Were one value to keep such a name, a
    /// value more could take it away, and programs would go on to compile and mean that.
    pub fn drop_shared_names(&mut self) -> BTreeMap<String, usize> {
        let mut of_name: BTreeMap<String, usize> = BTreeMap::new();
        for name in self.names.values() {
            *of_name.entry(name.clone()).or_default() += 1;
        }
        of_name.retain(|_, count| *count > 1);
        self.names.retain(|_, name| !of_name.contains_key(name));
        of_name
    }
}

/// A value of an [`Enumeration`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum EnumValue {
    /// A string.
    String(String),
    /// A whole number.
    Integer(i64),
}

impl EnumValue {
    /// The value as JSON has it.
    pub fn to_json(&self) -> Value {
        match self {
            Self::String(text) => Value::from(text.as_str()),
            Self::Integer(number) => Value::from(*number),
        }
    }
}

/// The value as a URL or header holds it: a string without quotes.
impl fmt::Display for EnumValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => f.write_str(text),
            Self::Integer(number) => write!(f, "{number}"),
        }
    }
}

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Array {
    /// The schema of its items.
    pub items: SchemaRef,
    /// Whether no two items are the same.
    pub unique: bool,
}

/// An object with named properties.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Object {
    /// The properties, in the document's order.
    pub properties: Vec<Property>,
    /// What other properties there may be.
    pub additional: AdditionalProperties,
}

/// What properties an [`Object`] may have besides the named ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AdditionalProperties {
    /// The document says nothing of them, or forbids them: a client ignores them.
    Ignored,
    /// They are allowed, and of this schema: a client keeps them.
    Kept(SchemaRef),
}

/// A named property of an [`Object`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// The schema of its value.
    pub schema: SchemaRef,
    /// Whether an object without it is invalid.
    pub required: bool,
    /// Whether a request without it is invalid though a response may lack it: it is required, and only requests have it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required_in_requests: bool,
    /// Whether only responses have it.
    pub read_only: bool,
    /// Whether only requests have it.
    pub write_only: bool,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// What the document says of it.
    pub docs: Docs,
    /// The value that stands for an absent one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// An example of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Where the document has it.
    pub location: Location,
}

impl Property {
    /// Whether a request without it is invalid, where it is one of requests.
    pub fn is_required_in_requests(&self) -> bool {
        self.required || self.required_in_requests
    }
}

/// One, or more, of several schemas.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Union {
    /// How many may hold at once.
    pub kind: UnionKind,
    /// The schemas, the most specific first; where two are alike, in the document's order.
    pub variants: Vec<Variant>,
    /// The property that tells which schema a value is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discriminator: Option<Discriminator>,
}

/// How many schemas of a [`Union`] may hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum UnionKind {
    /// Exactly one (`oneOf`).
    OneOf,
    /// One or more (`anyOf`).
    AnyOf,
}

/// The last word of the context of a variant that stands inline and has nothing that could be its name: it is called by its type.
pub const UNNAMED_VARIANT: &str = "variant";

/// One schema of a [`Union`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Variant {
    /// The schema.
    pub schema: SchemaRef,
}

/// The property that tells of which schema a value of a [`Union`] is (OpenAPI 3.0.4, section 4.7.25).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Discriminator {
    /// The name of the property.
    pub property: String,
    /// The schema, by value of the property: those that the mapping names, and every variant by the name of its component.
    pub mapping: BTreeMap<String, SchemaId>,
    /// The schema of a value whose property says something else: the one that the others extend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<SchemaId>,
}

impl Discriminator {
    /// All schemas that it names.
    pub fn schemas_mut(&mut self) -> impl Iterator<Item = &mut SchemaId> {
        self.mapping.values_mut().chain(&mut self.fallback)
    }
}
