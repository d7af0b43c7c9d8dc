use super::Builder;
use crate::config::UnknownProperties;
use crate::ir::{AdditionalProperties, Api, NumberFormat, Object, Property, Schema, SchemaId, SchemaKind, ValueType};
use crate::names::{SetterNames, TypeNames};
use crate::surface::{Field, Given, KeptProperties, Presence, RustType, Struct, UnreadField};

pub(super) fn of(
    builder: &Builder<'_>,
    (id, schema): (SchemaId, &Schema),
    object: &Object,
    names: &TypeNames,
) -> Struct {
    let sent = schema.direction.request;
    let members = object.properties.iter().zip(&names.members).zip(&names.setters);
    let fields: Vec<Field> = members
        .map(|((property, name), setter)| Field {
            given: if sent { given(builder, property, setter) } else { Given::Field },
            lenient: schema.direction.response && !property.write_only && is_scalar(builder.api, property.schema.id),
            ..field(builder, id, property, name)
        })
        .collect();
    let kept = match object.additional {
        AdditionalProperties::Kept(values) => Some(KeptProperties {
            name: names.rest.clone(),
            values: builder.value_type(values),
            setter: sent.then(|| names.rest_setter.clone()),
            lenient: schema.direction.response && is_scalar(builder.api, values.id),
        }),
        AdditionalProperties::Ignored => None,
    };
    let default = fields.iter().all(|field| field.presence != Presence::Required);
    let properties = keeps_unknown(builder, schema) && kept.is_none();
    let lenient = fields.iter().any(|field| field.lenient) || kept.as_ref().is_some_and(|kept| kept.lenient);
    let keeps = properties || lenient;
    let unread = keeps.then(|| UnreadField { name: names.unread.clone(), properties });
    Struct { fields, kept, unread, default, sent }
}

/// Whether properties that the document does not name are kept.
fn keeps_unknown(builder: &Builder<'_>, schema: &Schema) -> bool {
    let direction = schema.direction;
    match builder.unknown_properties {
        UnknownProperties::SentBack => direction.request && direction.response,
        UnknownProperties::Received => direction.response,
        UnknownProperties::None => false,
    }
}

/// Whether values are texts, numbers, booleans or dates, or of an enumeration; or lists or maps of these. Anything is of the type
/// that allows anything.
fn is_scalar(api: &Api, id: SchemaId) -> bool {
    match &api.schema(id).kind {
        SchemaKind::Enumeration(_) => true,
        SchemaKind::Array(array) => is_scalar(api, array.items.id),
        SchemaKind::Map(values) => is_scalar(api, values.id),
        // A decimal keeps whatever is sent by itself.
        SchemaKind::Any | SchemaKind::Number(NumberFormat::Decimal) => false,
        kind => ValueType::of_scalar(kind).is_some(),
    }
}

fn field(builder: &Builder<'_>, owner: SchemaId, property: &Property, name: &str) -> Field {
    let own = builder.non_null_type(property.schema.id);
    Field {
        name: name.to_owned(),
        wire: property.name.clone(),
        presence: Presence::of(builder.api, property),
        value: if builder.api.is_recursive(owner, property.schema.id) { RustType::Boxed(Box::new(own)) } else { own },
        given: Given::Field,
        lenient: false,
    }
}

/// How a caller gives a property of an object that is sent.
fn given(builder: &Builder<'_>, property: &Property, names: &SetterNames) -> Given {
    let is_required = property.is_required_in_requests();
    if property.read_only {
        return Given::Field;
    }
    if !is_required || builder.api.is_nullable(property.schema) {
        return Given::Setter { name: names.set.clone(), null: names.null.clone() };
    }
    constant(builder, property).map_or(Given::Argument, Given::Constant)
}

/// The variant of the one value that a required property can have.
fn constant(builder: &Builder<'_>, property: &Property) -> Option<String> {
    match &builder.api.schema(property.schema.id).kind {
        SchemaKind::Enumeration(own) if own.values.len() == 1 && property.required => {
            builder.names.of_type(property.schema.id)?.members.first().cloned()
        }
        _ => None,
    }
}

impl Presence {
    /// The presence of a property.
    pub(super) fn of(api: &Api, property: &Property) -> Self {
        let written = api.schema(property.schema.id).direction.request;
        match (property.required, api.is_nullable(property.schema)) {
            (true, false) => Self::Required,
            (true, true) => Self::RequiredNullable,
            (false, true) if written => Self::Nullable,
            (false, _) => Self::Optional,
        }
    }
}
