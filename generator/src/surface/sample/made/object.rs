//! Structs: what `new` takes, and setters.

use super::{Maker, layout};
use crate::ir::{Property, SchemaKind};
use crate::surface::{Field, Given, Model, ModelKind, RustType, Struct};
use crate::text::{Rust, Word};
use serde_json::Value;

/// How many properties a sample sets that an example of the document has.
const OF_AN_EXAMPLE: usize = 4;

/// How many it sets where there is no example.
const AT_RANDOM: usize = 2;

impl Maker<'_> {
    pub(super) fn object(
        &self,
        model: &Model,
        own: &Struct,
        path: &Rust,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Rust> {
        let SchemaKind::Object(object) = &self.context.api.schema(model.schema).kind else { return None };
        let members: Vec<(&Property, &Field)> = object.properties.iter().zip(&own.fields).collect();
        let value = |(property, field): &(&Property, &Field)| {
            let example = self.example(property, example);
            self.argument(&field.value, example, depth + 1)
        };
        let required = members.iter().filter(|(_, field)| field.given == Given::Argument);
        let arguments: Option<Vec<Rust>> = required.map(value).collect();
        let setters = self.shown(&members, example, depth).into_iter().filter_map(|member| {
            let Given::Setter { name, .. } = &member.1.given else { return None };
            Some(Rust::filled(".{}({})", &[&Word::new(name), &value(member)?]))
        });
        own.sent.then_some(())?;
        Some(layout::chain(path, &arguments?, &setters.collect::<Vec<_>>()))
    }

    /// The example of a property: what that of the object says, else what the property or its schema does.
    fn example<'v>(&'v self, property: &'v Property, of_object: Option<&'v Value>) -> Option<&'v Value> {
        let schema = self.context.api.schema(property.schema.id);
        let of_object = of_object.and_then(|object| object.get(&property.name)).filter(|value| !value.is_null());
        let own = [of_object, property.example.as_ref(), schema.example.as_ref(), property.default.as_ref()];
        own.into_iter().flatten().next()
    }

    /// The setters that a sample calls: those of the example, else the first that take a plain value, of the outermost object alone.
    fn shown<'m>(
        &self,
        members: &'m [(&'m Property, &'m Field)],
        example: Option<&Value>,
        depth: usize,
    ) -> Vec<&'m (&'m Property, &'m Field)> {
        let all = members.iter();
        let settable =
            all.filter(|(property, field)| matches!(field.given, Given::Setter { .. }) && !property.deprecated);
        match example.and_then(Value::as_object) {
            Some(example) => {
                let is_set = |name: &str| example.get(name).is_some_and(|value| !value.is_null());
                settable.filter(|(property, _)| is_set(&property.name)).take(OF_AN_EXAMPLE).collect()
            }
            None if depth == 0 => settable.filter(|(_, field)| self.is_plain(&field.value)).take(AT_RANDOM).collect(),
            None => Vec::new(),
        }
    }

    /// Whether a value is no object, and holds none.
    fn is_plain(&self, rust: &RustType) -> bool {
        let models = rust.models();
        let is_enumeration = |model: &Model| matches!(model.kind, ModelKind::Enumeration(_));
        let surface = self.context.surface;
        *rust != RustType::Json && models.iter().all(|id| is_enumeration(surface.model(surface.defined(**id))))
    }
}
