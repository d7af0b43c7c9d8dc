use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaKind, StringFormat, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

/// The keywords of a schema that decide what values it allows, in one shape, whichever variant of
/// [`openapiv3::SchemaKind`] holds them.
#[derive(Clone, Default)]
pub(super) struct Facets<'a> {
    pub(super) type_name: Option<&'a str>,
    pub(super) format: Option<&'a str>,
    pub(super) properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    pub(super) required: &'a [String],
    pub(super) additional: Option<&'a AdditionalProperties>,
    pub(super) items: Option<&'a ReferenceOr<Box<Schema>>>,
    pub(super) unique_items: bool,
    pub(super) values: Vec<Value>,
    pub(super) minimum: Option<f64>,
    pub(super) maximum: Option<f64>,
    pub(super) exclusive_minimum: bool,
    pub(super) exclusive_maximum: bool,
    pub(super) all_of: &'a [ReferenceOr<Schema>],
    pub(super) one_of: &'a [ReferenceOr<Schema>],
    pub(super) any_of: &'a [ReferenceOr<Schema>],
}

impl<'a> Facets<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        match &schema.schema_kind {
            SchemaKind::Type(schema) => Self::of_type(schema),
            SchemaKind::OneOf { one_of } => Self { one_of, ..Self::default() },
            SchemaKind::AllOf { all_of } => Self { all_of, ..Self::default() },
            SchemaKind::AnyOf { any_of } => Self { any_of, ..Self::default() },
            // What a schema forbids does not change the Rust type of what it allows.
            SchemaKind::Not { .. } => Self::default(),
            SchemaKind::Any(any) => Self {
                type_name: any.typ.as_deref(),
                format: any.format.as_deref(),
                properties: Some(&any.properties).filter(|properties| !properties.is_empty()),
                required: &any.required,
                additional: any.additional_properties.as_ref(),
                items: any.items.as_ref(),
                unique_items: any.unique_items.unwrap_or_default(),
                values: any.enumeration.clone(),
                minimum: any.minimum,
                maximum: any.maximum,
                exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
                exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
                all_of: &any.all_of,
                one_of: &any.one_of,
                any_of: &any.any_of,
            },
        }
    }

    fn of_type(schema: &'a Type) -> Self {
        match schema {
            Type::String(string) => Self {
                type_name: Some("string"),
                format: format(&string.format, string_format),
                values: values(&string.enumeration),
                ..Self::default()
            },
            Type::Number(number) => Self {
                type_name: Some("number"),
                format: format(&number.format, number_format),
                values: values(&number.enumeration),
                minimum: number.minimum,
                maximum: number.maximum,
                exclusive_minimum: number.exclusive_minimum,
                exclusive_maximum: number.exclusive_maximum,
                ..Self::default()
            },
            Type::Integer(integer) => Self {
                type_name: Some("integer"),
                format: format(&integer.format, integer_format),
                values: values(&integer.enumeration),
                minimum: integer.minimum.map(|bound| bound as f64),
                maximum: integer.maximum.map(|bound| bound as f64),
                exclusive_minimum: integer.exclusive_minimum,
                exclusive_maximum: integer.exclusive_maximum,
                ..Self::default()
            },
            Type::Object(object) => Self {
                type_name: Some("object"),
                properties: Some(&object.properties).filter(|properties| !properties.is_empty()),
                required: &object.required,
                additional: object.additional_properties.as_ref(),
                ..Self::default()
            },
            Type::Array(array) => Self {
                type_name: Some("array"),
                items: array.items.as_ref(),
                unique_items: array.unique_items,
                ..Self::default()
            },
            Type::Boolean(boolean) => {
                Self { type_name: Some("boolean"), values: values(&boolean.enumeration), ..Self::default() }
            }
        }
    }

    /// Whether the schema says nothing of the values: it only decorates, or leaves everything open.
    pub(super) fn is_open(&self) -> bool {
        self.type_name.is_none()
            && self.properties.is_none()
            && self.additional.is_none()
            && self.items.is_none()
            && self.values.is_empty()
            && self.all_of.is_empty()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
    }

    /// Whether the schema says what is in an object, and not only that the value is one.
    pub(super) fn names_properties(&self) -> bool {
        self.properties.is_some() || !self.required.is_empty()
    }

    /// Whether the schema is about objects: it says so, or it names properties.
    pub(super) fn is_object(&self) -> bool {
        self.type_name == Some("object") || self.properties.is_some() || self.additional.is_some()
    }
}

fn values<T: Clone + Into<Value>>(values: &[Option<T>]) -> Vec<Value> {
    values.iter().map(|value| value.clone().map_or(Value::Null, Into::into)).collect()
}

fn format<T: Copy>(format: &VariantOrUnknownOrEmpty<T>, name: fn(T) -> &'static str) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => Some(name(*known)),
        VariantOrUnknownOrEmpty::Unknown(unknown) => Some(unknown),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn string_format(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Password => "password",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    }
}

fn number_format(format: NumberFormat) -> &'static str {
    match format {
        NumberFormat::Float => "float",
        NumberFormat::Double => "double",
    }
}

fn integer_format(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
    }
}
