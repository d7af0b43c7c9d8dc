//! Models as expressions, built of the document's examples: `Thing::new("a").size(1)`.

mod layout;
mod object;
mod scalar;

use crate::surface::{
    Context, EnumVariant, Enumeration, Model, ModelId, ModelKind, Paths, RustType, Union, UnionVariant,
};
use crate::text::{Rust, Word};
use serde_json::Value;
use std::cell::Cell;

/// How many models a sample makes. What goes beyond them is read from JSON.
const MODELS: usize = 12;

/// How deep models stand in one another before they are read from JSON.
const DEPTH: usize = 3;

/// A value of a type, as an expression of just that type; none where no program has a way to make one.
pub(super) fn made(context: Context<'_>, rust: &RustType, example: Option<&Value>) -> Option<Rust> {
    Maker { context, models: Cell::new(MODELS) }.exact(rust, example, 0)
}

/// What makes the values of one sample.
struct Maker<'a> {
    context: Context<'a>,
    /// How many models it may still make.
    models: Cell<usize>,
}

impl Maker<'_> {
    /// An expression of just the type.
    fn exact(&self, rust: &RustType, example: Option<&Value>, depth: usize) -> Option<Rust> {
        match rust {
            RustType::Option(own) => Some(Rust::filled("Some({})", &[&self.exact(own, example, depth)?])),
            RustType::Boxed(own) => Some(Rust::filled("Box::new({})", &[&self.exact(own, example, depth)?])),
            RustType::Vec(own) => Some(Rust::filled("vec![{}]", &[&self.exact(own, first(example), depth)?])),
            RustType::Tuple(own) => self.tuple(own, example, depth),
            RustType::Map(own) => {
                let (key, value) = entry(example);
                let value = self.exact(own, value, depth)?;
                let entry = Rust::filled("({}.to_owned(), {})", &[&Rust::literal(key), &value]);
                Some(Rust::filled("std::collections::BTreeMap::from([{}])", &[&entry]))
            }
            RustType::Model(id) => self.model(*id, example, depth),
            scalar => self.scalar(scalar, example),
        }
    }

    /// An expression for an argument of `new` or a setter: what can be made into the type, or the items of a list or a map of it.
    fn argument(&self, rust: &RustType, example: Option<&Value>, depth: usize) -> Option<Rust> {
        match rust {
            RustType::Vec(own) => Some(Rust::filled("[{}]", &[&self.convertible(own, first(example), depth)?])),
            RustType::Map(own) => {
                let (key, value) = entry(example);
                let value = self.convertible(own, value, depth)?;
                Some(Rust::filled("[({}, {})]", &[&Rust::literal(key), &value]))
            }
            RustType::Boxed(own) => self.convertible(own, example, depth),
            own => self.convertible(own, example, depth),
        }
    }

    /// An expression of a type that becomes the type by `into`.
    fn convertible(&self, rust: &RustType, example: Option<&Value>, depth: usize) -> Option<Rust> {
        match scalar::literal(rust, example) {
            Some(literal) => Some(literal),
            None => self.exact(rust, example, depth),
        }
    }

    fn tuple(&self, own: &[RustType], example: Option<&Value>, depth: usize) -> Option<Rust> {
        let item = |(index, own): (usize, &RustType)| self.exact(own, example.and_then(|list| list.get(index)), depth);
        let items: Option<Vec<Rust>> = own.iter().enumerate().map(item).collect();
        let items = Rust::joined(&items?, ", ");
        Some(Rust::filled(if own.len() == 1 { "({},)" } else { "({})" }, &[&items]))
    }

    fn model(&self, id: ModelId, example: Option<&Value>, depth: usize) -> Option<Rust> {
        let surface = self.context.surface;
        let own = surface.model(surface.defined(id));
        let path = Rust::spelled(&surface.spelled(&RustType::Model(id), Paths::Library));
        let example = example.or(self.context.api.schema(own.schema).example.as_ref());
        if let ModelKind::Enumeration(own) = &own.kind {
            return self.enumeration(own, &path, example);
        }
        let made = self.models.get().checked_sub(1).filter(|_| depth < DEPTH).and_then(|left| {
            self.models.set(left);
            self.structured(own, &path, example, depth)
        });
        Some(made.unwrap_or_else(|| self.read(&path)))
    }

    fn structured(&self, model: &Model, path: &Rust, example: Option<&Value>, depth: usize) -> Option<Rust> {
        match &model.kind {
            ModelKind::Struct(own) => self.object(model, own, path, example, depth),
            ModelKind::Union(own) => self.union(own, path, example, depth),
            ModelKind::Enumeration(_) | ModelKind::Alias(_) => None,
        }
    }

    /// A value that is read from JSON.
    fn read(&self, path: &Rust) -> Rust {
        let library = Word::new(&self.context.surface.library);
        Rust::filled("{}::serde_json::from_str::<{}>({}).unwrap()", &[&library, path, &Rust::literal("{}")])
    }

    /// The variant of the example, else the first.
    fn enumeration(&self, own: &Enumeration, path: &Rust, example: Option<&Value>) -> Option<Rust> {
        let is_meant = |own: &&EnumVariant| example.is_some_and(|example| own.value.to_json() == *example);
        let variant = own.variants.iter().find(is_meant).or(own.variants.first())?;
        Some(Rust::filled("{}::{}", &[path, &Word::new(&variant.name)]))
    }

    /// The variant that the example says, else the first.
    fn union(&self, own: &Union, path: &Rust, example: Option<&Value>, depth: usize) -> Option<Rust> {
        let told = own.discriminator.as_deref().and_then(|property| example?.get(property)?.as_str());
        let is_told = |variant: &&UnionVariant| told.is_some_and(|tag| variant.tags.iter().any(|own| own == tag));
        let variant = own.variants.iter().find(is_told).or(own.variants.first())?;
        let example = example.filter(|_| is_told(&variant));
        let content = self.exact(&variant.rust_type(), example, depth + 1)?;
        Some(Rust::filled("{}::{}({})", &[path, &Word::new(&variant.name), &content]))
    }
}

/// The first item of an example of a list.
fn first(example: Option<&Value>) -> Option<&Value> {
    example?.get(0)
}

/// A key and a value of an example of a map.
fn entry(example: Option<&Value>) -> (&str, Option<&Value>) {
    let first = example.and_then(Value::as_object).and_then(|entries| entries.iter().next());
    first.map_or(("key", None), |(key, value)| (key, Some(value)))
}
