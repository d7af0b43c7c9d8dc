use super::{Schemas, words};
use crate::ir::{
    AdditionalProperties, Array, Discriminator, EnumValue, Enumeration, IntegerFormat, NumberFormat, Object, Property,
    SchemaKind, StringFormat, Union, UnionKind, Variant,
};
use crate::release::projection::facts::Facts;
use serde_json::Value;

/// What values a schema allows.
pub(super) fn of(schemas: &Schemas<'_>, kind: &SchemaKind) -> Facts {
    match kind {
        SchemaKind::Any => Facts::new().with("kind", "any"),
        SchemaKind::Boolean => Facts::new().with("kind", "boolean"),
        SchemaKind::Integer(format) => integer(*format),
        SchemaKind::Number(format) => {
            let format = match format {
                NumberFormat::Double => None,
                NumberFormat::Decimal => Some("decimal"),
            };
            Facts::new().with("kind", "number").with("format", format)
        }
        SchemaKind::String(format) => string(format),
        SchemaKind::Enumeration(Enumeration { values, names, descriptions }) => {
            let values: Vec<Value> = values.iter().map(EnumValue::to_json).collect();
            let names: Facts = names.iter().map(|(value, name)| (value.to_string(), name.as_str())).collect();
            let described: Facts =
                descriptions.iter().map(|(value, text)| (value.to_string(), text.as_str())).collect();
            let facts = Facts::new().with("kind", "enumeration").with("values", values).with("names", names);
            facts.with("words of values", described)
        }
        SchemaKind::Array(Array { items, unique }) => {
            Facts::new().with("kind", "array").with("items", schemas.at(*items)).with("unique", *unique)
        }
        SchemaKind::Tuple(items) => {
            let items: Vec<Value> = items.iter().map(|item| schemas.at(*item)).collect();
            Facts::new().with("kind", "tuple").with("items", items)
        }
        SchemaKind::Object(own) => object(schemas, own),
        SchemaKind::Map(values) => Facts::new().with("kind", "map").with("values", schemas.at(*values)),
        SchemaKind::Union(own) => union(schemas, own),
    }
}

fn integer(format: IntegerFormat) -> Facts {
    let IntegerFormat { bits, unsigned, minimum, maximum } = format;
    let facts = Facts::new().with("kind", "integer").with("bits", bits).with("unsigned", unsigned);
    facts.with("minimum", minimum).with("maximum", maximum)
}

fn string(format: &StringFormat) -> Facts {
    let facts = Facts::new().with("kind", "string").with("format", format.name());
    match format {
        StringFormat::Mapped(own) => facts.with("type", own.path.join("::")),
        _ => facts,
    }
}

fn object(schemas: &Schemas<'_>, object: &Object) -> Facts {
    let Object { properties, additional } = object;
    // A constructor takes them in this order.
    let required =
        properties.iter().filter(|own| own.is_required_in_requests()).map(|own| Value::from(own.name.as_str()));
    let required: Vec<Value> = required.collect();
    let properties = properties.iter().map(|own| (own.name.as_str(), property(schemas, own)));
    let additional = match additional {
        AdditionalProperties::Ignored => None,
        AdditionalProperties::Kept(values) => Some(schemas.at(*values)),
    };
    let facts = Facts::new().with("kind", "object").with("properties", properties.collect::<Facts>());
    facts.with("required", required).with("additional", additional)
}

fn property(schemas: &Schemas<'_>, property: &Property) -> Facts {
    let Property {
        name: _,
        schema,
        required,
        required_in_requests,
        read_only,
        write_only,
        deprecated,
        docs,
        default,
        example,
        location: _,
    } = property;
    Facts::new()
        .with("schema", schemas.at(*schema))
        .with("required", *required)
        .with("required in requests", *required_in_requests)
        .with("read only", *read_only)
        .with("write only", *write_only)
        .with("deprecated", *deprecated)
        .with("words", words::of(docs))
        .with_json("default", default.as_ref())
        .with_json("example", example.as_ref())
}

fn union(schemas: &Schemas<'_>, union: &Union) -> Facts {
    let Union { kind, variants, discriminator } = union;
    let kind = match kind {
        UnionKind::OneOf => "one of",
        UnionKind::AnyOf => "any of",
    };
    let variants: Vec<Value> = variants.iter().map(|Variant { schema }| schemas.at(*schema)).collect();
    let discriminator = discriminator.as_ref().map(|own| Value::from(self::discriminator(schemas, own)));
    Facts::new().with("kind", kind).with("variants", variants).with("discriminator", discriminator)
}

fn discriminator(schemas: &Schemas<'_>, discriminator: &Discriminator) -> Facts {
    let Discriminator { property, mapping, fallback } = discriminator;
    let mapping = mapping.iter().map(|(value, id)| (value.as_str(), schemas.by_id(*id)));
    let facts = Facts::new().with("property", property.as_str()).with("mapping", mapping.collect::<Facts>());
    facts.with("any other value", fallback.map(|id| schemas.by_id(id)))
}
