use super::Builder;
use crate::ir::{AdditionalProperties, Api, Object, Property, Schema, SchemaId};
use crate::names::TypeNames;
use crate::surface::{Field, KeptProperties, Presence, RustType, Struct};

pub(super) fn of(
    builder: &Builder<'_>,
    (id, schema): (SchemaId, &Schema),
    object: &Object,
    names: &TypeNames,
) -> Struct {
    let members = object.properties.iter().zip(&names.members);
    let fields: Vec<Field> = members.map(|(property, name)| field(builder, id, property, name)).collect();
    let kept = match object.additional {
        AdditionalProperties::Kept(values) => {
            Some(KeptProperties { name: names.rest.clone(), values: builder.value_type(values) })
        }
        AdditionalProperties::Ignored => None,
    };
    let default = fields.iter().all(|field| field.presence != Presence::Required);
    Struct { fields, kept, default, constructor: schema.direction.request && !default }
}

fn field(builder: &Builder<'_>, owner: SchemaId, property: &Property, name: &str) -> Field {
    let own = builder.non_null_type(property.schema.id);
    Field {
        name: name.to_owned(),
        wire: property.name.clone(),
        presence: Presence::of(builder.api, property),
        value: if builder.api.is_recursive(owner, property.schema.id) { RustType::Boxed(Box::new(own)) } else { own },
    }
}

impl Presence {
    /// The presence of a property.
    fn of(api: &Api, property: &Property) -> Self {
        let written = api.schema(property.schema.id).direction.request;
        match (property.required, api.is_nullable(property.schema)) {
            (true, false) => Self::Required,
            (true, true) => Self::RequiredNullable,
            (false, true) if written => Self::Nullable,
            (false, _) => Self::Optional,
        }
    }
}
