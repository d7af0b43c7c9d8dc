//! Values of schemas: the document's examples as far as they are of the schema, and values that are made up.

use serde_json::{Map, Value, json};

use super::document::Node;
use super::shape::Shape;
use super::validity;

/// How deep values are nested at the most.
const DEPTH: usize = 24;

/// How values are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Maker {
    /// Whether the values are for a request, which has no read-only properties, or for a response.
    pub(super) request: bool,
    /// Whether examples are used.
    pub(super) examples: bool,
    /// Whether objects get properties that are not required.
    pub(super) optional: bool,
    /// What strings are that nothing is said of.
    pub(super) text: &'static str,
}

impl Maker {
    /// An example as a value of a schema: without what the schema does not declare, or does not allow in this direction;
    /// what is wrong in it is left out or made anew. `None` for one that is not of the schema.
    pub(super) fn take(self, schema: &Node<'_>, example: &Value) -> Option<Value> {
        Run { maker: self, open: Vec::new() }.take(schema, example)
    }

    /// A value of a schema; `None` for one that has no end.
    pub(super) fn make(self, schema: &Node<'_>) -> Option<Value> {
        Run { maker: self, open: Vec::new() }.make(schema)
    }
}

/// One value on its way; `open` holds the schemas that are being made.
struct Run {
    maker: Maker,
    open: Vec<String>,
}

impl Run {
    fn take(&mut self, schema: &Node<'_>, example: &Value) -> Option<Value> {
        self.within(schema, |run| run.take_inside(schema, example))
    }

    fn make(&mut self, schema: &Node<'_>) -> Option<Value> {
        let place = schema.referred().unwrap_or_else(|| schema.clone()).place();
        match self.open.contains(&place) {
            true => None,
            false => self.within(schema, |run| run.make_inside(schema)),
        }
    }

    fn within<T>(&mut self, schema: &Node<'_>, work: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.open.len() == DEPTH {
            return None;
        }
        self.open.push(schema.referred().unwrap_or_else(|| schema.clone()).place());
        let result = work(self);
        self.open.pop();
        result
    }

    fn take_inside(&mut self, schema: &Node<'_>, example: &Value) -> Option<Value> {
        let shape = Shape::of(schema);
        match (example, shape.kind) {
            (Value::Null, _) => shape.nullable.then_some(Value::Null),
            _ if !shape.alternatives.is_empty() => self.take_alternative(&shape, example),
            _ if !shape.values.is_empty() => shape.values.contains(&example).then(|| example.clone()),
            (Value::Object(members), Some("object")) => self.take_object(&shape, members),
            (Value::Array(items), Some("array")) => self.take_array(&shape, items),
            (_, Some("object")) => None,
            (one, Some("array")) => self.take_array(&shape, std::slice::from_ref(one)),
            (_, Some(kind)) => scalar(kind, example).filter(|value| validity::allows(&shape, value)),
            (_, None) => Some(example.clone()),
        }
    }

    /// The alternative that keeps most of the example, with what stands beside the alternatives.
    fn take_alternative(&mut self, shape: &Shape<'_>, example: &Value) -> Option<Value> {
        let is_other = |(name, value): (&str, String)| example.get(name).is_some_and(|given| *given != json!(value));
        let possible = shape.alternatives.iter().filter(|one| !shape.tag_of(one).is_some_and(is_other));
        let taken: Vec<Value> = possible.filter_map(|alternative| self.take(alternative, example)).collect();
        // The first of those that keep most, and add least.
        let best = taken.iter().rev().max_by_key(|taken| {
            let kept = kept(example, taken);
            (kept, kept.cast_signed() - size(taken).cast_signed())
        });
        let best = best.cloned();
        let (Some(Value::Object(mut taken)), Value::Object(members)) = (best.clone(), example) else { return best };
        if let Some(Value::Object(own)) = self.take_object(shape, members) {
            taken.extend(own);
        }
        Some(Value::Object(taken))
    }

    fn take_object(&mut self, shape: &Shape<'_>, example: &Map<String, Value>) -> Option<Value> {
        let mut taken = Map::new();
        for (name, schema) in self.sent(shape) {
            let value = example.get(name).and_then(|value| self.take(&schema, value));
            let value = if shape.required.contains(name) { value.or_else(|| self.make(&schema)) } else { value };
            taken.extend(value.map(|value| (name.to_owned(), value)));
        }
        for (name, value) in example.iter().filter(|(name, _)| !shape.properties.contains_key(name.as_str())) {
            if shape.is_open() {
                let schema = shape.additional_schema();
                let value = schema.map_or_else(|| Some(value.clone()), |schema| self.take(schema, value));
                taken.extend(value.map(|value| (name.clone(), value)));
            }
        }
        Some(Value::Object(taken))
    }

    fn take_array(&mut self, shape: &Shape<'_>, items: &[Value]) -> Option<Value> {
        let Some(schema) = &shape.items else { return Some(Value::Array(items.to_vec())) };
        let taken: Vec<Value> = items.iter().filter_map(|item| self.take(schema, item)).collect();
        (items.is_empty() || !taken.is_empty()).then_some(Value::Array(taken))
    }

    fn make_inside(&mut self, schema: &Node<'_>) -> Option<Value> {
        let shape = Shape::of(schema);
        let examples = if self.maker.examples { shape.examples.as_slice() } else { &[] };
        let given = examples.iter().filter(|example| !example.is_null());
        let taken = given.filter_map(|example| self.take_inside(schema, example)).next();
        taken.or_else(|| self.made_up(&shape))
    }

    fn made_up(&mut self, shape: &Shape<'_>) -> Option<Value> {
        if let Some(value) = shape.values.first() {
            return Some((*value).clone());
        }
        if !shape.alternatives.is_empty() {
            return self.make_alternative(shape);
        }
        match shape.kind {
            Some("object") => self.make_object(shape),
            Some("array") => Some(shape.items.as_ref().and_then(|items| self.make(items)).into_iter().collect()),
            Some(kind) => Some(self.make_scalar(shape, kind)),
            None => Some(json!(self.maker.text)),
        }
    }

    fn make_alternative(&mut self, shape: &Shape<'_>) -> Option<Value> {
        let mut of_one = |alternative: &Node<'_>| match narrowed(shape, alternative) {
            Some(whole) => self.made_up(&whole),
            None => self.make(alternative),
        };
        let (alternative, mut made) =
            shape.alternatives.iter().find_map(|alternative| Some((alternative, of_one(alternative)?)))?;
        if let Value::Object(members) = &mut made {
            if let Some(Value::Object(own)) = self.make_object(shape) {
                members.extend(own.into_iter().filter(|(name, _)| shape.properties.contains_key(name.as_str())));
            }
            members.extend(shape.tag_of(alternative).map(|(name, value)| (name.to_owned(), json!(value))));
        }
        Some(made)
    }

    fn make_object(&mut self, shape: &Shape<'_>) -> Option<Value> {
        let mut made = Map::new();
        for (name, schema) in self.sent(shape) {
            let required = shape.required.contains(name);
            let value = if required || self.maker.optional { self.make(&schema) } else { None };
            // One that need not be there is left out where no text is made that its pattern allows.
            match value.filter(|value| required || !value.is_string() || validity::allows(&Shape::of(&schema), value)) {
                Some(value) => _ = made.insert(name.to_owned(), value),
                None if required => return None,
                None => {}
            }
        }
        if let (true, Some(schema)) = (self.maker.optional, shape.additional_schema()) {
            made.extend(self.make(schema).map(|value| ("other".to_owned(), value)));
        }
        Some(Value::Object(made))
    }

    /// The properties that go in this direction.
    fn sent<'d>(&self, shape: &Shape<'d>) -> Vec<(&'d str, Node<'d>)> {
        let request = self.maker.request;
        let is_sent = |schema: &Node<'_>| {
            let property = Shape::of(schema);
            if request { !property.read_only } else { !property.write_only }
        };
        let properties = shape.properties.iter().filter(|(_, schema)| is_sent(schema));
        properties.map(|(name, schema)| (*name, schema.clone())).collect()
    }

    fn make_scalar(&self, shape: &Shape<'_>, kind: &str) -> Value {
        let candidates = match (kind, shape.format) {
            ("boolean", _) => vec![json!(true)],
            ("integer" | "number", _) => numbers(shape),
            (_, Some("date")) => vec![json!("2025-06-25")],
            (_, Some("date-time")) => vec![json!("2025-06-25T20:22:28.104Z")],
            (_, Some(format)) if format.to_lowercase().starts_with("uuid") => {
                vec![json!("ef38f943-47e9-4562-b5bb-8424a56397d8")]
            }
            _ => texts(shape, self.maker.text),
        };
        let allowed = candidates.iter().find(|value| validity::allows(shape, value));
        allowed.or(candidates.first()).cloned().unwrap_or_default()
    }
}

/// A shape with what an alternative asks for besides, where that is no schema of its own: `anyOf: [{required: [a]}, {required: [b]}]`
/// beside `type: object`.
fn narrowed<'d>(shape: &Shape<'d>, alternative: &Node<'d>) -> Option<Shape<'d>> {
    let own = Shape::of(alternative);
    (own.kind.is_none() && own.values.is_empty() && own.alternatives.is_empty() && shape.kind.is_some()).then(|| {
        let required = shape.required.union(&own.required).copied().collect();
        Shape { required, alternatives: Vec::new(), ..shape.clone() }
    })
}

/// Texts, one of which may be what a pattern asks for: the pattern itself without its signs.
fn texts(shape: &Shape<'_>, text: &str) -> Vec<Value> {
    let pattern = shape.parts.iter().find_map(|part| part.text("pattern")).unwrap_or("x");
    [text, "example", &pattern.replace(['^', '$', '\\'], "")].map(|text| json!(text)).to_vec()
}

fn numbers(shape: &Shape<'_>) -> Vec<Value> {
    let bounds = shape.parts.iter().flat_map(|part| [part.value.get("minimum"), part.value.get("maximum")]);
    [json!(7)].into_iter().chain(bounds.flatten().cloned()).collect()
}

/// An example as a scalar of a kind; numbers and texts are written one as the other by many authors.
fn scalar(kind: &str, example: &Value) -> Option<Value> {
    match (kind, example) {
        ("string", Value::Number(_) | Value::Bool(_)) => Some(json!(example.to_string())),
        ("integer", Value::Number(number)) if number.is_f64() => {
            number.as_f64().filter(|number| number.fract() == 0.0).map(|number| json!(number as i64))
        }
        ("string", Value::String(_)) | ("integer" | "number", Value::Number(_)) | ("boolean", Value::Bool(_)) => {
            Some(example.clone())
        }
        ("integer" | "number" | "boolean", Value::String(text)) => {
            let read: Value = serde_json::from_str(text).ok()?;
            if read.is_string() { None } else { scalar(kind, &read) }
        }
        _ => None,
    }
}

/// How many values a value holds, itself included.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// How many of the values of an example are left in what was taken of it.
fn kept(example: &Value, taken: &Value) -> usize {
    match (example, taken) {
        (Value::Object(example), Value::Object(taken)) => {
            1 + taken.iter().filter_map(|(name, value)| Some(kept(example.get(name)?, value))).sum::<usize>()
        }
        (Value::Array(example), Value::Array(taken)) => {
            1 + example.iter().zip(taken).map(|(example, taken)| kept(example, taken)).sum::<usize>()
        }
        _ => usize::from(example == taken),
    }
}
