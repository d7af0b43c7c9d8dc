use super::{Properties, Ref, Schema, Schemas};
use openapiv3::{AnySchema, IntegerFormat, NumberFormat, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty};
use serde_json::Value;

/// The keywords of a schema that decide what values it allows, in one shape, whichever variant of
/// [`openapiv3::SchemaKind`] holds them.
#[derive(Clone, Default)]
pub(in crate::lower) struct Keywords<'a> {
    pub(in crate::lower) type_name: Option<&'a str>,
    pub(in crate::lower) format: Option<&'a str>,
    pub(in crate::lower) properties: Option<Properties<'a>>,
    pub(in crate::lower) required: &'a [String],
    pub(in crate::lower) additional: Option<AdditionalProperties<'a>>,
    pub(in crate::lower) items: Option<Ref<'a, Schema<'a>>>,
    pub(in crate::lower) unique_items: bool,
    /// The values of `enum`.
    pub(in crate::lower) values: Vec<Value>,
    /// The names of `x-enum-varnames`: one for each of the values, or none at all.
    pub(in crate::lower) value_names: Vec<&'a str>,
    pub(in crate::lower) minimum: Option<f64>,
    pub(in crate::lower) maximum: Option<f64>,
    pub(in crate::lower) exclusive_minimum: bool,
    pub(in crate::lower) exclusive_maximum: bool,
    pub(in crate::lower) multiple_of: Option<f64>,
    pub(in crate::lower) pattern: Option<&'a str>,
    /// `minLength`, `minItems` or `minProperties`.
    pub(in crate::lower) minimum_size: Option<usize>,
    /// `maxLength`, `maxItems` or `maxProperties`.
    pub(in crate::lower) maximum_size: Option<usize>,
    pub(in crate::lower) all_of: Schemas<'a>,
    pub(in crate::lower) one_of: Schemas<'a>,
    pub(in crate::lower) any_of: Schemas<'a>,
}

/// What `additionalProperties` says.
#[derive(Clone, Copy)]
pub(in crate::lower) enum AdditionalProperties<'a> {
    /// Whether there may be any.
    Allowed(bool),
    /// What they are.
    Schema(Ref<'a, Schema<'a>>),
}

impl<'a> Keywords<'a> {
    pub(super) fn of(schema: &'a openapiv3::Schema) -> Self {
        let keywords = Self::of_kind(&schema.schema_kind);
        let names = schema.schema_data.extensions.get("x-enum-varnames").and_then(Value::as_array);
        let names: Vec<&str> = names.into_iter().flatten().filter_map(Value::as_str).collect();
        let value_names = if names.len() == keywords.values.len() { names } else { Vec::new() };
        Self { value_names, ..keywords }
    }

    fn of_kind(kind: &'a SchemaKind) -> Self {
        match kind {
            SchemaKind::Type(own) => Self::of_type(own),
            SchemaKind::OneOf { one_of } => Self { one_of: Schemas::new(one_of), ..Self::default() },
            SchemaKind::AllOf { all_of } => Self { all_of: Schemas::new(all_of), ..Self::default() },
            SchemaKind::AnyOf { any_of } => Self { any_of: Schemas::new(any_of), ..Self::default() },
            // What a schema forbids does not change the Rust type of what it allows.
            SchemaKind::Not { .. } => Self::default(),
            SchemaKind::Any(any) => Self::of_any(any),
        }
    }

    /// Those of a schema that mixes keywords of several types, or composes others.
    fn of_any(any: &'a AnySchema) -> Self {
        Self {
            type_name: any.typ.as_deref(),
            format: any.format.as_deref(),
            properties: Properties::new(&any.properties),
            required: &any.required,
            additional: additional(&any.additional_properties),
            items: any.items.as_ref().map(|items| Ref::of(items, |schema| Schema::new(schema))),
            unique_items: any.unique_items.unwrap_or_default(),
            values: any.enumeration.clone(),
            value_names: Vec::new(),
            minimum: any.minimum,
            maximum: any.maximum,
            exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
            exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
            multiple_of: any.multiple_of,
            pattern: any.pattern.as_deref(),
            minimum_size: any.min_length.or(any.min_items).or(any.min_properties),
            maximum_size: any.max_length.or(any.max_items).or(any.max_properties),
            all_of: Schemas::new(&any.all_of),
            one_of: Schemas::new(&any.one_of),
            any_of: Schemas::new(&any.any_of),
        }
    }

    fn of_type(schema: &'a Type) -> Self {
        match schema {
            Type::String(string) => Self {
                type_name: Some("string"),
                format: format(&string.format, string_format),
                values: values(&string.enumeration),
                pattern: string.pattern.as_deref(),
                minimum_size: string.min_length,
                maximum_size: string.max_length,
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
                multiple_of: number.multiple_of,
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
                multiple_of: integer.multiple_of.map(|number| number as f64),
                ..Self::default()
            },
            Type::Object(object) => Self {
                type_name: Some("object"),
                properties: Properties::new(&object.properties),
                required: &object.required,
                additional: additional(&object.additional_properties),
                minimum_size: object.min_properties,
                maximum_size: object.max_properties,
                ..Self::default()
            },
            Type::Array(array) => Self {
                type_name: Some("array"),
                items: array.items.as_ref().map(|items| Ref::of(items, |schema| Schema::new(schema))),
                unique_items: array.unique_items,
                minimum_size: array.min_items,
                maximum_size: array.max_items,
                ..Self::default()
            },
            Type::Boolean(boolean) => {
                Self { type_name: Some("boolean"), values: values(&boolean.enumeration), ..Self::default() }
            }
        }
    }

    /// Whether the schema says nothing of the values: it only decorates, or leaves everything open.
    pub(in crate::lower) fn is_open(&self) -> bool {
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
    pub(in crate::lower) fn names_properties(&self) -> bool {
        self.properties.is_some() || !self.required.is_empty()
    }

    /// Whether the schema is about objects: it says so, or it names properties.
    pub(in crate::lower) fn is_object(&self) -> bool {
        self.type_name == Some("object") || self.properties.is_some() || self.additional.is_some()
    }
}

fn additional(held: &Option<openapiv3::AdditionalProperties>) -> Option<AdditionalProperties<'_>> {
    held.as_ref().map(|held| match held {
        openapiv3::AdditionalProperties::Any(allowed) => AdditionalProperties::Allowed(*allowed),
        openapiv3::AdditionalProperties::Schema(schema) => AdditionalProperties::Schema(Ref::of(schema, Schema::new)),
    })
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
