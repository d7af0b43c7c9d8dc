use super::{Keywords, Ref, not_empty};
use crate::ir::{Docs, ExternalDocs};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A schema (section 4.7.24; JSON Schema 2020-12), or a reference to one.
pub(super) fn read(held: &Value) -> Ref<'_, Schema<'_>> {
    static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    match held.get("$ref").and_then(Value::as_str) {
        Some(reference) => Ref::Reference(reference),
        None => Ref::Object(Schema(held.as_object().unwrap_or_else(|| &EMPTY))),
    }
}

/// A schema, as JSON: [`openapiv3`] has no type for one of JSON Schema 2020-12.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Schema<'a>(&'a Map<String, Value>);

impl<'a> Schema<'a> {
    /// What decides which values it allows.
    pub(in crate::lower) fn keywords(self) -> Keywords<'a> {
        Keywords::of(self.0)
    }

    /// What is said of it besides.
    pub(in crate::lower) fn annotations(self) -> Annotations<'a> {
        let value = |name| self.0.get(name).filter(|value| !value.is_null());
        Annotations {
            title: self.text("title"),
            description: self.text("description"),
            external_docs: self.0.get("externalDocs"),
            read_only: self.flag("readOnly"),
            write_only: self.flag("writeOnly"),
            deprecated: self.flag("deprecated"),
            default: value("default"),
            example: value("example"),
        }
    }

    /// The schemas of which a value must be all.
    pub(in crate::lower) fn all_of(self) -> Schemas<'a> {
        self.0.get("allOf").map(Schemas::new).unwrap_or_default()
    }

    /// Whether it allows `null`: it says so, or lists it among its values.
    pub(in crate::lower) fn is_nullable(self) -> bool {
        let values = self.0.get("enum").and_then(Value::as_array);
        self.flag("nullable") || values.is_some_and(|values| values.iter().any(Value::is_null))
    }

    /// The schema of the value that a text is in another media type (`contentSchema`).
    pub(in crate::lower) fn content_schema(self) -> Option<Ref<'a, Schema<'a>>> {
        self.0.get("contentSchema").map(read)
    }

    pub(in crate::lower) fn discriminator(self) -> Option<Discriminator<'a>> {
        let discriminator = self.0.get("discriminator")?;
        let mapping = discriminator.get("mapping").and_then(Value::as_object).into_iter().flatten();
        let mapping = mapping.filter_map(|(value, target)| Some((value.as_str(), target.as_str()?)));
        let property = discriminator.get("propertyName").and_then(Value::as_str)?;
        Some(Discriminator { property, mapping: mapping.collect() })
    }

    /// The value of the discriminator of what it extends that means it, where that is not its name (an extension of Swagger 2.0 that
    /// AutoRest reads).
    pub(in crate::lower) fn discriminator_value(self) -> Option<&'a str> {
        self.text("x-ms-discriminator-value")
    }

    fn text(self, name: &str) -> Option<&'a str> {
        self.0.get(name).and_then(Value::as_str)
    }

    fn flag(self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }
}

/// What is said of a schema that does not decide about its values.
#[derive(Clone, Copy, Default)]
pub(in crate::lower) struct Annotations<'a> {
    title: Option<&'a str>,
    description: Option<&'a str>,
    external_docs: Option<&'a Value>,
    pub(in crate::lower) read_only: bool,
    pub(in crate::lower) write_only: bool,
    pub(in crate::lower) deprecated: bool,
    pub(in crate::lower) default: Option<&'a Value>,
    pub(in crate::lower) example: Option<&'a Value>,
}

impl<'a> Annotations<'a> {
    /// The title where it can be a name.
    pub(in crate::lower) fn short_title(self) -> Option<&'a str> {
        self.title.filter(|title| Docs::is_short(title))
    }

    pub(in crate::lower) fn docs(self) -> Docs {
        Docs {
            summary: self.title.and_then(not_empty),
            description: self.description.and_then(not_empty),
            external: self.external_docs.and_then(external),
        }
    }
}

fn external(docs: &Value) -> Option<ExternalDocs> {
    let text = |name| docs.get(name).and_then(Value::as_str);
    Some(ExternalDocs { description: text("description").and_then(not_empty), url: text("url")?.to_owned() })
}

/// The property that tells of which schema a value is (section 4.7.25).
pub(in crate::lower) struct Discriminator<'a> {
    pub(in crate::lower) property: &'a str,
    /// What each value means: a reference, or the name of a component.
    pub(in crate::lower) mapping: BTreeMap<&'a str, &'a str>,
}

/// A list of schemas: that of `allOf`, `oneOf` or `anyOf`.
#[derive(Clone, Copy, Default)]
pub(in crate::lower) struct Schemas<'a>(&'a [Value]);

impl<'a> Schemas<'a> {
    /// Those in a list; none in anything else.
    pub(super) fn new(held: &'a Value) -> Self {
        Self(held.as_array().map(Vec::as_slice).unwrap_or_default())
    }

    pub(in crate::lower) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::lower) fn len(self) -> usize {
        self.0.len()
    }

    pub(in crate::lower) fn iter(self) -> impl Iterator<Item = Ref<'a, Schema<'a>>> {
        self.0.iter().map(read)
    }
}

/// The properties of an object, in the order of the document.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Properties<'a>(&'a Map<String, Value>);

impl<'a> Properties<'a> {
    /// `None` where there are none.
    pub(super) fn new(held: &'a Value) -> Option<Self> {
        held.as_object().filter(|properties| !properties.is_empty()).map(Self)
    }

    pub(in crate::lower) fn len(self) -> usize {
        self.0.len()
    }

    pub(in crate::lower) fn iter(self) -> impl Iterator<Item = (&'a str, Ref<'a, Schema<'a>>)> {
        self.0.iter().map(|(name, held)| (name.as_str(), read(held)))
    }
}
